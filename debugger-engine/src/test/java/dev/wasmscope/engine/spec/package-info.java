/**
 * Runs the specification's own test suite: scripts in the JSON form of {@code wast2json} with their
 * modules beside them. One class reads values, one answers the imports the scripts expect, one runs
 * a script, one writes the report.
 */
@NullMarked
package dev.wasmscope.engine.spec;

import org.jspecify.annotations.NullMarked;
