package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;

/**
 * What one function cost over all its call paths.
 *
 * @param function which function
 * @param label how it is shown
 * @param self weight of the function itself
 * @param total weight of the function and everything it called; a recursive activation is counted
 *     once, so this never exceeds the run's total
 * @param calls how often it was entered
 */
public record HotFunction(
        FunctionKey function, FunctionLabel label, long self, long total, long calls) {}
