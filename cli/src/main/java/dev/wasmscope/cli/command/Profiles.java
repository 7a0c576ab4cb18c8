package dev.wasmscope.cli.command;

import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.symbol.ProfileSymbols;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Stop;

/** Finished profiles with the names that the session knows. */
final class Profiles {

    private Profiles() {}

    /** The profile of a run up to {@code stop}. */
    static Profile of(DebugSession session, ProfileRecorder recorder, Stop stop) {
        String guest = String.valueOf(session.config().wasm().getFileName());
        ProfileSymbols symbols = new ProfileSymbols(session.module());
        return symbols.symbolise(recorder.profile(guest, stop.clock(), symbols::starts));
    }
}
