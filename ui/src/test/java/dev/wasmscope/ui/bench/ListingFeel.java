package dev.wasmscope.ui.bench;

import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.UnknownImports;
import dev.wasmscope.ui.disassembly.DisassemblyModel;
import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.testing.BigModule;
import dev.wasmscope.ui.testing.FxWatchdog;
import dev.wasmscope.ui.tour.HeadlessWindow;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import org.fxmisc.flowless.VirtualFlow;

/**
 * What the listing of a large module costs: opens it, scrolls and jumps over folded and unfolded
 * functions, and prints how long the toolkit's thread worked for a frame, and its longest task.
 *
 * <p>Arguments: the module, or how many functions one has that is made for this; the export to call
 * in a module without {@code _start}.
 */
public final class ListingFeel {
    private static final int FRAMES = 300;
    private static final int ROW = 19;

    private final HeadlessWindow window;
    private final FxWatchdog watchdog;
    private final DisassemblyModel model;
    private final VirtualFlow<?, ?> flow;
    private final Random random = new Random(7);

    private ListingFeel(HeadlessWindow window, FxWatchdog watchdog) {
        this.window = window;
        this.watchdog = watchdog;
        this.model = window.context().disassembly();
        this.flow = (VirtualFlow<?, ?>) window.on(() -> window.scene().lookup("#disassembly"));
    }

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("listing-feel");
        try (HeadlessWindow window = new HeadlessWindow(SessionOpener.FILES, folder, 1280, 980);
                FxWatchdog watchdog = new FxWatchdog(DesktopFeel.FELT)) {
            Path module = module(args[0], folder);
            window.run(() -> window.context().docks().show("disassembly"));
            watchdog.take();
            long begun = System.nanoTime();
            LaunchConfig config =
                    LaunchConfig.of(module)
                            .withStdin(new StdinSource.Fed())
                            .withUnknownImports(UnknownImports.TRAP);
            LaunchConfig invoking = args.length > 1 ? config.withInvoke(args[1]) : config;
            window.run(() -> window.context().run().launch(invoking, false));
            window.await(
                    "the listing", () -> window.context().disassembly().selection().index() >= 0);
            System.out.printf(
                    Locale.ROOT,
                    "%s: listing after %.0f ms%n",
                    module.getFileName(),
                    (System.nanoTime() - begun) / 1e6);
            new ListingFeel(window, watchdog).measure();
        }
        System.exit(0);
    }

    private static Path module(String name, Path folder) throws IOException {
        return name.matches("\\d+")
                ? BigModule.write(folder.resolve("walks.wasm"), Integer.parseInt(name))
                : Path.of(name);
    }

    private void measure() throws Exception {
        longest("opening");
        scroll("folded");
        once("unfold all", () -> model.rows().setAllOpen(true));
        for (int round = 0; round < 2; round++) {
            scroll("unfolded");
        }
        int functions = functions();
        frames("go to a function", _ -> model.ways().showFunction(random.nextInt(functions)));
        once("source off", () -> model.sourceProperty().set(false));
        once("source on", () -> model.sourceProperty().set(true));
        once("operands on", () -> model.operandsProperty().set(true));
        frames("a page, with operands", _ -> flow.scrollYBy(25 * ROW));
        once("fold all", () -> model.rows().setAllOpen(false));
    }

    /** One row is left of each function that is folded. */
    private int functions() throws InterruptedException {
        once("fold all", () -> model.rows().setAllOpen(false));
        int functions = window.on(() -> model.rows().size());
        once("unfold all", () -> model.rows().setAllOpen(true));
        return functions;
    }

    private void scroll(String how) throws Exception {
        System.out.printf(Locale.ROOT, "%,d rows, %s%n", window.on(() -> model.rows().size()), how);
        frames(how + ", 3 rows a frame", _ -> flow.scrollYBy(3 * ROW));
        frames(how + ", a page a frame", _ -> flow.scrollYBy(25 * ROW));
        frames(how + ", jump", _ -> flow.showAsFirst(random.nextInt(model.rows().size())));
    }

    private void once(String name, Runnable gesture) throws InterruptedException {
        window.run(gesture);
        window.settle();
        longest(name);
    }

    private void longest(String name) throws InterruptedException {
        Thread.sleep(300); // what it set going in the background arrives
        FxWatchdog.Report report = watchdog.take();
        System.out.printf(Locale.ROOT, "%-28s longest task %4.0f ms%n", name, report.millis(100));
        report.computing(DesktopFeel.FELT).forEach(s -> System.out.println(DesktopFeel.own(s)));
    }

    /** From the gesture to the end of the layout of its frame. */
    private void frames(String name, IntConsumer gesture) throws Exception {
        double[] took = new double[FRAMES];
        CompletableFuture<Double> done = new CompletableFuture<>();
        window.on(
                () -> {
                    new AnimationTimer() {
                        private int frame;
                        private final long begun = computed();

                        @Override
                        public void handle(long now) {
                            if (frame == FRAMES) {
                                stop();
                                done.complete((computed() - begun) / 1e6 / FRAMES);
                                return;
                            }
                            int own = frame++;
                            long start = System.nanoTime();
                            Runnable[] after = new Runnable[1];
                            after[0] =
                                    () -> {
                                        took[own] = (System.nanoTime() - start) / 1e6;
                                        window.scene().removePostLayoutPulseListener(after[0]);
                                    };
                            window.scene().addPostLayoutPulseListener(after[0]);
                            gesture.accept(own);
                        }
                    }.start();
                    return true;
                });
        double computing = done.get();
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT,
                "%-28s p50 %5.1f  p95 %5.1f  max %5.1f ms, computes %4.1f ms a frame%n",
                name,
                took[FRAMES / 2],
                took[FRAMES * 95 / 100],
                took[FRAMES - 1],
                computing);
        longest(name);
    }

    private static long computed() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
