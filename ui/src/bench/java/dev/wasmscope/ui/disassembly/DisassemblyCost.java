package dev.wasmscope.ui.disassembly;

import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.tour.HeadlessWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import org.fxmisc.flowless.VirtualFlow;

/**
 * What the listing of a large module costs: scrolls and jumps over folded and unfolded functions,
 * and prints how long the toolkit's thread worked for a frame.
 *
 * <p>Arguments: the module.
 */
public final class DisassemblyCost {
    private static final int FRAMES = 300;

    private final HeadlessWindow window;
    private final VirtualFlow<?, ?> flow;
    private final DisassemblyModel model;

    private DisassemblyCost(HeadlessWindow window) {
        this.window = window;
        this.flow = (VirtualFlow<?, ?>) window.on(() -> window.scene().lookup("#disassembly"));
        this.model = window.context().disassembly();
    }

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("disassembly-cost");
        try (HeadlessWindow window = new HeadlessWindow(SessionOpener.FILES, folder, 990, 980)) {
            LaunchConfig config =
                    LaunchConfig.of(Path.of(args[0])).withStdin(new StdinSource.Fed());
            window.run(() -> window.context().run().launch(config, false));
            window.await(
                    "the module", () -> window.context().disassembly().selection().index() >= 0);
            window.run(() -> window.context().docks().show("disassembly"));
            DisassemblyCost cost = new DisassemblyCost(window);
            System.out.printf("%,d rows folded%n", cost.rows());
            cost.measure("folded, 3 rows a frame", i -> cost.flow.scrollYBy(57));
            cost.jumps("folded, jump");
            long start = System.nanoTime();
            window.run(() -> cost.model.setAllOpen(true));
            System.out.printf(
                    "unfold all: %.1f ms, %,d rows%n",
                    (System.nanoTime() - start) / 1e6, cost.rows());
            for (int round = 1; round <= 2; round++) {
                cost.measure("unfolded, 3 rows a frame", i -> cost.flow.scrollYBy(57));
                cost.measure("unfolded, a page a frame", i -> cost.flow.scrollYBy(500));
                cost.jumps("unfolded, jump");
            }
        }
        System.exit(0);
    }

    private int rows() {
        return window.on(() -> model.rows().size());
    }

    private void jumps(String name) throws Exception {
        Random random = new Random(7);
        measure(name, i -> flow.showAsFirst(random.nextInt(model.rows().size())));
    }

    /** From the gesture to the end of the layout of its frame. */
    private void measure(String name, IntConsumer gesture) throws Exception {
        double[] took = new double[FRAMES];
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        window.on(
                () -> {
                    new AnimationTimer() {
                        private int frame;

                        @Override
                        public void handle(long now) {
                            if (frame == FRAMES) {
                                stop();
                                done.complete(true);
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
        done.get();
        Arrays.sort(took);
        System.out.printf(
                "%-28s p50 %6.1f  p95 %6.1f  max %6.1f ms%n",
                name, took[FRAMES / 2], took[FRAMES * 95 / 100], took[FRAMES - 1]);
    }
}
