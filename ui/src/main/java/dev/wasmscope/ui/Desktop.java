package dev.wasmscope.ui;

import dev.wasmscope.samples.Samples;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.shell.SystemFileDialogs;
import dev.wasmscope.ui.theme.Settings;
import dev.wasmscope.ui.theme.SettingsFile;
import dev.wasmscope.ui.theme.SettingsStore;
import dev.wasmscope.ui.theme.Themes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The desktop program: one window. */
public final class Desktop {
    private static final System.Logger LOG = System.getLogger(Desktop.class.getName());

    private final LaunchRequest request;
    private final SettingsFile settingsFile;
    private final CompletableFuture<Samples> samples;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Desktop(
            LaunchRequest request, SettingsFile settingsFile, CompletableFuture<Samples> samples) {
        this.request = request;
        this.settingsFile = settingsFile;
        this.samples = samples;
    }

    /**
     * Opens the window and returns when the user has closed it. To be called once in a process, and
     * only where {@link DisplayCheck} finds nothing missing.
     *
     * @throws IOException when the samples cannot be read
     */
    public static void launch(LaunchRequest request) throws IOException {
        StartTime.reached("program");
        Path home = Path.of(System.getProperty("user.home"));
        // Beside the toolkit, which needs as long.
        CompletableFuture<Samples> samples = CompletableFuture.supplyAsync(Desktop::readSamples);
        Desktop desktop = new Desktop(request, SettingsFile.ofUser(System.getenv(), home), samples);
        Platform.startup(desktop::open);
        awaitSamples(samples);
        try {
            desktop.closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Samples readSamples() {
        try {
            return new Samples();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitSamples(CompletableFuture<Samples> samples) throws IOException {
        try {
            samples.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException io && io.getCause() != null) {
                throw io.getCause();
            }
            throw e;
        }
    }

    private void open() {
        StartTime.reached("toolkit");
        // What a listener throws ends in the thread's handler, not in the gate's.
        Thread.currentThread().setUncaughtExceptionHandler((_, e) -> report(e));
        SettingsStore store = new SettingsStore(settingsFile, Desktop::notKept);
        Settings settings = store.get();
        Stage stage = new Stage();
        Themes themes = new Themes(settings.theme());
        themes.lookProperty().set(settings.look());
        StartTime.reached("settings and fonts");
        UiThread ui = UiThread.javafx(Desktop::report);
        AppContext context =
                new AppContext(
                        new AppContext.Outside(
                                SessionOpener.FILES,
                                new SystemFileDialogs(() -> stage),
                                samples.join(),
                                Path.of(System.getProperty("java.io.tmpdir"), "wasmscope-samples"),
                                settingsFile.folder(),
                                store,
                                ui,
                                themes,
                                stage::close));
        StartTime.reached("page");
        Scene scene = new Scene(context.root(), settings.width(), settings.height());
        themes.install(scene);
        stage.setTitle("Wasmscope");
        stage.setScene(scene);
        context.guardClosing(stage);
        stage.setOnHidden(
                _ -> {
                    store.update(s -> s.withSize(scene.getWidth(), scene.getHeight()));
                    context.close();
                    store.close();
                    closed.countDown();
                });
        stage.show();
        StartTime.reached("stage");
        context.arrangeLater();
        StartTime.whenUsable(scene, ui);
        context.debug()
                .sessionProperty()
                .subscribe(session -> session.ifPresent(_ -> StartTime.reached("program open")));
        request.program()
                .map(Desktop::withConsole)
                .ifPresent(
                        program ->
                                context.run()
                                        .launch(program, request.breakpoints(), request.start()));
    }

    /** Input that was not chosen comes from the window's own console. */
    private static LaunchConfig withConsole(LaunchConfig program) {
        return switch (program.stdin()) {
            case StdinSource.Empty _, StdinSource.Inherit _ ->
                    program.withStdin(new StdinSource.Fed());
            case StdinSource.Bytes _, StdinSource.File _, StdinSource.Fed _ -> program;
        };
    }

    private static void notKept(IOException failure) {
        LOG.log(Level.WARNING, "the settings are not kept", failure);
    }

    private static void report(Throwable failure) {
        LOG.log(Level.ERROR, "a view failed", failure);
    }
}
