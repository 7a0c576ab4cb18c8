/**
 * The bundled sample guests and an index of them: modules, sources and expected results as
 * resources.
 */
@NullMarked
package dev.wasmscope.samples;

import org.jspecify.annotations.NullMarked;
