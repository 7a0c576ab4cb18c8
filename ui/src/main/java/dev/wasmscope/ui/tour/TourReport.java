package dev.wasmscope.ui.tour;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.profiler.analyse.HotFunction;
import dev.wasmscope.session.MemoryField;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.Variable;
import java.nio.file.Path;
import java.util.List;

/**
 * What a tour showed.
 *
 * @param stop at the breakpoint, with the stack
 * @param variables of the innermost frame there
 * @param memory the typed view of the first of them that has parts
 * @param calls to the host until there
 * @param steps the stops of the steps that followed
 * @param end how the program ended, or the trap that it ran into
 * @param hottest the functions with the most instructions of their own, over the whole run
 * @param instructions of the whole run
 * @param pictures that were written
 */
public record TourReport(
        Stop stop,
        List<Variable> variables,
        List<MemoryField> memory,
        List<HostCallEvent> calls,
        List<Stop> steps,
        Stop end,
        List<HotFunction> hottest,
        long instructions,
        List<Path> pictures) {
    public TourReport {
        variables = List.copyOf(variables);
        memory = List.copyOf(memory);
        calls = List.copyOf(calls);
        steps = List.copyOf(steps);
        hottest = List.copyOf(hottest);
        pictures = List.copyOf(pictures);
    }
}
