package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.probe.CallListener;

/** Stands where something else that is attached needs frames to be counted. */
record NobodyHears() implements CallListener {
    @Override
    public void enter(int instance, int functionIndex, int callSite, long clock) {}

    @Override
    public void leave(long clock) {}
}
