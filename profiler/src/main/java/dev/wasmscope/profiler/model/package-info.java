/**
 * Finished profiles as columnar tables: plain arrays behind records, never changed after they are
 * built.
 *
 * <p>Read by {@code analyse}, {@code exchange} and the views. Depends on nothing else of the
 * project.
 */
@NullMarked
package dev.wasmscope.profiler.model;

import org.jspecify.annotations.NullMarked;
