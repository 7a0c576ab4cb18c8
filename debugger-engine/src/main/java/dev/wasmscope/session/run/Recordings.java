package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.StoreLimits;
import dev.wasmscope.engine.host.HandleNames;
import dev.wasmscope.engine.host.record.Fingerprint;
import dev.wasmscope.engine.host.record.RecordingException;
import dev.wasmscope.engine.host.record.RecordingHeader;
import dev.wasmscope.engine.host.record.RecordingReader;
import dev.wasmscope.engine.host.record.RunEnd;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.session.Coredumps;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.StopReason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a launch and a recording must agree on. */
final class Recordings {
    /** Why faults cannot be injected into a replay. */
    static final String NO_INJECTION =
            "faults cannot be injected into a replay: it repeats what was recorded, injected faults"
                    + " included";

    private Recordings() {}

    /**
     * The launch as it is to be: a replay calls what was called when it was recorded, and nothing
     * of the host is there.
     *
     * @throws SessionException if the recording cannot be read or is of another module, or if the
     *     launch asks for what a replay cannot do
     */
    static LaunchConfig prepare(LaunchConfig config, Module module) throws SessionException {
        if (config.replay().isEmpty()) {
            return config;
        }
        if (config.recording().isPresent()) {
            throw new SessionException("a replay cannot be recorded again: copy the file instead");
        }
        if (!config.injections().isEmpty()) {
            throw new SessionException(NO_INJECTION);
        }
        Path file = config.replay().get();
        try (RecordingReader reader = RecordingReader.open(file)) {
            RecordingHeader header = reader.header();
            String hash = Fingerprint.ofModule(module.bytes());
            if (!hash.equals(header.moduleHash())) {
                throw new SessionException(
                        "%s: is a recording of another module: of %s with SHA-256 %.16s…; this one has %.16s…"
                                .formatted(file, header.moduleName(), header.moduleHash(), hash));
            }
            return header.invoke().isEmpty()
                    ? config
                    : config.withInvoke(header.invoke().get()).withArgs(header.args());
        } catch (RecordingException e) {
            throw new SessionException(String.valueOf(e.getMessage()), e);
        }
    }

    /** What a recording of this launch says of it. */
    static RecordingHeader header(
            LaunchConfig config, Module module, StoreLimits limits, HandleNames handles) {
        Path name = config.wasm().getFileName();
        Instant now = Instant.now();
        return new RecordingHeader(
                Fingerprint.ofModule(module.bytes()),
                name == null ? "" : name.toString(),
                limits.maxMemoryBytes(),
                limits.maxTableElements(),
                limits.maxCallDepth(),
                config.invoke(),
                config.invoke().isPresent() ? config.args() : List.of(),
                now.getEpochSecond() * 1_000_000_000 + now.getNano(),
                handles.all());
    }

    /** What a replayed guest may use: what it could when it was recorded, and up to its end. */
    static StoreLimits limits(StoreLimits limits, RecordingReader replayed) {
        long end =
                replayed.end()
                        .filter(recorded -> recorded.kind() == RunEnd.Kind.STOPPED)
                        .map(recorded -> recorded.state().instructions())
                        .orElse(Long.MAX_VALUE);
        RecordingHeader header = replayed.header();
        return limits.withMaxMemoryBytes(header.maxMemoryBytes())
                .withMaxTableElements(header.maxTableElements())
                .withMaxCallDepth(header.maxCallDepth())
                .withMaxInstructions(Math.min(limits.maxInstructions(), end));
    }

    /** The run's end that a stop is; empty if it can go on, or a recording is of no more use. */
    static Optional<RunEnd> end(StopReason reason, Supplier<Fingerprint> state) {
        return endKind(reason).map(kind -> new RunEnd(kind, reason.text(), state.get()));
    }

    private static Optional<RunEnd.Kind> endKind(StopReason reason) {
        return switch (reason) {
            case StopReason.Exited _ -> Optional.of(RunEnd.Kind.EXITED);
            case StopReason.Trapped _ -> Optional.of(RunEnd.Kind.TRAPPED);
            case StopReason.LimitReached _, StopReason.Killed _ -> Optional.of(RunEnd.Kind.STOPPED);
            default -> Optional.empty();
        };
    }

    /** The reason of a replay's stop, once it is known whether the recorded run stopped so too. */
    static StopReason compared(
            StopReason reason, long clock, Optional<RunEnd> recorded, Supplier<Fingerprint> state) {
        if (recorded.isEmpty()) {
            return reason;
        }
        RunEnd end = recorded.get();
        boolean stoppedHere =
                end.kind() == RunEnd.Kind.STOPPED
                        && clock >= end.state().instructions()
                        && (reason instanceof StopReason.LimitReached
                                || reason instanceof StopReason.RecordingStopped);
        boolean ended = reason instanceof StopReason.Exited || reason instanceof StopReason.Trapped;
        if (!stoppedHere && !ended) {
            return reason;
        }
        if (stoppedHere && clock > end.state().instructions()) {
            return new StopReason.RecordingStopped(
                    "the recorded run ended %d instructions before: %s"
                            .formatted(clock - end.state().instructions(), end.text()),
                    false);
        }
        Fingerprint now = state.get();
        boolean sameReason = stoppedHere || reason.text().equals(end.text());
        if (!sameReason || !now.equals(end.state())) {
            return new StopReason.RecordingStopped(
                    "the replay ends in another state than the recording: recorded %s, %s; now %s, %s"
                            .formatted(end.text(), end.state().text(), reason.text(), now.text()),
                    false);
        }
        return stoppedHere
                ? new StopReason.RecordingStopped(
                        "the recorded run ended here: " + end.text(), true)
                : reason;
    }

    /**
     * Why the program cannot be changed now; empty if it can.
     *
     * @param what is to be changed, for the message
     */
    static Optional<String> changeRefusal(LaunchConfig config, String what) {
        if (config.core().isPresent()) {
            return Optional.of(Coredumps.UNCHANGEABLE);
        }
        return config.recording().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        what
                                + " cannot be changed while the run is recorded: the recording"
                                + " would lack the change");
    }
}
