package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.StoreLimits;
import dev.wasmscope.engine.host.CallHandler;
import dev.wasmscope.engine.host.HostCallLog;
import dev.wasmscope.engine.host.HostDoor;
import dev.wasmscope.engine.host.inject.Injection;
import dev.wasmscope.engine.host.inject.Injector;
import dev.wasmscope.engine.host.record.Fingerprint;
import dev.wasmscope.engine.host.record.RecordedCallText;
import dev.wasmscope.engine.host.record.Recorder;
import dev.wasmscope.engine.host.record.RecordingException;
import dev.wasmscope.engine.host.record.RecordingReader;
import dev.wasmscope.engine.host.record.RecordingWriter;
import dev.wasmscope.engine.host.record.Replayer;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.session.CallKeeping;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.OutputStreamKind;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.StopReason;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything of one run that is not the guest: the system it sees, and the door with the handlers
 * that answer its calls. From the guest to the host these are the recorder, the injector and the
 * function itself, as far as they are wanted; or the replayer alone.
 */
final class HostSide implements AutoCloseable {
    private final LaunchConfig config;
    private final Injector injector = new Injector(CallHandler.PERFORM);
    private final WasiSetup system;
    private final HostDoor door;
    private final @Nullable RecordingReader reader;
    private volatile @Nullable RecordingWriter writer;
    private volatile @Nullable Recorder recorder;

    private HostSide(LaunchConfig config, BiConsumer<OutputStreamKind, byte[]> output)
            throws SessionException {
        this.config = config;
        CallKeeping keeping = config.callKeeping();
        this.door = new HostDoor(new HostCallLog(keeping.calls(), keeping.previewBytes()));
        if (config.replay().isEmpty()) {
            system = WasiSetup.of(config, injector, output);
            reader = null;
        } else {
            system = WasiSetup.closed(config);
            reader = replay(output);
        }
    }

    /**
     * Sets it up anew for a run.
     *
     * @param output hears what the guest writes
     * @throws SessionException if a folder, the input's file or a recording cannot be opened
     */
    static HostSide of(
            LaunchConfig config,
            List<Injection> injections,
            BiConsumer<OutputStreamKind, byte[]> output)
            throws SessionException {
        HostSide side = new HostSide(config, output);
        if (config.replay().isEmpty()) {
            side.inject(injections);
        }
        return side;
    }

    private RecordingReader replay(BiConsumer<OutputStreamKind, byte[]> output)
            throws SessionException {
        try {
            RecordingReader opened = RecordingReader.open(config.replay().orElseThrow());
            door.answerWith(
                    marked(
                            new Replayer(
                                    opened,
                                    system.wasi().handles(),
                                    new RecordedCallText(system.wasi().modules()),
                                    (stream, bytes) -> output.accept(kind(stream), bytes))));
            return opened;
        } catch (RecordingException e) {
            throw new SessionException(String.valueOf(e.getMessage()), e);
        }
    }

    private static OutputStreamKind kind(String stream) {
        return stream.equals("stderr") ? OutputStreamKind.STDERR : OutputStreamKind.STDOUT;
    }

    /**
     * Begins to record, if the launch asks for it.
     *
     * @param limits what the guest may use
     * @throws SessionException if the file cannot be written
     */
    void record(Module module, StoreLimits limits) throws SessionException {
        if (config.recording().isEmpty()) {
            return;
        }
        try {
            RecordingWriter opened =
                    RecordingWriter.create(
                            config.recording().get(),
                            Recordings.header(config, module, limits, system.wasi().handles()));
            writer = opened;
            recorder = new Recorder(opened, system.wasi().handles(), injector);
            compose();
        } catch (RecordingException e) {
            throw new SessionException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether a recording is being written. */
    boolean isRecorded() {
        return writer != null;
    }

    /** Puts the handlers that are wanted now behind the door. */
    private void compose() {
        CallHandler outer = recorder;
        boolean injects = !injector.injections().isEmpty();
        CallHandler inner = injects ? injector : CallHandler.PERFORM;
        door.answerWith(marked(outer == null ? inner : outer));
    }

    private CallHandler marked(CallHandler handler) {
        return config.profile()
                .flatMap(Instrumentation::marks)
                .<CallHandler>map(listener -> new MarkedCalls(listener, handler))
                .orElse(handler);
    }

    HostDoor door() {
        return door;
    }

    WasiSetup system() {
        return system;
    }

    /** What the guest may use: in a replay what it could use then. */
    StoreLimits limits(StoreLimits limits) {
        return reader == null ? limits : Recordings.limits(limits, reader);
    }

    /** Replaces the injected faults, from the next call on. */
    void inject(List<Injection> injections) {
        injector.inject(injections);
        compose();
    }

    /**
     * The guest stands. If that is the run's end, a recording is closed with it, and a replay is
     * compared with it.
     *
     * @param clock instructions executed
     * @param state takes the guest's fingerprint
     * @return the reason, or a better one
     */
    StopReason stopped(StopReason reason, long clock, Supplier<Fingerprint> state) {
        if (reader != null) {
            return Recordings.compared(reason, clock, reader.end(), state);
        }
        RecordingWriter open = writer;
        if (open == null) {
            return reason;
        }
        Recordings.end(reason, state).ifPresent(open::end);
        if (open.isClosed()) {
            recorder = null;
            writer = null;
            compose();
        }
        return open.failure()
                .<StopReason>map(why -> new StopReason.RecordingStopped(why, false))
                .orElse(reason);
    }

    /** The guest is over: closes what it held open. */
    @Override
    public void close() {
        system.wasi().close();
        RecordingWriter open = writer;
        if (open != null) {
            open.close();
            writer = null;
        }
        if (reader != null) {
            reader.close();
        }
    }
}
