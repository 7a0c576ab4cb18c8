package dev.wasmscope.ui.tour;

import dev.wasmscope.samples.Samples;
import dev.wasmscope.ui.AppContext;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.shell.FileDialogs;
import dev.wasmscope.ui.theme.SettingsFile;
import dev.wasmscope.ui.theme.SettingsStore;
import dev.wasmscope.ui.theme.ThemeChoice;
import dev.wasmscope.ui.theme.Themes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/**
 * A window of the desktop on JavaFX's headless platform, used from a thread of its owner: every
 * method waits until it is done. What fails inside the window is thrown when the window is closed.
 */
public final class HeadlessWindow implements AutoCloseable {
    /**
     * The headless screen has 1000 by 1000 pixels; its painter fails when a window ends below it.
     */
    private static final int HIGHEST = 990;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PULSE = Duration.ofSeconds(2);

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final UiThread ui = UiThread.javafx(this::failed);
    private final Themes themes;
    private final SettingsStore settings;
    private final AppContext context;
    private final Scene scene;
    private final Stage stage;

    /**
     * Opens a window with the dark theme and the welcome page. Starts the toolkit if it is not
     * running.
     *
     * @param sampleFolder where samples are copied to
     * @param height at most 990: the headless screen is hardly higher
     * @throws IOException when the samples cannot be read
     * @throws IllegalArgumentException when the window would be too high
     */
    public HeadlessWindow(SessionOpener opener, Path sampleFolder, int width, int height)
            throws IOException {
        this(opener, Optional::empty, sampleFolder, width, height);
    }

    /**
     * The same with somebody who chooses files.
     *
     * @param dialogs chooses files: the headless platform has no such dialogs
     */
    public HeadlessWindow(
            SessionOpener opener, FileDialogs dialogs, Path sampleFolder, int width, int height)
            throws IOException {
        this(opener, dialogs, sampleFolder, width, height, AppContext::arrange);
    }

    /** A window as the desktop starts: the views get their places once they are needed. */
    public static HeadlessWindow started(
            SessionOpener opener, Path sampleFolder, int width, int height) throws IOException {
        return new HeadlessWindow(
                opener, Optional::empty, sampleFolder, width, height, AppContext::arrangeLater);
    }

    private HeadlessWindow(
            SessionOpener opener,
            FileDialogs dialogs,
            Path sampleFolder,
            int width,
            int height,
            Consumer<AppContext> arranging)
            throws IOException {
        if (height > HIGHEST) {
            throw new IllegalArgumentException(
                    "a headless window is at most " + HIGHEST + " pixels high, not " + height);
        }
        startToolkit();
        Samples samples = new Samples();
        themes = on(() -> new Themes(ThemeChoice.DARK));
        Path kept = sampleFolder.resolve("settings");
        settings =
                on(
                        () ->
                                new SettingsStore(
                                        new SettingsFile(kept.resolve("desktop.json")),
                                        failures::add));
        context =
                on(
                        () ->
                                new AppContext(
                                        new AppContext.Outside(
                                                opener,
                                                dialogs,
                                                samples,
                                                sampleFolder,
                                                kept,
                                                settings,
                                                ui,
                                                themes,
                                                () -> {})));
        scene = on(() -> new Scene(context.root(), width, height));
        stage = on(() -> show(arranging));
        settle();
    }

    private Stage show(Consumer<AppContext> arranging) {
        // What a listener throws ends in the thread's handler, not in the gate's.
        Thread.currentThread().setUncaughtExceptionHandler((_, e) -> failed(e));
        themes.install(scene);
        Stage window = new Stage();
        window.setScene(scene);
        context.guardClosing(window);
        window.show();
        arranging.accept(context);
        return window;
    }

    /**
     * A popup that reaches beyond the headless screen makes the platform throw when it is drawn.
     */
    private void failed(Throwable failure) {
        boolean offScreen =
                failure instanceof IndexOutOfBoundsException
                        && Stream.of(failure.getStackTrace())
                                .anyMatch(
                                        f ->
                                                f.getClassName()
                                                                .startsWith(
                                                                        "com.sun.glass.ui.headless.")
                                                        && f.getMethodName().equals("blit"));
        if (!offScreen) {
            failures.add(failure);
        }
    }

    private static void startToolkit() {
        System.setProperty("glass.platform", System.getProperty("glass.platform", "Headless"));
        System.setProperty("prism.order", System.getProperty("prism.order", "sw"));
        try {
            CompletableFuture<Boolean> started = new CompletableFuture<>();
            Platform.startup(() -> started.complete(true));
            waitFor(started, PATIENCE);
            Platform.setImplicitExit(false);
        } catch (IllegalStateException alreadyRunning) {
            Platform.setImplicitExit(false);
        }
    }

    /** The models behind the window; to be used through {@link #on} and {@link #run}. */
    public AppContext context() {
        return context;
    }

    /** The look of the window. */
    public Themes themes() {
        return themes;
    }

    /** The scene of the window. */
    public Scene scene() {
        return scene;
    }

    /** Presses the close button of the window's frame. */
    public void pressClose() {
        run(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    /** Whether the window is there. */
    public boolean showing() {
        return on(stage::isShowing);
    }

    /** Computes something on the toolkit's thread. */
    public <T> T on(Supplier<T> work) {
        if (ui.isCurrent()) {
            return work.get();
        }
        CompletableFuture<T> done = new CompletableFuture<>();
        ui.later(
                () -> {
                    try {
                        done.complete(work.get());
                    } catch (RuntimeException | Error e) {
                        done.completeExceptionally(e);
                    }
                });
        return waitFor(done, PATIENCE);
    }

    /** Does something on the toolkit's thread and waits until it is drawn. */
    public void run(Runnable work) {
        on(
                () -> {
                    work.run();
                    return true;
                });
        settle();
    }

    /**
     * Waits until something is so.
     *
     * @throws IllegalStateException when it takes too long, with {@code what} and the latest notice
     */
    public void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!on(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "waited in vain until "
                                + what
                                + "; the window says: "
                                + on(() -> context.debug().noticeProperty().get().text()),
                        failures.isEmpty() ? null : failures.getFirst());
            }
            settle();
        }
        settle();
    }

    /** Waits until two pulses have laid out and drawn everything. */
    public void settle() {
        for (int i = 0; i < 2; i++) {
            CompletableFuture<Boolean> pulse = new CompletableFuture<>();
            on(
                    () -> {
                        Runnable[] listener = new Runnable[1];
                        listener[0] =
                                () -> {
                                    scene.removePostLayoutPulseListener(listener[0]);
                                    pulse.complete(true);
                                };
                        scene.addPostLayoutPulseListener(listener[0]);
                        Platform.requestNextPulse();
                        return true;
                    });
            var _ = pulse.completeOnTimeout(false, PULSE.toMillis(), TimeUnit.MILLISECONDS).join();
        }
    }

    /**
     * Writes a picture of the whole window.
     *
     * @throws IOException when it cannot be written
     */
    public Path picture(Path file) throws IOException {
        settle();
        Pictures.write(on(() -> scene.snapshot(null)), file);
        return file;
    }

    /**
     * Writes a picture of the window's contents in another size, which may be greater than the
     * headless screen.
     *
     * @throws IOException when it cannot be written
     */
    public Path picture(int width, int height, Path file) throws IOException {
        double before = on(scene::getWidth);
        double high = on(scene::getHeight);
        resize(width, height);
        Pictures.write(on(() -> scene.getRoot().snapshot(null, null)), file);
        resize(before, high);
        return file;
    }

    private void resize(double width, double height) {
        run(() -> scene.getRoot().resize(width, height));
        settle();
    }

    /**
     * Writes a picture of one view.
     *
     * @throws IOException when it cannot be written
     */
    public Path picture(Node node, Path file) throws IOException {
        settle();
        WritableImage image = on(() -> node.snapshot(null, null));
        Pictures.write(image, file);
        return file;
    }

    private static <T> T waitFor(CompletableFuture<T> future, Duration patience) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the window failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the toolkit does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        on(
                () -> {
                    stage.close();
                    context.close();
                    settings.close();
                    // Dialogs too: they would be found in the place of those of the next window.
                    List.copyOf(javafx.stage.Window.getWindows())
                            .forEach(javafx.stage.Window::hide);
                    return true;
                });
        if (!failures.isEmpty()) {
            throw new IllegalStateException(
                    failures.size() + " failures in the window, the first: " + failures.getFirst(),
                    failures.getFirst());
        }
    }
}
