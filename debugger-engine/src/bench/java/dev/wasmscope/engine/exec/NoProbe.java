package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.probe.BranchCounter;
import dev.wasmscope.engine.probe.CallListener;
import dev.wasmscope.engine.probe.GuestCode;

/** Hears everything and keeps nothing: what the engine's side of a profile costs. */
final class NoProbe implements CallListener, BranchCounter {
    private final long[] counters = new long[1 << 16];

    @Override
    public void enter(int instance, int functionIndex, int callSite, long clock) {}

    @Override
    public void leave(long clock) {}

    @Override
    public void attached(GuestCode code) {}

    @Override
    public long[] counters() {
        return counters;
    }

    @Override
    public void moved(long from, long to) {}
}
