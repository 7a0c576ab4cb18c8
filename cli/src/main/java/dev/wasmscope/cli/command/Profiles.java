package dev.wasmscope.cli.command;

import dev.wasmscope.profiler.collect.CallPathCollector;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.Stop;
import java.util.List;

/** Finished profiles with the names that the session knows. */
final class Profiles {

    private Profiles() {}

    /** The profile of a run up to {@code stop}. */
    static Profile of(DebugSession session, CallPathCollector collector, Stop stop) {
        String guest = String.valueOf(session.config().wasm().getFileName());
        List<FunctionView> functions = session.module().functions();
        return collector.profile(guest, stop.clock()).labelled(key -> label(functions, key));
    }

    private static FunctionLabel label(List<FunctionView> functions, FunctionKey key) {
        FunctionView function = functions.get(key.functionIndex());
        return new FunctionLabel(
                function.name(),
                function.position().map(SourcePosition::file),
                function.position().map(SourcePosition::line).orElse(0),
                function.imported());
    }
}
