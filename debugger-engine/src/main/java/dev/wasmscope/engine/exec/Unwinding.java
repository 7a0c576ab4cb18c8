package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.Loop.Outcome;
import dev.wasmscope.engine.lower.Handler;
import dev.wasmscope.engine.lower.Lowering.Moment;
import dev.wasmscope.engine.lower.Op;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What happens when an instruction traps or throws. Frames are searched for a handler before any of
 * them is left, so that a thread that ends with an uncaught exception has them all.
 */
final class Unwinding {
    private final ThreadState thread;

    Unwinding(ThreadState thread) {
        this.thread = thread;
    }

    /** The saved thread's innermost frame is at an instruction that throws, or traps. */
    Outcome raised(TrapException cause) {
        LoadedCode code = thread.access.code(0);
        int pc = thread.access.pc(0);
        int op = code.ops[pc];
        if (op != Op.THROW && op != Op.THROW_REF) {
            thread.trap = cause;
            return Outcome.TRAPPED;
        }
        ExceptionInstance exception = op == Op.THROW ? made(code, pc) : again(code, pc);
        if (exception == null) {
            thread.trap = new TrapException(TrapKind.NULL_EXCEPTION_REFERENCE);
            return Outcome.TRAPPED;
        }
        int count = code.ops[pc + Op.CELL];
        int catching = catching(exception);
        if (thread.throwStops && op == Op.THROW && thread.thrownAt != thread.clockBase + count) {
            thread.thrownAt = thread.clockBase + count;
            thread.raised = new Raised(exception, handler(catching));
            return Outcome.THROWING;
        }
        if (catching < thread.depth) {
            return enter(catching, exception, count);
        }
        thread.trap = new TrapException(TrapKind.UNCAUGHT_EXCEPTION, exception.describe());
        return Outcome.TRAPPED;
    }

    /** The innermost frame with a handler for the exception; beyond the last if there is none. */
    private int catching(ExceptionInstance exception) {
        int frame = 0;
        while (frame < thread.depth && find(frame, exception) == null) {
            frame++;
        }
        return frame;
    }

    private OptionalInt handler(int frame) {
        return frame < thread.depth
                ? OptionalInt.of(thread.access.code(frame).function.functionIndex())
                : OptionalInt.empty();
    }

    private ExceptionInstance made(LoadedCode code, int pc) {
        TagInstance tag = code.instance.tags[code.ops[pc + 3]];
        int first = thread.access.base(0) + code.ops[pc + 1];
        List<Value> values = thread.access.read(first, tag.type().params());
        return new ExceptionInstance(tag, values, code.instance, thread.location(0));
    }

    private @Nullable ExceptionInstance again(LoadedCode code, int pc) {
        return (ExceptionInstance) thread.refs[thread.access.base(0) + code.ops[pc + 1]];
    }

    /** The handler of a frame, if it has one for the exception. */
    private @Nullable Handler find(int frame, ExceptionInstance exception) {
        LoadedCode code = thread.access.code(frame);
        List<Handler> handlers = code.code.handlers();
        int pc = thread.access.pc(frame) - (frame == 0 ? 0 : Op.CELL);
        int i = 0;
        while (i < handlers.size()) {
            Handler handler = handlers.get(i);
            if (!handler.covers(pc)) {
                i++;
            } else if (handler.kind() == Handler.Kind.DELEGATE) {
                i = handler.next();
            } else if (handler.kind() == Handler.Kind.CATCH_ALL
                    || code.instance.tags[handler.tag()].equals(exception.tag())) {
                return handler;
            } else {
                i++;
            }
        }
        return null;
    }

    /** Leaves the frames inside {@code frame} and goes on in its handler. */
    private Outcome enter(int frame, ExceptionInstance exception, int count) {
        int depth = thread.depth - frame;
        boolean stops = depth <= Math.max(thread.handlerStopDepth, thread.floor);
        long clock = thread.clockBase + count;
        boolean due = clock >= thread.deadline();
        if (thread.stepping || stops || due) {
            makePrecise(frame);
        }
        Handler handler = find(frame, exception);
        if (handler == null) {
            throw new IllegalStateException("the two forms disagree about a handler");
        }
        leave(frame, clock);
        thread.save(depth, handler.target(), clock + handler.clock());
        int base = thread.access.base(0);
        int slot = base + handler.slot();
        if (handler.kind() == Handler.Kind.CATCH) {
            slot = thread.write(slot, exception.values());
        }
        thread.caught(handler.counter());
        if (handler.passesReference()) {
            thread.refs[slot] = exception;
        }
        if (handler.keptSlot() >= 0) {
            thread.refs[base + handler.keptSlot()] = exception;
        }
        if (thread.stepping || stops) {
            thread.atHandler = true;
            return stops ? Outcome.STEPPED : Outcome.UNWOUND;
        }
        return due ? Outcome.POLLED : Outcome.UNWOUND;
    }

    /** Leaves the innermost frames. Behind the throw itself nothing is executed anyway. */
    private void leave(int frames, long clock) {
        for (int i = 0; i <= frames; i++) {
            if (i > 0) {
                thread.abandon(i);
            }
            if (i < frames) {
                thread.unwound(clock);
            }
        }
    }

    private void makePrecise(int frame) {
        if (frame == 0 && !thread.access.code(0).code.precise()) {
            thread.access.makePreciseBefore(thread.access.codeOffset(0), Moment.BEFORE);
        } else {
            thread.access.makePrecise(frame);
        }
    }
}
