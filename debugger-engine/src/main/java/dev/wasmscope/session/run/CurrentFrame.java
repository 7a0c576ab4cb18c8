package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.exec.WasmFunction;
import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frame that is looked at now, as one object for all of them: what was worked out for a place
 * reads whichever frame is there.
 */
final class CurrentFrame implements FrameView {
    private FrameView frame;
    private @Nullable List<Value> present;

    private final List<Value> locals =
            new AbstractList<>() {
                @Override
                public Value get(int index) {
                    return present().get(index);
                }

                @Override
                public int size() {
                    return present().size();
                }
            };

    CurrentFrame(FrameView first) {
        frame = first;
    }

    /** Another frame is looked at, or the same one later. */
    void set(FrameView other) {
        frame = other;
        present = null;
    }

    private List<Value> present() {
        List<Value> known = present;
        if (known == null) {
            known = frame.locals();
            present = known;
        }
        return known;
    }

    @Override
    public Instance instance() {
        return frame.instance();
    }

    @Override
    public WasmFunction function() {
        return frame.function();
    }

    @Override
    public long codeOffset() {
        return frame.codeOffset();
    }

    @Override
    public List<Value> locals() {
        return locals;
    }

    @Override
    public List<Value> operandStack() {
        return frame.operandStack();
    }

    @Override
    public long stackPointer() {
        return frame.stackPointer();
    }

    @Override
    public void setLocal(int index, Value value) {
        frame.setLocal(index, value);
    }

    @Override
    public void setOperand(int index, Value value) {
        frame.setOperand(index, value);
    }
}
