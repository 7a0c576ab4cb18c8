package dev.wasmscope.session.run;

import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.control.Snapshot;
import dev.wasmscope.engine.coredump.CoreFile;
import dev.wasmscope.engine.coredump.CoreMismatchException;
import dev.wasmscope.engine.coredump.CoreModule;
import dev.wasmscope.engine.coredump.CoreReader;
import dev.wasmscope.engine.coredump.CoreRestorer;
import dev.wasmscope.engine.coredump.CoreState;
import dev.wasmscope.engine.coredump.CoreStop;
import dev.wasmscope.engine.coredump.CoreWriter;
import dev.wasmscope.engine.coredump.RestoredCore;
import dev.wasmscope.engine.exec.Store;
import dev.wasmscope.engine.exec.StoreLimits;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.validate.ModuleValidator;
import dev.wasmscope.session.Coredumps;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.StopReason;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Core files on disk. Every failure is one line that names the file. */
public final class CoreFiles implements Coredumps {
    private static final int BUFFER = 1 << 16;
    private static final int HEAD = 24;

    private final LaunchConfig config;
    private final RunControl control;
    private final Module module;
    private final @Nullable Opened opened;

    CoreFiles(LaunchConfig config, RunControl control, Module module, @Nullable Opened opened) {
        this.config = config;
        this.control = control;
        this.module = module;
        this.opened = opened;
    }

    @Override
    public Optional<Opened> opened() {
        return Optional.ofNullable(opened);
    }

    @Override
    public CompletableFuture<Written> write(Path file) {
        return control.ask(stop -> write(file, stop.snapshot(), reason()));
    }

    private CoreStop reason() {
        return control.lastStop()
                .map(stop -> reason(stop.reason()))
                .orElse(new CoreStop(false, "", "", OptionalLong.empty()));
    }

    private static CoreStop reason(StopReason reason) {
        return reason instanceof StopReason.Trapped trap
                ? new CoreStop(true, trap.kind(), trap.detail(), trap.address())
                : new CoreStop(false, reason.text(), "", OptionalLong.empty());
    }

    private Written write(Path file, Snapshot at, CoreStop reason) throws SessionException {
        Path wasm = config.wasm().toAbsolutePath().normalize();
        Path name = wasm.getFileName();
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
                CoreWriter.write(
                        at,
                        name == null ? "" : name.toString(),
                        CoreModule.of(wasm.toString(), module),
                        reason,
                        out);
            }
            return new Written(file, Files.size(file), at.depth());
        } catch (IOException e) {
            throw new SessionException(file + ": cannot be written: " + why(e), e);
        }
    }

    static String why(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "the folder does not exist";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(e.getMessage());
        };
    }

    /** A core file and the guest in it. */
    record Restored(RestoredCore core, Opened opened) {}

    /**
     * Opens a core file.
     *
     * @throws SessionException if it is missing, malformed or of another module
     */
    static Restored open(Path file, ModuleValidator validated, StoreLimits limits)
            throws SessionException {
        try {
            CoreFile core = CoreReader.read(bytes(file));
            RestoredCore restored = CoreRestorer.restore(core, validated, new Store(limits));
            return new Restored(restored, new Opened(file, core.program(), restored.notes()));
        } catch (MalformedModuleException | CoreMismatchException e) {
            throw new SessionException(file + ": " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new SessionException(file + ": too large for this machine's memory", e);
        }
    }

    private static byte[] bytes(Path file) throws SessionException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new SessionException(file + ": no such file", e);
        } catch (IOException e) {
            throw new SessionException(file + ": cannot be read: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new SessionException(file + ": too large for this machine's memory", e);
        }
    }

    /** See {@link Coredumps#moduleOf}. */
    public static Optional<Path> moduleOf(Path file) throws SessionException {
        CoreFile core;
        try {
            if (!beginsAsCore(file)) {
                return Optional.empty();
            }
            core = CoreReader.read(Files.readAllBytes(file));
        } catch (IOException | MalformedModuleException | OutOfMemoryError e) {
            return Optional.empty(); // whoever opens it says why
        }
        String path = core.own().map(CoreState::module).map(CoreModule::path).orElse("");
        Path name = Path.of(path).getFileName();
        Path beside = name == null ? file : file.toAbsolutePath().resolveSibling(name);
        if (name != null && Files.isRegularFile(Path.of(path))) {
            return Optional.of(Path.of(path));
        }
        if (name != null && Files.isRegularFile(beside)) {
            return Optional.of(beside);
        }
        throw new SessionException(
                file
                        + ": is a core file"
                        + (name == null ? "" : " of " + path + ", which is not there")
                        + "; say --core "
                        + file
                        + " MODULE");
    }

    /** Whether the first section is that of a core file; modules are large. */
    private static boolean beginsAsCore(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            return head.startsWith("\0asm\1\0\0\0\0") && head.contains("\4core\0");
        }
    }

    /** Why the guest of a core file stands, in the session's terms. */
    static StopReason reason(RestoredCore core) {
        return core.stop()
                .map(
                        stop ->
                                stop.trap()
                                        ? new StopReason.Trapped(
                                                stop.what(), stop.detail(), stop.address())
                                        : new StopReason.InCoreFile(stop.what()))
                .orElse(new StopReason.InCoreFile("core file"));
    }
}
