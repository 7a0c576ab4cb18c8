package dev.wasmscope.ui.bench;

import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.OpenProgress;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SessionListener;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.UnknownImports;
import dev.wasmscope.ui.AppContext;
import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.testing.FxWatchdog;
import dev.wasmscope.ui.tour.HeadlessWindow;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Measures what a user waits for, in a headless window over the real engine. */
public final class DesktopFeel implements AutoCloseable {
    /** Longer than this, a task on the toolkit's thread is felt. */
    static final Duration FELT = Duration.ofMillis(50);

    private static final Duration KEY_REPEAT = Duration.ofMillis(30);
    private static final int STEPS = Integer.getInteger("feel.steps", 300);

    /** Between two steps; without one they come faster than anybody steps. */
    private static final Duration PAUSE = Duration.ofMillis(Integer.getInteger("feel.pause", 0));

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong stoppedAt = new AtomicLong();
    private final AtomicInteger stops = new AtomicInteger();
    private final HeadlessWindow window;
    private final AppContext context;
    private final FxWatchdog watchdog;

    /**
     * What stops took, in milliseconds, each sorted.
     *
     * @param values until every visible view was right
     * @param computing what the toolkit's thread computed meanwhile: what the wait would be if it
     *     had a processor for itself and nothing were read in the background
     */
    @SuppressWarnings("ArrayRecordComponent") // identity is never asked
    record Times(double[] values, double[] computing) {
        static Times of(List<Double> values, List<Double> computing) {
            return new Times(sorted(values), sorted(computing));
        }

        private static double[] sorted(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        }

        static double at(double[] of, double percent) {
            return of.length == 0
                    ? 0
                    : of[(int) Math.min(of.length - 1, of.length * percent / 100)];
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d stops: median %.1f ms, 95 %% %.1f ms, longest %.1f ms; the toolkit's thread"
                            + " computes: median %.1f ms, 95 %% %.1f ms, longest %.1f ms",
                    values.length,
                    at(values, 50),
                    at(values, 95),
                    at(values, 100),
                    at(computing, 50),
                    at(computing, 95),
                    at(computing, 100));
        }
    }

    DesktopFeel(Path folder) throws IOException {
        window = new HeadlessWindow(opener(), folder, WIDTH, HEIGHT);
        context = window.context();
        watchdog = new FxWatchdog(FELT);
    }

    private SessionOpener opener() {
        return new SessionOpener() {
            @Override
            public DebugSession open(LaunchConfig config) throws SessionException {
                return open(config, OpenProgress.NONE);
            }

            @Override
            public DebugSession open(LaunchConfig config, OpenProgress progress)
                    throws SessionException {
                DebugSession session = SessionOpener.FILES.open(config, progress);
                session.addListener(
                        new SessionListener() {
                            @Override
                            public void onStop(Stop stop) {
                                stoppedAt.set(System.nanoTime());
                                stops.incrementAndGet();
                            }
                        });
                return AskedSession.watch(DebugSession.class, session, open);
            }
        };
    }

    // ---- pieces

    /** Opens a program and runs it to a function; the milliseconds until its stop is shown. */
    double openAndStop(LaunchConfig config, String function) {
        long begun = System.nanoTime();
        int before = stops.get();
        window.on(
                () -> {
                    context.run()
                            .launch(config, List.of(new BreakpointSpec.Function(function)), true);
                    return true;
                });
        window.await("the program has stopped", () -> stops.get() > before && stopped());
        awaitRight();
        return (System.nanoTime() - begun) / 1e6;
    }

    private boolean stopped() {
        return context.debug().stopProperty().get().isPresent();
    }

    /** Milliseconds from a stop until every visible view shows it, for so many steps. */
    Times steps(int count) {
        List<Double> times = new ArrayList<>();
        List<Double> computing = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            int before = stops.get();
            long computed = window.on(DesktopFeel::computed);
            boolean into = i % 3 == 0;
            boolean stepped =
                    window.on(
                            () -> {
                                if (context.debug().stateProperty().get() != SessionState.STOPPED) {
                                    return false;
                                }
                                if (into) {
                                    context.run().stepInto();
                                } else {
                                    context.run().stepOver();
                                }
                                return true;
                            });
            if (!stepped) {
                break;
            }
            long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (stops.get() == before && System.nanoTime() < patience) {
                Thread.onSpinWait();
            }
            if (stops.get() == before) {
                break;
            }
            times.add((awaitRight() - stoppedAt.get()) / 1e6);
            computing.add((window.on(DesktopFeel::computed) - computed) / 1e6);
        }
        return Times.of(times, computing);
    }

    /** Nanoseconds that the present thread has computed. */
    private static long computed() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Waits until the latest stop is shown; the time of the pulse that showed it. */
    private long awaitRight() {
        while (true) {
            boolean shown = window.on(() -> right());
            if (shown) {
                long at = pulse();
                if (window.on(this::right)) {
                    return at;
                }
            } else {
                // A question without a pause would keep the toolkit's thread from its work.
                LockSupport.parkNanos(300_000);
            }
        }
    }

    /** Whether the models have the latest stop and every question about it was answered. */
    private boolean right() {
        return open.get() == 0
                && context.debug()
                        .session()
                        .filter(s -> s.lastStop().equals(context.debug().stopProperty().get()))
                        .isPresent()
                && open.get() == 0;
    }

    private long pulse() {
        CompletableFuture<Long> done = new CompletableFuture<>();
        window.on(
                () -> {
                    Runnable[] listener = new Runnable[1];
                    listener[0] =
                            () -> {
                                window.scene().removePostLayoutPulseListener(listener[0]);
                                done.complete(System.nanoTime());
                            };
                    window.scene().addPostLayoutPulseListener(listener[0]);
                    javafx.application.Platform.requestNextPulse();
                    return true;
                });
        return done.join();
    }

    /**
     * Holds the step key down.
     *
     * @param pressed how often the key came
     * @param steps how many stops the guest made
     * @param shown how many of them the views had
     * @param after stops that came later than a tenth of a second after the key was released
     */
    record Held(double seconds, int pressed, int steps, int shown, int after) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.1f keys/s: %.1f steps/s, %.1f stops/s shown; %d stops after the release",
                    pressed / seconds,
                    steps / seconds,
                    shown / seconds,
                    after);
        }
    }

    Held hold(Duration time) throws InterruptedException {
        AtomicInteger shown = new AtomicInteger();
        var counting =
                window.on(
                        () ->
                                context.debug()
                                        .frameProperty()
                                        .subscribe(
                                                f -> {
                                                    if (f.isPresent()) {
                                                        shown.incrementAndGet();
                                                    }
                                                }));
        int first = stops.get();
        shown.set(0);
        long begun = System.nanoTime();
        int pressed = 0;
        long next = begun;
        while (System.nanoTime() - begun < time.toNanos()) {
            // As a key does: it comes when the toolkit takes it, and waits in its queue till then.
            window.on(
                    () -> {
                        context.actions().get("run.stepOver").fire();
                        return true;
                    });
            pressed++;
            next += KEY_REPEAT.toNanos();
            long wait = next - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            } else {
                next = System.nanoTime();
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        int during = stops.get() - first;
        Thread.sleep(100);
        int released = stops.get();
        awaitRight();
        Thread.sleep(300);
        int after = stops.get() - released;
        window.on(
                () -> {
                    counting.unsubscribe();
                    return true;
                });
        return new Held(seconds, pressed, during, shown.get(), after);
    }

    /** Brings every view to the front, one after the other, and steps in each. */
    void tour(int steps) {
        for (String id : window.on(() -> List.copyOf(context.docks().tools().keySet()))) {
            window.on(
                    () -> {
                        context.docks().show(id);
                        return true;
                    });
            window.settle();
            steps(steps);
            report("view " + id);
        }
    }

    /** Takes the toolkit's thread's stack now and then and counts who computes. */
    private final class Sampler implements AutoCloseable {
        private final Map<String, Integer> seen = new HashMap<>();
        private final Thread toolkit = window.on(Thread::currentThread);
        private volatile boolean over;
        private final Thread thread =
                Thread.ofPlatform().daemon().name("sampler").start(this::sample);

        private void sample() {
            while (!over) {
                StackTraceElement[] stack = toolkit.getStackTrace();
                if (toolkit.getState() == Thread.State.RUNNABLE) {
                    String who =
                            Arrays.stream(stack)
                                    .filter(f -> f.getClassName().startsWith("dev.wasmscope."))
                                    .limit(3)
                                    .map(StackTraceElement::toString)
                                    .collect(Collectors.joining(" < "));
                    seen.merge(who.isEmpty() ? toolkitWork(stack) : who, 1, Integer::sum);
                }
                try {
                    Thread.sleep(3);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        private String toolkitWork(StackTraceElement[] stack) {
            return Arrays.stream(stack)
                    .map(StackTraceElement::getMethodName)
                    .filter(
                            List.of("doCSSPass", "doLayoutPass", "render", "syncPeer", "doPulse")
                                    ::contains)
                    .findFirst()
                    .orElse(stack.length == 0 ? "?" : stack[0].toString());
        }

        @Override
        public void close() {
            over = true;
            seen.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .limit(25)
                    .forEach(e -> System.out.println("    " + e.getValue() + " " + e.getKey()));
        }
    }

    private Times sampledSteps(int count) {
        try (Sampler _ = new Sampler()) {
            return steps(count);
        }
    }

    /** Prints what kept the toolkit's thread since the last report. */
    FxWatchdog.Report report(String what) {
        FxWatchdog.Report report = watchdog.take();
        List<FxWatchdog.Stall> computing = report.computing(FELT);
        System.out.printf(
                Locale.ROOT,
                "  toolkit's thread, %s: longest wait %.0f ms, %d over 50 ms, %d of them computing%n",
                what,
                report.millis(100),
                report.stalls().size(),
                computing.size());
        computing.forEach(s -> System.out.println(own(s)));
        return report;
    }

    /** A stall with the first frame and those of the desktop. */
    static String own(FxWatchdog.Stall stall) {
        return String.format(
                        Locale.ROOT,
                        "    %.0f ms, %.0f ms of it computing",
                        stall.nanos() / 1e6,
                        stall.cpuNanos() / 1e6)
                + stall.stack().stream()
                        .filter(
                                f ->
                                        f.equals(stall.stack().getFirst())
                                                || f.getClassName().startsWith("dev.wasmscope."))
                        .limit(12)
                        .map(f -> "\n        at " + f)
                        .collect(Collectors.joining());
    }

    /** Bytes in use after a full collection. */
    static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /**
     * The same when it no longer falls: what is read in the background of a program that is closed
     * ends by and by.
     */
    static long settled() throws InterruptedException {
        long before = Long.MAX_VALUE;
        long now = used();
        for (int i = 0; i < 60 && now < 0.99 * before; i++) {
            Thread.sleep(2000);
            before = now;
            now = used();
        }
        return now;
    }

    /** What is opened for {@code FILE} or, where it has no {@code _start}, {@code FILE=EXPORT}. */
    private static LaunchConfig config(String module) {
        int equals = module.indexOf('=');
        LaunchConfig config =
                LaunchConfig.of(Path.of(equals < 0 ? module : module.substring(0, equals)))
                        .withStdin(new StdinSource.Fed())
                        // Some guests expect a browser's functions and do not call them at once.
                        .withUnknownImports(UnknownImports.ZERO);
        return equals < 0 ? config : config.withInvoke(module.substring(equals + 1));
    }

    /** Opens a module and closes it. */
    void openAndClose(LaunchConfig config) {
        window.run(() -> context.run().launch(config, false));
        window.await("it is open", () -> context.debug().session().isPresent());
        window.settle();
        window.run(() -> context.debug().close());
        window.await("it is closed", () -> context.debug().session().isEmpty());
    }

    HeadlessWindow window() {
        return window;
    }

    @Override
    public void close() {
        watchdog.close();
        window.close();
    }

    // ---- the whole of it

    /**
     * Measures and prints.
     *
     * @param args what: {@code steps NAME MODULE FUNCTION EXPORT [ARGS…]} or {@code memory MODULE…}
     *     or {@code open MODULE}
     */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("feel");
        int code = 1;
        try (DesktopFeel feel = new DesktopFeel(folder)) {
            switch (args[0]) {
                case "steps" -> feel.printSteps(args);
                case "memory" -> feel.printMemory(args);
                case "open" -> feel.printOpen(config(args[1]));
                default -> throw new IllegalArgumentException("steps, memory or open");
            }
            code = 0;
        } catch (IllegalStateException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
        }
        System.exit(code);
    }

    private void printSteps(String[] args) throws InterruptedException {
        LaunchConfig config = config(args[2]).withArgs(Arrays.asList(args).subList(5, args.length));
        if (!args[4].equals("_start")) {
            config = config.withInvoke(args[4]);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: open to first stop %.0f ms%n",
                args[1],
                openAndStop(config, args[3]));
        report("opening");
        steps(STEPS / 4);
        report("first steps");
        System.out.println(
                args[1]
                        + ", stop to every visible view right: "
                        + (Boolean.getBoolean("feel.sample") ? sampledSteps(STEPS) : steps(STEPS)));
        report("steps");
        for (String id : List.of("disassembly", "memory")) {
            window.run(() -> context.docks().show(id));
        }
        steps(20);
        System.out.println(args[1] + ", the same with disassembly and memory: " + steps(STEPS));
        report("steps");
        System.out.println(args[1] + ", step key held, all views: " + hold(Duration.ofSeconds(5)));
        report("key held");
        tour(5);
    }

    private void printMemory(String[] args) throws InterruptedException {
        List<LaunchConfig> modules = Arrays.stream(args).skip(1).map(DesktopFeel::config).toList();
        openAndClose(modules.getFirst());
        long before = settled();
        for (int i = 0; i < 10; i++) {
            openAndClose(modules.get(i % modules.size()));
        }
        System.out.printf(Locale.ROOT, "at once: %.1f MB%n", used() / 1e6);
        long after = settled();
        System.out.printf(
                Locale.ROOT,
                "heap in use: %.1f MB after the first module, %.1f MB after ten more: %+.1f %%%n",
                before / 1e6,
                after / 1e6,
                100.0 * (after - before) / before);
        report("opening and closing");
    }

    private void printOpen(LaunchConfig module) {
        long begun = System.nanoTime();
        openAndClose(module);
        System.out.printf(
                Locale.ROOT,
                "%s open: %.0f ms%n",
                module.wasm().getFileName(),
                (System.nanoTime() - begun) / 1e6);
        report("opening");
    }
}
