package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.WasmFunction;
import dev.wasmscope.engine.exec.WatchPlace;
import dev.wasmscope.session.value.GuestFrame;
import java.util.LinkedHashSet;
import java.util.Set;

/** The places that an expression was worked out from. */
final class ReadLog implements GuestFrame.Reads {
    private final Instance instance;
    private final WasmFunction function;
    private final int depth;
    private final Set<WatchPlace> places = new LinkedHashSet<>();
    private boolean ofFrame;

    ReadLog(Instance instance, WasmFunction function, int depth) {
        this.instance = instance;
        this.function = function;
        this.depth = depth;
    }

    @Override
    public void memory(long address, int length) {
        if (length > 0 && length <= WatchPlace.MAX_LENGTH) {
            places.add(new WatchPlace.Bytes(instance.memory(0), address, length));
        }
    }

    @Override
    public void local(int index) {
        ofFrame = true;
        if (index >= 0 && index < function.localCount()) {
            places.add(new WatchPlace.Local(function, depth, index));
        }
    }

    @Override
    public void global(int index) {
        places.add(new WatchPlace.Global(instance.global(index)));
    }

    @Override
    public void frame() {
        ofFrame = true;
    }

    /** Whether anything was read that is the frame's own. */
    boolean ofFrame() {
        return ofFrame;
    }

    Set<WatchPlace> places() {
        return places;
    }
}
