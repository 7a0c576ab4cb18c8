package dev.wasmscope.ui.testing;

import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.samples.Samples;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.Stop;
import dev.wasmscope.ui.AppContext;
import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.shell.FileDialogs;
import dev.wasmscope.ui.tour.HeadlessWindow;
import dev.wasmscope.ui.welcome.WelcomeModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** A headless window with a robot in front of it. Closing it fails if anything failed inside. */
public final class Window implements AutoCloseable {
    private final HeadlessWindow window;
    private final Robot robot;

    private Window(SessionOpener opener, Path folder, int width, int height) throws IOException {
        this(new HeadlessWindow(opener, folder, width, height));
    }

    private Window(HeadlessWindow window) {
        this.window = window;
        this.robot = new Robot(window);
    }

    /**
     * A window over the real engine, of a size at which menus lie on the headless screen.
     *
     * @param dialogs answers when the user is asked for a file
     */
    public static Window real(Path folder, FileDialogs dialogs) throws IOException {
        return new Window(new HeadlessWindow(SessionOpener.FILES, dialogs, folder, 980, 760));
    }

    /** A window over sessions of that opener, of that size. */
    public static Window of(SessionOpener opener, Path folder, int width, int height)
            throws IOException {
        return new Window(opener, folder, width, height);
    }

    /** The same in another size, at most 990 high. */
    public static Window real(Path folder, FileDialogs dialogs, int width, int height)
            throws IOException {
        return new Window(new HeadlessWindow(SessionOpener.FILES, dialogs, folder, width, height));
    }

    /** Opens a sample as the welcome page does, and runs it if {@code start}. */
    public LaunchConfig openSample(Path folder, String id, String run, boolean start)
            throws IOException {
        Samples samples = new Samples();
        ExtractedSample sample = samples.extractTo(samples.find(id).orElseThrow(), folder);
        LaunchConfig config =
                WelcomeModel.config(
                        sample,
                        sample.sample().runs().stream()
                                .filter(r -> r.id().equals(run))
                                .findFirst()
                                .orElseThrow());
        window.run(() -> context().run().launch(config, List.of(), start));
        awaitSource();
        return config;
    }

    /**
     * A window over the real engine with a sample that was started to stop in a function.
     *
     * @param function as a breakpoint names it
     */
    public static Window stoppedIn(Path folder, String sample, String run, String function)
            throws IOException {
        return stoppedIn(folder, new Answers(folder.resolve("chosen")), sample, run, function);
    }

    /**
     * The same.
     *
     * @param dialogs answers when the user is asked for a file
     */
    public static Window stoppedIn(
            Path folder, FileDialogs dialogs, String sample, String run, String function)
            throws IOException {
        Window window = real(folder, dialogs);
        window.openSample(folder, sample, run, false);
        window.headless()
                .run(
                        () -> {
                            window.context().breakpoints().addFunction(function);
                            window.context().run().run();
                        });
        window.awaitStop(1);
        return window;
    }

    /** Waits until the user is told something that begins so; what that is. */
    public String awaitNotice(String beginning) {
        window.await("the notice " + beginning, () -> notice().startsWith(beginning));
        return on(this::notice);
    }

    private String notice() {
        return context().debug().noticeProperty().get().text();
    }

    /** Waits until the program has ended. */
    public void awaitEnd() {
        window.await(
                "the end", () -> context().debug().stateProperty().get() == SessionState.ENDED);
    }

    /** A window over scripted sessions, before any program is open. */
    public static Window welcome(Path folder) throws IOException {
        return new Window(FakeSession::new, folder, 1440, 900);
    }

    /** A window over sessions of that opener. */
    public static Window over(SessionOpener opener, Path folder) throws IOException {
        return new Window(opener, folder, 1440, 900);
    }

    /** A window with the scripted program opened, not run yet. */
    public static Window opened(Path folder, String... args) throws IOException {
        Window window = welcome(folder);
        LaunchConfig config =
                LaunchConfig.of(Path.of("list.wasm"))
                        .withArgs(List.of(args))
                        .withStdin(new StdinSource.Fed());
        window.window.run(() -> window.context().run().launch(config, false));
        window.awaitSource();
        return window;
    }

    /**
     * A window with the scripted program opened, of a size at which menus lie on the headless
     * screen.
     *
     * @param dialogs answers when the user is asked for a file
     */
    public static Window opened(Path folder, FileDialogs dialogs, String... args)
            throws IOException {
        Window window = new Window(new HeadlessWindow(FakeSession::new, dialogs, folder, 980, 760));
        LaunchConfig config =
                LaunchConfig.of(Path.of("list.wasm"))
                        .withArgs(List.of(args))
                        .withStdin(new StdinSource.Fed());
        window.window.run(() -> window.context().run().launch(config, false));
        window.awaitSource();
        return window;
    }

    /**
     * A window of some size with the scripted program stopped on its last line.
     *
     * @param folders that the program sees
     * @param args of the program, see {@link FakeSession}
     */
    public static Window atTheEnd(
            Path folder, int width, int height, List<DirMapping> folders, String... args)
            throws IOException {
        return atTheEnd(
                new Window(FakeSession::new, folder, width, height), folders, List.of(args));
    }

    /**
     * The same, of a size at which menus lie on the headless screen.
     *
     * @param dialogs answers when the user is asked for a file
     */
    public static Window atTheEnd(
            Path folder, FileDialogs dialogs, List<DirMapping> folders, String... args)
            throws IOException {
        return atTheEnd(
                new Window(new HeadlessWindow(FakeSession::new, dialogs, folder, 980, 760)),
                folders,
                List.of(args));
    }

    private static Window atTheEnd(Window window, List<DirMapping> folders, List<String> args) {
        LaunchConfig config =
                LaunchConfig.of(Path.of("list.wasm"))
                        .withArgs(args)
                        .withPreopens(folders)
                        .withStdin(new StdinSource.Fed());
        window.window.run(
                () ->
                        window.window
                                .context()
                                .run()
                                .launch(
                                        config,
                                        List.of(new BreakpointSpec.Line(FakeModule.FILE, 19)),
                                        true));
        window.awaitStop(1);
        window.awaitSource();
        return window;
    }

    /** A window with the scripted program stopped on a line. */
    public static Window stoppedAt(Path folder, int line, String... args) throws IOException {
        Window window = opened(folder, args);
        window.robot.click("#gutter-" + line);
        window.robot.click("#action-run-continue");
        window.awaitStop(1);
        return window;
    }

    /** Waits until the file in front can be read. */
    public void awaitSource() {
        window.await("a source is shown", () -> window.scene().getRoot().lookup(".gutter") != null);
    }

    /** Waits for a stop with at least that number, and for what is asked about it. */
    public Stop awaitStop(int number) {
        window.await(
                "stop " + number,
                () ->
                        context()
                                .debug()
                                .stopProperty()
                                .get()
                                .filter(s -> s.number() >= number)
                                .isPresent());
        return on(() -> context().debug().stopProperty().get().orElseThrow());
    }

    /** The robot. */
    public Robot robot() {
        return robot;
    }

    /** Computes something on the toolkit's thread. */
    public <T> T on(Supplier<T> work) {
        return window.on(work);
    }

    /** The headless window. */
    public HeadlessWindow headless() {
        return window;
    }

    /** The models behind the window; to be used on the toolkit's thread. */
    public AppContext context() {
        return window.context();
    }

    @Override
    public void close() {
        window.close();
    }
}
