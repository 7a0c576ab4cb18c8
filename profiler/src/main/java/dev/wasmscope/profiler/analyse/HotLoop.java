package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.SourceFrame;
import java.util.Optional;

/**
 * What one loop cost over all call paths.
 *
 * @param function index into {@link dev.wasmscope.profiler.model.Profile#functions()}
 * @param offset code offset of the {@code loop}
 * @param end code offset behind its end
 * @param source where its first code is written
 * @param entries how often it was entered
 * @param iterations how often its body was begun
 * @param self weight of the code between its begin and its end, inner loops included
 * @param total with what was called from there, once where that leads into the loop again
 * @param depth how many other loops of the function it lies in
 */
public record HotLoop(
        int function,
        int offset,
        int end,
        Optional<SourceFrame> source,
        long entries,
        long iterations,
        long self,
        long total,
        int depth) {

    /** How often the body was begun for one entry, on average. */
    public double iterationsPerEntry() {
        return entries == 0 ? 0 : (double) iterations / entries;
    }
}
