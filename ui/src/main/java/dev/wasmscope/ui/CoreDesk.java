package dev.wasmscope.ui;

import dev.wasmscope.session.Coredumps;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.RecordingFiles;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.task.Task;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kordamp.ikonli.feather.Feather;

/** Files that hold a moment of a run, or a whole one: core files and recordings. */
final class CoreDesk {
    private final Workbench bench;

    CoreDesk(Workbench bench) {
        this.bench = bench;
        bench.action(
                        "run.core",
                        "Write a core file…",
                        Feather.ARCHIVE,
                        "",
                        () ->
                                bench.dialogs()
                                        .chooseTarget("Write a core file", "core.wasm")
                                        .ifPresent(this::write))
                .enabledProperty()
                .bind(bench.run().stopped());
    }

    private void write(Path file) {
        bench.debug().session().ifPresent(s -> write(s.coredumps(), file));
    }

    private void write(Coredumps coredumps, Path file) {
        Task task = bench.tasks().begin("Writing " + file.getFileName());
        bench.ui()
                .whenDone(
                        coredumps.write(file),
                        written -> {
                            bench.tasks().end(task);
                            bench.exports()
                                    .told(
                                            "Core file of "
                                                    + Parts.bytes(written.bytes())
                                                    + " written to "
                                                    + file.getFileName(),
                                            file);
                        },
                        failure -> {
                            bench.tasks().end(task);
                            bench.debug().fail(failure);
                        });
    }

    /** Opens a file, whatever it is: what it holds is found out in the background. */
    void open(Path file) {
        bench.ui()
                .whenDone(
                        CompletableFuture.supplyAsync(() -> config(file), bench.background()),
                        config ->
                                config.ifPresentOrElse(
                                        c -> bench.run().launch(c, false), () -> replay(file)),
                        bench.debug()::fail);
    }

    /** How a module or a core file is opened; empty for a recording. */
    private static Optional<LaunchConfig> config(Path file) {
        if (RecordingFiles.isRecording(file)) {
            return Optional.empty();
        }
        try {
            LaunchConfig plain = LaunchConfig.of(file).withStdin(new StdinSource.Fed());
            return Optional.of(
                    Coredumps.moduleOf(file)
                            .map(module -> plain.withWasm(module).withCore(file))
                            .orElse(plain));
        } catch (SessionException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** A recording does not say where its program is. */
    private void replay(Path file) {
        if (bench.debug().session().isPresent()) {
            bench.run().replay(file);
        } else {
            bench.debug()
                    .say(
                            file.getFileName()
                                    + " is a recording: open the program that it is of, then"
                                    + " replay it",
                            "Open…",
                            () -> bench.actions().get("file.open").fire());
        }
    }
}
