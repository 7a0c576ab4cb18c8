package dev.wasmscope.ui.flame;

import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.testing.BigProfiles;
import dev.wasmscope.ui.testing.FakeSession;
import dev.wasmscope.ui.tour.HeadlessWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * What a frame of the flame graph costs: zooms, pans, scrolls and searches, and prints for each how
 * long the toolkit's thread drew, and how long a whole frame took until its pixels were there.
 *
 * <p>With {@code -Djavafx.animation.fullspeed=true} the toolkit does not wait for the next sixtieth
 * of a second, so that the time of a whole frame is what it costs.
 *
 * <p>Arguments: frames of the profile (1,000,000), width and height of the graph (1280 and 760).
 */
public final class FlameCost {
    private static final int ROUNDS = 240;

    private final HeadlessWindow window;
    private final FlameModel model;
    private final FlamePane pane;
    private long lastStart;

    private FlameCost(HeadlessWindow window, int width, int height) {
        this.window = window;
        this.model =
                window.on(
                        () ->
                                new FlameModel(
                                        dev.wasmscope.ui.fx.UiThread.javafx(
                                                Throwable::printStackTrace),
                                        Runnable::run,
                                        Throwable::printStackTrace));
        this.pane =
                window.on(
                        () ->
                                new FlamePane(
                                        model, window.themes(), "flame-cost", _ -> {}, _ -> {}));
        window.run(
                () -> {
                    Stage s = new Stage();
                    Scene scene = new Scene(new StackPane(pane.node()), width, height);
                    window.themes().install(scene);
                    s.setScene(scene);
                    s.show();
                });
    }

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        int frames = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int width = args.length > 1 ? Integer.parseInt(args[1]) : 1280;
        int height = args.length > 2 ? Integer.parseInt(args[2]) : 760;
        Path folder = Files.createTempDirectory("flame-cost");
        try (HeadlessWindow window = new HeadlessWindow(FakeSession::new, folder, 300, 200)) {
            Profile profile = BigProfiles.of(frames, 1);
            FlameCost cost = new FlameCost(window, width, height);
            cost.layOut(profile);
            System.out.printf(
                    "%-30s %21s   %21s %9s%n",
                    "milliseconds", "drawing p50 p95 max", "whole frame p50 p95 max", "pieces");
            for (int round = 1; round <= 3; round++) {
                System.out.println("round " + round);
                cost.moves();
            }
        }
        System.exit(0);
    }

    private void layOut(Profile profile) {
        long start = System.nanoTime();
        window.run(() -> model.show(java.util.Optional.of(profile)));
        System.out.printf(
                "%,d frames, %d depths laid out in %.0f ms%n",
                profile.tree().size(),
                window.on(() -> model.graphProperty().get().orElseThrow().depths()),
                (System.nanoTime() - start) / 1e6);
    }

    private void moves() {
        double total = window.on(model::total);
        Random random = new Random(1);
        measure(
                "whole run, panned",
                i -> jump(new Span(total * i / 9999, total * i / 9999 + total * 0.9)));
        measure("zoom in, 1.05 a frame", i -> jump(zoom(i % 120, total)));
        measure("zoom out", i -> jump(zoom(119 - i % 120, total)));
        measure("pan at 1/100", i -> jump(at(total * (0.3 + i * 2e-5), total / 100)));
        measure("pan at 1/10,000", i -> jump(at(total * (0.3 + i * 2e-7), total / 10_000)));
        measure(
                "anywhere, any zoom",
                _ ->
                        jump(
                                at(
                                        total * random.nextDouble(),
                                        total * Math.pow(10, -6 * random.nextDouble()))));
        jumpBack(total);
        measure(
                "rows scrolled",
                i -> pane.canvas().glide().scrollBy(i % 120 < 60 ? 9 : -9, 60, 300, true));
        window.run(() -> model.searchProperty().set("hash"));
        measure("search on: zoom in", i -> jump(zoom(i % 120, total)));
        window.run(() -> model.searchProperty().set(""));
        jumpBack(total);
    }

    private void jumpBack(double total) {
        window.run(() -> jump(Span.all(total)));
    }

    private static Span zoom(int step, double total) {
        return Span.all(total).zoomed(Math.pow(1.05, -step), 0.37, total);
    }

    private static Span at(double middle, double width) {
        return new Span(middle - width / 2, middle + width / 2);
    }

    private void jump(Span span) {
        pane.canvas().glide().jump(span.within(model.total()));
    }

    /** Does something in each frame, and waits for the next: the time between is a whole frame. */
    private void measure(String what, IntConsumer move) {
        double[] drawing = new double[ROUNDS];
        double[] whole = new double[ROUNDS];
        CompletableFuture<Integer> done = new CompletableFuture<>();
        int[] pieces = new int[1];
        window.on(
                () -> {
                    new AnimationTimer() {
                        private int i = -2;

                        @Override
                        public void handle(long now) {
                            if (i >= ROUNDS) {
                                stop();
                                done.complete(i);
                                return;
                            }
                            long start = System.nanoTime();
                            move.accept(Math.max(0, i));
                            if (i >= 0) {
                                drawing[i] = (System.nanoTime() - start) / 1e6;
                                pieces[0] = Math.max(pieces[0], pane.canvas().pieces());
                                started(i, start, whole);
                            }
                            i++;
                        }
                    }.start();
                    return true;
                });
        done.join();
        Arrays.sort(drawing);
        Arrays.sort(whole);
        System.out.printf(
                "%-30s %6.1f %6.1f %6.1f    %6.1f %6.1f %6.1f   %9d%n",
                what,
                drawing[ROUNDS / 2],
                drawing[ROUNDS * 95 / 100],
                drawing[ROUNDS - 1],
                whole[ROUNDS / 2],
                whole[ROUNDS * 95 / 100],
                whole[ROUNDS - 1],
                pieces[0]);
    }

    private void started(int i, long start, double[] whole) {
        whole[i] = i == 0 ? 0 : (start - lastStart) / 1e6;
        lastStart = start;
    }
}
