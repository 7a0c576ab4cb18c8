package dev.wasmscope.engine.host.record;

import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.host.HandleNames;
import dev.wasmscope.engine.host.HostCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the entries of calls, in order, see {@link CallEntry}. */
final class CallEntryReader {
    private record FunctionName(String module, String name) {}

    private final RecordingReader in;
    private final List<FunctionName> functions = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final byte[] chunk = new byte[1 << 16];
    private long lastClock;
    private long lastStart;
    private long read;

    CallEntryReader(RecordingReader in) {
        this.in = in;
    }

    /** Whether there is another complete entry. */
    boolean hasNext() {
        return read < in.calls();
    }

    /** The next entry; {@link #writeMemory} must follow if it has writes. */
    CallEntry next() throws RecordingException {
        FunctionName function = function();
        int thread = (int) in.number();
        lastClock += in.signed();
        lastStart += in.signed();
        long nanos = in.number();
        List<Long> arguments = words();
        int checksum = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            checksum |= in.octet() << shift;
        }
        String passed = in.text();
        int flags = in.count();
        List<Long> results = words();
        int errno = (int) in.signed();
        long moved = in.number();
        return new CallEntry(
                ++read,
                function.module(),
                function.name(),
                thread,
                lastClock,
                lastStart,
                nanos,
                arguments,
                checksum,
                passed,
                results,
                errno,
                moved,
                textIf(flags, CallEntry.OUTCOME),
                textIf(flags, CallEntry.INJECTED),
                textIf(flags, CallEntry.OUTPUT),
                (flags & CallEntry.HANDLES) == 0 ? List.of() : handles(),
                (flags & CallEntry.EXIT) == 0
                        ? OptionalInt.empty()
                        : OptionalInt.of((int) in.signed()),
                (flags & CallEntry.TRAP) == 0
                        ? Optional.empty()
                        : Optional.of(new CallEntry.TrapEntry(text(), text())),
                (flags & CallEntry.GROWN) == 0 ? 0 : in.number(),
                (flags & CallEntry.WRITES) == 0 ? 0 : in.count(),
                (flags & CallEntry.LOST) != 0);
    }

    private FunctionName function() throws RecordingException {
        int number = in.count();
        if (number > functions.size()) {
            throw in.damaged("call " + (read + 1) + " names an unknown function");
        }
        if (number == functions.size()) {
            functions.add(new FunctionName(in.text(), in.text()));
        }
        return functions.get(number);
    }

    private String text() throws RecordingException {
        int number = in.count();
        if (number > texts.size()) {
            throw in.damaged("call " + (read + 1) + " names an unknown text");
        }
        if (number < texts.size()) {
            return texts.get(number);
        }
        String text = in.text();
        if (texts.size() < CallEntry.KEPT_TEXTS) {
            texts.add(text);
        }
        return text;
    }

    private Optional<String> textIf(int flags, int flag) throws RecordingException {
        return (flags & flag) == 0 ? Optional.empty() : Optional.of(text());
    }

    private List<Long> words() throws RecordingException {
        int count = in.count();
        List<Long> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(in.number());
        }
        return words;
    }

    private List<Recorder.HandleChange> handles() throws RecordingException {
        List<Recorder.HandleChange> changes = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            int handle = (int) in.number();
            changes.add(
                    new Recorder.HandleChange(
                            handle,
                            in.number() == 0
                                    ? Optional.empty()
                                    : Optional.of(new HandleNames.Name(text(), text()))));
        }
        return changes;
    }

    /** Writes to the guest's memory what the host wrote. */
    void writeMemory(CallEntry entry, HostCall call) throws RecordingException {
        for (int i = 0; i < entry.writes(); i++) {
            long address = in.number();
            long length = in.number();
            Memory memory = call.memory().orElse(null);
            if (memory == null || !memory.contains(address, length)) {
                throw in.damaged("call " + entry.number() + " writes outside the guest's memory");
            }
            for (long done = 0; done < length; ) {
                int part = (int) Math.min(chunk.length, length - done);
                in.bytes(chunk, 0, part);
                memory.write(address + done, chunk, 0, part);
                done += part;
            }
            call.wrote(address, length);
        }
    }
}
