/**
 * What tests of several modules share: real inputs from outside of the repository, and golden text
 * files. Other modules get it as this module's test-jar. Only tests may use it.
 */
@NullMarked
package dev.wasmscope.testing;

import org.jspecify.annotations.NullMarked;
