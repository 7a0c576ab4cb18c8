package dev.wasmscope.engine.host.record;

import dev.wasmscope.engine.exec.HostFunctionInstance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.host.HandleNames;
import dev.wasmscope.engine.host.HostCall;
import dev.wasmscope.engine.host.HostExit;
import dev.wasmscope.engine.host.MemoryRange;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.module.VecType;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the entry of a call, see {@link CallEntry} for its parts. */
final class CallEntryWriter {
    private final EntryOutput out;
    private final IdentityHashMap<HostFunctionInstance, Integer> functions =
            new IdentityHashMap<>();
    private final Map<String, Integer> texts = new HashMap<>();
    private final byte[] chunk = new byte[1 << 16];
    private long lastClock;
    private long lastStart;

    CallEntryWriter(EntryOutput out) {
        this.out = out;
    }

    void write(
            HostFunctionInstance function,
            HostCall call,
            InputDigest inputs,
            List<Recorder.HandleChange> handles,
            long grown,
            Optional<Exception> end) {
        function(function);
        out.number(call.thread());
        out.signed(call.clock() - lastClock);
        lastClock = call.clock();
        out.signed(call.startNanos() - lastStart);
        lastStart = call.startNanos();
        out.number(Math.max(0, call.tookNanos()));
        arguments(call);
        int checksum = inputs.checksum();
        for (int shift = 0; shift < 32; shift += 8) {
            out.octet(checksum >>> shift & 0xff);
        }
        out.text(inputs.text());
        List<MemoryRange> written = call.written();
        out.number(flags(call, handles, grown, end, written));
        results(call);
        out.signed(call.errno());
        out.number(call.bytesMoved());
        call.outcome().ifPresent(this::text);
        call.injected().ifPresent(this::text);
        call.output().ifPresent(this::text);
        handles(handles);
        end.ifPresent(this::end);
        if (grown > 0) {
            out.number(grown);
        }
        call.memory().ifPresent(memory -> memory(memory, written));
    }

    private static int flags(
            HostCall call,
            List<Recorder.HandleChange> handles,
            long grown,
            Optional<Exception> end,
            List<MemoryRange> written) {
        int flags = 0;
        flags |= call.outcome().isPresent() ? CallEntry.OUTCOME : 0;
        flags |= call.injected().isPresent() ? CallEntry.INJECTED : 0;
        flags |= call.output().isPresent() ? CallEntry.OUTPUT : 0;
        flags |= handles.isEmpty() ? 0 : CallEntry.HANDLES;
        flags |= end.filter(HostExit.class::isInstance).isPresent() ? CallEntry.EXIT : 0;
        flags |= end.filter(TrapException.class::isInstance).isPresent() ? CallEntry.TRAP : 0;
        flags |= grown > 0 ? CallEntry.GROWN : 0;
        flags |= written.isEmpty() ? 0 : CallEntry.WRITES;
        for (int i = 0; i < call.functionType().results().size(); i++) {
            Object reference = call.resultReference(i);
            boolean kept = reference == null || reference instanceof Value.V128;
            flags |= kept ? 0 : CallEntry.LOST;
        }
        return flags;
    }

    private void function(HostFunctionInstance function) {
        Integer known = functions.get(function);
        if (known != null) {
            out.number(known);
            return;
        }
        out.number(functions.size());
        functions.put(function, functions.size());
        out.text(function.module());
        out.text(function.name());
    }

    /** A text that is likely to come again: its number, and itself when it is new. */
    private void text(String text) {
        Integer known = texts.get(text);
        if (known != null) {
            out.number(known);
            return;
        }
        String kept = text.length() > CallEntry.TEXT_LIMIT ? cut(text) : text;
        out.number(texts.size());
        out.text(kept);
        if (texts.size() < CallEntry.KEPT_TEXTS) {
            texts.put(text, texts.size());
        }
    }

    private static String cut(String text) {
        return text.substring(0, CallEntry.TEXT_LIMIT);
    }

    private void arguments(HostCall call) {
        List<ValType> params = call.functionType().params();
        out.number(params.size());
        for (int i = 0; i < params.size(); i++) {
            out.number(argument(call, params.get(i), i));
        }
    }

    /** One word for an argument: enough to tell it from another. */
    static long argument(HostCall call, ValType type, int index) {
        if (type == VecType.V128) {
            return call.v128(index).low() ^ Long.rotateLeft(call.v128(index).high(), 32);
        }
        return type.isReference()
                ? call.reference(index) == null ? 0 : 1
                : word(type, call.i64(index));
    }

    /** The bits of a number without what is undefined above them. */
    private static long word(ValType type, long bits) {
        return type == NumType.I32 || type == NumType.F32 ? bits & 0xffff_ffffL : bits;
    }

    private void results(HostCall call) {
        List<ValType> results = call.functionType().results();
        long vectors = results.stream().filter(type -> type == VecType.V128).count();
        out.number(results.size() + vectors);
        for (int i = 0; i < results.size(); i++) {
            if (call.resultReference(i) instanceof Value.V128(long low, long high)) {
                out.number(low);
                out.number(high);
            } else if (results.get(i) == VecType.V128) {
                out.number(0);
                out.number(0);
            } else {
                out.number(word(results.get(i), call.resultBits(i)));
            }
        }
    }

    private void handles(List<Recorder.HandleChange> changes) {
        if (!changes.isEmpty()) {
            out.number(changes.size());
        }
        for (Recorder.HandleChange change : changes) {
            out.number(change.handle());
            out.number(change.name().isPresent() ? 1 : 0);
            if (change.name().isPresent()) {
                HandleNames.Name name = change.name().get();
                text(name.name());
                text(name.location());
            }
        }
    }

    private void end(Exception end) {
        if (end instanceof HostExit exit) {
            out.signed(exit.code());
        } else if (end instanceof TrapException trap) {
            text(trap.kind().name());
            text(trap.detail());
        }
    }

    private void memory(Memory memory, List<MemoryRange> ranges) {
        if (!ranges.isEmpty()) {
            out.number(ranges.size());
        }
        for (MemoryRange range : ranges) {
            out.number(range.address());
            out.number(range.length());
            for (long done = 0; done < range.length(); ) {
                int part = (int) Math.min(chunk.length, range.length() - done);
                memory.read(range.address() + done, chunk, 0, part);
                out.bytes(chunk, 0, part);
                done += part;
            }
        }
    }
}
