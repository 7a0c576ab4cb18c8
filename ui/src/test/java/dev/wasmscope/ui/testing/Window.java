package dev.wasmscope.ui.testing;

import dev.wasmscope.samples.Samples;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.ui.AppContext;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.theme.ThemeChoice;
import dev.wasmscope.ui.theme.Themes;
import dev.wasmscope.ui.tour.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/**
 * A real window of the desktop, headless, with a robot in front of it. Closing checks for errors.
 */
public final class Window implements AutoCloseable {
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Stage stage;
    private final Scene scene;
    private final Themes themes;
    private final AppContext context;
    private final Robot robot;

    private Window(SessionOpener opener, Path folder, int width, int height) throws IOException {
        Toolkit.start();
        Samples samples = new Samples();
        UiThread ui = UiThread.javafx(failures::add);
        themes = Robot.on(() -> new Themes(ThemeChoice.DARK));
        context =
                Robot.on(
                        () ->
                                new AppContext(
                                        new AppContext.Outside(
                                                opener,
                                                Optional::empty,
                                                samples,
                                                folder,
                                                ui,
                                                themes,
                                                () -> {})));
        scene = Robot.on(() -> new Scene(context.root(), width, height));
        stage =
                Robot.on(
                        () -> {
                            themes.install(scene);
                            Stage shown = new Stage();
                            shown.setScene(scene);
                            shown.show();
                            context.arrange();
                            return shown;
                        });
        // What a listener throws ends there, not in the test.
        Robot.run(
                () ->
                        Thread.currentThread()
                                .setUncaughtExceptionHandler((_, e) -> failures.add(e)));
        robot = new Robot(scene);
        robot.sync();
    }

    /** A window over scripted sessions, before any program is open. */
    public static Window welcome(Path folder) throws IOException {
        return new Window(FakeSession::new, folder, 1440, 900);
    }

    /** A window over sessions of that opener. */
    public static Window over(SessionOpener opener, Path folder, int width, int height)
            throws IOException {
        return new Window(opener, folder, width, height);
    }

    /** A window with the scripted program opened, not run yet. */
    public static Window opened(Path folder, String... args) throws IOException {
        Window window = welcome(folder);
        window.open(args);
        return window;
    }

    /** Opens the scripted program. */
    public void open(String... args) {
        Robot.run(
                () ->
                        context.run()
                                .launch(
                                        LaunchConfig.of(Path.of("list.wasm"))
                                                .withArgs(List.of(args))
                                                .withStdin(new StdinSource.Fed()),
                                        false));
        robot.await(
                "the source is shown", () -> context.sources().frontProperty().get().isPresent());
        robot.await("the source is read", () -> scene.getRoot().lookup("#gutter-1") != null);
    }

    /** The robot. */
    public Robot robot() {
        return robot;
    }

    /** The models behind the window; to be used on the toolkit's thread. */
    public AppContext context() {
        return context;
    }

    /** The look of the window. */
    public Themes themes() {
        return themes;
    }

    /** Writes a picture of the whole window. */
    public void picture(Path file) throws IOException {
        robot.sync();
        Pictures.write(Robot.on(() -> scene.snapshot(null)), file);
    }

    /** Writes a picture of a part of the window. */
    public void picture(Node node, Path file) throws IOException {
        robot.sync();
        WritableImage image = Robot.on(() -> node.snapshot(null, null));
        Pictures.write(image, file);
    }

    @Override
    public void close() {
        Robot.run(
                () -> {
                    stage.close();
                    context.close();
                });
        if (!failures.isEmpty()) {
            throw new AssertionError("the window reported " + failures, failures.getFirst());
        }
    }

    /** Starts the toolkit once in this JVM. */
    private static final class Toolkit {
        private static final CountDownLatch STARTED = new CountDownLatch(1);

        static {
            Platform.startup(
                    () -> {
                        Platform.setImplicitExit(false);
                        STARTED.countDown();
                    });
        }

        static void start() {
            try {
                STARTED.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
