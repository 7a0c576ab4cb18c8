package dev.wasmscope.ui.trace;

import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.ui.testing.FakeSession;
import dev.wasmscope.ui.testing.FxWatchdog;
import dev.wasmscope.ui.tour.HeadlessWindow;
import dev.wasmscope.ui.trace.index.Grouping;
import dev.wasmscope.ui.trace.index.TimeAxis;
import dev.wasmscope.ui.trace.index.TimeRange;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * What the trace table costs the toolkit's thread: fills it while it is shown, then scrolls, jumps,
 * filters, groups, selects and uses the timeline, and prints how long the thread answered nobody.
 *
 * <p>Arguments: calls (1,000,000), width and height of the window (1280 and 800).
 */
public final class TraceTableCost {
    private static final Duration LIMIT = Duration.ofMillis(50);

    private final HeadlessWindow window;
    private final FxWatchdog watchdog;
    private final TraceModel trace;
    private final Node table;
    private final long toolkit;
    private final int calls;

    private TraceTableCost(HeadlessWindow window, FxWatchdog watchdog, int calls) {
        this.window = window;
        this.watchdog = watchdog;
        this.calls = calls;
        this.trace = window.context().trace();
        this.table = window.on(() -> window.scene().lookup("#trace"));
        this.toolkit = window.on(() -> Thread.currentThread().threadId());
    }

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        int calls = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int width = args.length > 1 ? Integer.parseInt(args[1]) : 1280;
        int height = args.length > 2 ? Integer.parseInt(args[2]) : 800;
        Path folder = Files.createTempDirectory("trace-table");
        try (HeadlessWindow window = new HeadlessWindow(FakeSession::new, folder, width, height);
                FxWatchdog watchdog = new FxWatchdog(LIMIT)) {
            window.run(() -> window.context().docks().show("trace"));
            window.run(() -> window.context().docks().enlarge());
            TraceTableCost cost = new TraceTableCost(window, watchdog, calls);
            System.out.printf(
                    "%-34s %8s %7s %7s %7s  waits over 50 ms, of them computing%n",
                    "", "FX CPU", "p50", "p99", "max");
            for (int round = 1; round <= 2; round++) {
                System.out.println(round == 1 ? "cold" : "warm");
                cost.live();
                cost.table();
                cost.filters();
                cost.groups();
                cost.strip();
            }
        }
        System.exit(0);
    }

    private void live() {
        LaunchConfig config =
                LaunchConfig.of(Path.of("list.wasm"))
                        .withArgs(List.of("calls=" + calls))
                        .withStdin(new StdinSource.Fed());
        var end = new BreakpointSpec.Line("/src/list.c", 19);
        var run = window.context().run();
        measure(
                "open the program",
                1,
                _ -> {
                    window.run(() -> run.launch(config, List.of(end), false));
                    window.await(
                            "a source", () -> window.scene().getRoot().lookup(".gutter") != null);
                });
        long start = System.nanoTime();
        measure(
                "live: filled while shown",
                1,
                _ -> {
                    window.run(run::run);
                    window.await("the end", this::atTheEnd);
                });
        System.out.printf("    %,d calls in %.1f s%n", calls, (System.nanoTime() - start) / 1e9);
    }

    private boolean atTheEnd() {
        TraceRows rows = trace.rowsProperty().get();
        return rows.size() == calls
                && rows.snapshot().complete()
                && window.context().debug().stopProperty().get().isPresent();
    }

    private void table() {
        measure("wheel click", 100, i -> fire(wheel(i % 10 < 7 ? 40 : -40)));
        measure(
                "Page Up / Page Down",
                100,
                i -> key(i % 3 == 0 ? KeyCode.PAGE_DOWN : KeyCode.PAGE_UP));
        measure("Home / End", 40, i -> key(i % 2 == 0 ? KeyCode.HOME : KeyCode.END));
        Random random = new Random(1);
        measure("select any call (jump, details)", 60, _ -> select(random.nextInt(calls)));
        measure("arrow down", 60, _ -> key(KeyCode.DOWN));
    }

    private void select(int row) {
        window.run(() -> trace.select(row));
    }

    private void filters() {
        for (String filter :
                List.of("fd_read", "error", "path=/data/in3*", "\"fox\"", "slower=1us", "")) {
            measure("filter '" + filter + "'", 1, _ -> filter(filter));
        }
        String typed = "path_open,fd_read path=/data/in3*";
        measure(
                "typing a filter, a key",
                typed.length(),
                i -> filterText(typed.substring(0, i + 1)));
        measure("... until it is answered", 1, _ -> filter(typed));
        filter("");
    }

    private void filterText(String text) {
        window.run(() -> trace.filterProperty().set(text));
    }

    private void filter(String text) {
        filterText(text);
        window.await(
                "filtered",
                () ->
                        trace.rowsProperty().get().snapshot().complete()
                                && trace.rowsProperty()
                                        .get()
                                        .snapshot()
                                        .query()
                                        .filter()
                                        .toString()
                                        .equals(text));
    }

    private void groups() {
        for (Grouping grouping : Grouping.values()) {
            if (grouping == Grouping.NONE) {
                continue;
            }
            measure("group by " + grouping, 1, _ -> group(grouping));
            key(KeyCode.HOME);
            measure("open a group", 1, _ -> key(KeyCode.RIGHT));
            measure("wheel in groups", 60, _ -> fire(wheel(-40)));
            key(KeyCode.HOME);
            measure("close a group", 1, _ -> key(KeyCode.LEFT));
        }
        measure("no groups again", 1, _ -> group(Grouping.NONE));
    }

    private void group(Grouping grouping) {
        window.run(() -> trace.groupingProperty().set(grouping));
        window.await(
                "grouped",
                () -> trace.rowsProperty().get().snapshot().query().grouping() == grouping);
    }

    private void strip() {
        Node strip = window.on(() -> window.scene().lookup("#trace-timeline"));
        double width = window.on(() -> strip.getLayoutBounds().getWidth());
        measure("strip: a click", 40, i -> window.run(() -> click(strip, width * (i + 1) / 42)));
        measure(
                "strip: a stretch of time",
                10,
                i -> {
                    var h = trace.rowsProperty().get().snapshot().histogram(TimeAxis.CLOCK);
                    long from = h.origin() + h.span() * i / 20;
                    TimeRange range = new TimeRange(TimeAxis.CLOCK, from, from + h.span() / 3);
                    window.run(() -> trace.rangeProperty().set(Optional.of(range)));
                    window.await(
                            "in range",
                            () ->
                                    trace.rowsProperty()
                                            .get()
                                            .snapshot()
                                            .query()
                                            .range()
                                            .equals(Optional.of(range)));
                });
        window.run(() -> trace.rangeProperty().set(Optional.empty()));
        measure(
                "strip: the other axis",
                10,
                i -> axis(i % 2 == 0 ? TimeAxis.TIME : TimeAxis.CLOCK));
    }

    private void axis(TimeAxis axis) {
        window.run(() -> trace.axisProperty().set(axis));
    }

    private interface Work {
        void run(int i);
    }

    private long cpu() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(toolkit);
    }

    private void measure(String what, int times, Work work) {
        window.settle();
        watchdog.take();
        long before = cpu();
        for (int i = 0; i < times; i++) {
            work.run(i);
        }
        window.settle();
        double millis = (cpu() - before) / 1e6 / times;
        FxWatchdog.Report report = watchdog.take();
        System.out.printf(
                "%-34s %8.1f %7.1f %7.1f %7.1f  %d/%d%n",
                what,
                millis,
                report.millis(50),
                report.millis(99),
                report.millis(100),
                report.stalls().size(),
                report.computing(LIMIT).size());
        report.computing(LIMIT).forEach(System.out::println);
    }

    private void key(KeyCode code) {
        fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private void fire(Event event) {
        window.run(() -> Event.fireEvent(table, event));
    }

    private static ScrollEvent wheel(double delta) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                10,
                10,
                10,
                10,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                delta,
                0,
                delta,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    private static void click(Node node, double x) {
        Event.fireEvent(node, mouse(MouseEvent.MOUSE_PRESSED, x));
        Event.fireEvent(node, mouse(MouseEvent.MOUSE_RELEASED, x));
    }

    private static MouseEvent mouse(javafx.event.EventType<MouseEvent> type, double x) {
        return new MouseEvent(
                type,
                x,
                10,
                x,
                10,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }
}
