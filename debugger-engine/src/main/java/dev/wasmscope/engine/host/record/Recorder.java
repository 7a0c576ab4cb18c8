package dev.wasmscope.engine.host.record;

import dev.wasmscope.engine.exec.HostFunctionInstance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.exec.TrapKind;
import dev.wasmscope.engine.host.CallHandler;
import dev.wasmscope.engine.host.HandleNames;
import dev.wasmscope.engine.host.HostCall;
import dev.wasmscope.engine.host.HostExit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps every answer that the host gives. It stands in front of fault injection, so that what is
 * kept is what the guest saw. Used on the guest's thread.
 */
public final class Recorder implements CallHandler {
    private final RecordingWriter writer;
    private final CallHandler next;
    private final CallEntryWriter entries;
    private final InputDigest inputs = new InputDigest();
    private final List<HandleChange> handleChanges = new ArrayList<>();

    /** Nanoseconds since 1970 at which {@link System#nanoTime} was 0. */
    private final long epoch = epoch();

    private long start;

    /** A handle that was opened or closed in a call. */
    record HandleChange(int handle, Optional<HandleNames.Name> name) {}

    /**
     * Records what {@code next} answers.
     *
     * @param handles told about every handle that is opened or closed from now on
     */
    public Recorder(RecordingWriter writer, HandleNames handles, CallHandler next) {
        this.writer = writer;
        this.next = next;
        this.entries = new CallEntryWriter(writer);
        handles.listen((handle, name) -> handleChanges.add(new HandleChange(handle, name)));
    }

    @Override
    public void call(HostFunctionInstance function, HostCall call)
            throws HostExit, InterruptedException {
        Optional<String> failure = writer.failure();
        if (failure.isPresent()) {
            throw new TrapException(TrapKind.RECORDING, failure.get());
        }
        inputs.take(function, call);
        long pages = pages(call);
        start = System.nanoTime();
        try {
            next.call(function, call);
            write(function, call, pages, Optional.empty());
        } catch (HostExit exit) {
            write(function, call, pages, Optional.of(exit));
            throw exit;
        } catch (TrapException trap) {
            write(function, call, pages, Optional.of(trap));
            throw trap;
        }
    }

    private static long epoch() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000 + now.getNano() - System.nanoTime();
    }

    private static long pages(HostCall call) {
        return call.memory().map(Memory::sizePages).orElse(0L);
    }

    private void write(
            HostFunctionInstance function, HostCall call, long pages, Optional<Exception> end) {
        long began = call.startNanos() == 0 ? epoch + start : call.startNanos();
        call.answered(began, System.nanoTime() - start);
        writer.beginCall();
        try {
            entries.write(function, call, inputs, handleChanges, pages(call) - pages, end);
        } finally {
            writer.endCall();
            handleChanges.clear();
        }
    }
}
