package dev.wasmscope.engine.host.record;

import dev.wasmscope.engine.exec.HostFunctionInstance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.exec.TrapKind;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.host.CallHandler;
import dev.wasmscope.engine.host.GuestInputs;
import dev.wasmscope.engine.host.HandleNames;
import dev.wasmscope.engine.host.HostCall;
import dev.wasmscope.engine.host.HostExit;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.module.VecType;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers calls from a recording; the host is not touched. A call that is not the recorded one
 * traps with {@link TrapKind#RECORDING}, and so does one for which the recording has nothing. Used
 * on the guest's thread.
 */
public final class Replayer implements CallHandler, AutoCloseable {
    /** Most bytes of one call that are passed on; the host takes 64 KiB at a time. */
    private static final int LARGEST_OUTPUT = 1 << 28;

    private final RecordingReader reader;
    private final CallEntryReader entries;
    private final HandleNames handles;
    private final BiConsumer<String, byte[]> output;
    private final RecordedCallText text;
    private final InputDigest inputs = new InputDigest();
    private @Nullable String stopped;

    /**
     * Replays from the beginning.
     *
     * @param handles what descriptors are called; takes over what the recording says
     * @param text describes calls that were expected
     * @param output takes what the guest wrote, with the name of the stream
     */
    public Replayer(
            RecordingReader reader,
            HandleNames handles,
            RecordedCallText text,
            BiConsumer<String, byte[]> output) {
        this.reader = reader;
        this.entries = new CallEntryReader(reader);
        this.handles = handles;
        this.text = text;
        this.output = output;
        for (int open : List.copyOf(handles.all().keySet())) {
            handles.remove(open);
        }
        reader.header().handles().forEach(handles::put);
    }

    @Override
    public void call(HostFunctionInstance function, HostCall call) throws HostExit {
        if (stopped != null) {
            throw new TrapException(TrapKind.RECORDING, stopped);
        }
        if (!entries.hasNext()) {
            throw stop(nothingLeft(function, call));
        }
        try {
            CallEntry entry = entries.next();
            inputs.take(function, call);
            Optional<String> difference = difference(entry, function, call);
            if (difference.isPresent()) {
                throw stop(difference.get());
            }
            answer(entry, function, call);
        } catch (RecordingException e) {
            throw stop(String.valueOf(e.getMessage()));
        }
    }

    private TrapException stop(String why) {
        stopped = why;
        return new TrapException(TrapKind.RECORDING, why);
    }

    private String nothingLeft(HostFunctionInstance function, HostCall call) {
        long number = reader.calls() + 1;
        Optional<RunEnd> end = reader.end();
        if (end.isEmpty()) {
            return reader.flaw().orElse("the recording is cut") + "; replayed up to there";
        }
        if (end.get().kind() == RunEnd.Kind.STOPPED
                && end.get().state().instructions() == call.clock()) {
            return "the recorded run ended here: " + end.get().text();
        }
        return "the replay differs from the recording at call %d: recorded none, the run was over (%s); now %s"
                .formatted(number, end.get().text(), text.now(function, call, inputs));
    }

    /** How the call differs from the recorded one, as one line. */
    private Optional<String> difference(
            CallEntry entry, HostFunctionInstance function, HostCall call) {
        boolean same =
                entry.module().equals(function.module())
                        && entry.name().equals(function.name())
                        && entry.thread() == call.thread()
                        && entry.clock() == call.clock()
                        && entry.arguments().equals(words(call))
                        && entry.checksum() == inputs.checksum();
        return same
                ? Optional.empty()
                : Optional.of(
                        "the replay differs from the recording at call %d: recorded %s; now %s"
                                .formatted(
                                        entry.number(),
                                        text.recorded(entry, handles),
                                        text.now(function, call, inputs)));
    }

    private static List<Long> words(HostCall call) {
        List<ValType> params = call.functionType().params();
        List<Long> words = new ArrayList<>(params.size());
        for (int i = 0; i < params.size(); i++) {
            words.add(CallEntryWriter.argument(call, params.get(i), i));
        }
        return words;
    }

    private void answer(CallEntry entry, HostFunctionInstance function, HostCall call)
            throws RecordingException, HostExit {
        if (entry.lost()) {
            throw new RecordingException(
                    "call %d (%s) returned a reference of the host, which a recording cannot hold"
                            .formatted(entry.number(), entry.name()));
        }
        write(entry, function, call);
        if (call.notesReads()) {
            function.function().inputs(call, new Reads(call, entry.moved()));
        }
        grow(entry, call);
        entries.writeMemory(entry, call);
        results(entry, call);
        entry.applyHandles(handles);
        entry.outcome().ifPresent(outcome -> call.outcome(outcome, entry.errno()));
        entry.injected().ifPresent(call::injected);
        call.bytesMoved(entry.moved());
        call.answered(entry.start(), entry.nanos());
        if (entry.exit().isPresent()) {
            throw new HostExit(entry.exit().getAsInt());
        }
        if (entry.trap().isPresent()) {
            throw new TrapException(entry.trap().get().trapKind(), entry.trap().get().detail());
        }
    }

    private void grow(CallEntry entry, HostCall call) throws RecordingException {
        if (entry.grown() != 0) {
            Memory memory = call.memory().orElse(null);
            if (memory == null || memory.grow(entry.grown()) < 0) {
                throw reader.damaged("call " + entry.number() + " grows the memory too far");
            }
        }
    }

    private void results(CallEntry entry, HostCall call) throws RecordingException {
        List<ValType> types = call.functionType().results();
        List<Long> words = entry.results();
        int at = 0;
        for (int i = 0; i < types.size(); i++) {
            int needed = types.get(i) == VecType.V128 ? 2 : 1;
            if (at + needed > words.size()) {
                throw reader.damaged("call " + entry.number() + " has too few results");
            }
            if (needed == 2) {
                call.resultReference(i, new Value.V128(words.get(at), words.get(at + 1)));
            } else {
                call.resultBits(i, words.get(at));
            }
            at += needed;
        }
    }

    /** What the guest wrote to a stream of its own lies in its memory: passed on from there. */
    private void write(CallEntry entry, HostFunctionInstance function, HostCall call) {
        if (entry.output().isEmpty()) {
            return;
        }
        call.output(entry.output().get());
        OutputCopy copy = new OutputCopy(entry.moved());
        function.function().inputs(call, copy);
        if (copy.bytes.size() > 0) {
            output.accept(entry.output().get(), copy.bytes.toByteArray());
        }
    }

    /** Tells what the host read when the call was recorded. */
    private static final class Reads implements GuestInputs {
        private final HostCall call;
        private long left;

        Reads(HostCall call, long moved) {
            this.call = call;
            this.left = moved;
        }

        @Override
        public void text(Memory memory, long address, long length) {
            if (memory.contains(address, length)) {
                call.read(address, length);
            }
        }

        @Override
        public void bytes(Memory memory, long address, long length) {
            if (memory.contains(address, length)) {
                call.read(address, Math.min(length, left));
                left -= Math.min(length, left);
            }
        }
    }

    /** Gathers the first bytes of a call's input, which is bounded by the guest's memory. */
    private static final class OutputCopy implements GuestInputs {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long left;

        OutputCopy(long left) {
            this.left = left;
        }

        @Override
        public void text(Memory memory, long address, long length) {}

        @Override
        public void bytes(Memory memory, long address, long length) {
            int part = (int) Math.min(Math.min(length, left), LARGEST_OUTPUT - bytes.size());
            if (part > 0 && memory.contains(address, part)) {
                bytes.writeBytes(memory.read(address, part));
                left -= part;
            }
        }
    }

    /** Whether a call came that the recording cannot answer. */
    public boolean isStopped() {
        return stopped != null;
    }

    @Override
    public void close() {
        reader.close();
    }
}
