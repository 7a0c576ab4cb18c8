package dev.wasmscope.ui.trace;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.trace.index.CallGroup;
import dev.wasmscope.ui.trace.index.Grouping;

/** A column of the table: how wide it is and what stands in it. */
enum CallColumn {
    NUMBER("#", 44, 64, 90, 0),
    CLOCK("Clock", 70, 96, 120, 800),
    TIME("Time", 70, 84, 110, 900),
    DELTA("+Time", 70, 78, 100, 1000),
    TIME_OF_DAY("Time of day", 110, 118, 130, Double.MAX_VALUE),
    CALL("Call", 116, 150, 190, 0),
    ARGUMENTS("Arguments", 60, 260, 5000, 0),
    RESULT("Result", 84, 92, 170, 0),
    BYTES("Bytes", 56, 62, 90, 560),
    TOOK("Took", 74, 74, 80, 620);

    private final String title;
    private final double least;
    private final double width;
    private final double most;
    private final double from;

    /**
     * @param least narrowest, in pixels: what is said shortly is never cut off
     * @param width at first
     * @param most widest
     * @param from width of the table from which the column is shown unasked
     */
    CallColumn(String title, double least, double width, double most, double from) {
        this.title = title;
        this.least = least;
        this.width = width;
        this.most = most;
        this.from = from;
    }

    String title() {
        return title;
    }

    double least() {
        return least;
    }

    double width() {
        return width;
    }

    double most() {
        return most;
    }

    boolean shownAt(double tableWidth) {
        return tableWidth >= from;
    }

    String style() {
        return "trace-" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The text of a call; {@code delta} is the time since the call before it began. */
    String of(HostCallEvent call, long at, long delta) {
        return switch (this) {
            case NUMBER -> Parts.grouped(call.number());
            case CLOCK -> Parts.grouped(call.clock());
            case TIME -> CallText.moment(at);
            case DELTA -> "+" + CallText.time(Math.max(0, delta));
            case TIME_OF_DAY -> CallText.timeOfDay(call.startNanos());
            case CALL -> call.name();
            case ARGUMENTS -> CallText.arguments(call);
            case RESULT -> call.injected().isPresent() ? "\u26a1 " + call.result() : call.result();
            case BYTES -> call.bytesMoved() == 0 ? "" : Parts.grouped(call.bytesMoved());
            case TOOK -> CallText.time(call.hostNanos());
        };
    }

    /** The text of a group's head. */
    String of(CallGroup group, boolean open, Grouping grouping) {
        String count = Parts.grouped(group.count()) + (group.count() == 1 ? " call" : " calls");
        boolean byFunction = grouping == Grouping.FUNCTION;
        return switch (this) {
            case NUMBER -> open ? "\u25be" : "\u25b8";
            case CALL -> byFunction ? group.key() : count;
            case ARGUMENTS -> byFunction ? count : group.key();
            case RESULT ->
                    group.errors() == 0
                            ? ""
                            : Parts.grouped(group.errors())
                                    + (group.errors() == 1 ? " error" : " errors");
            case BYTES -> group.bytes() == 0 ? "" : Parts.grouped(group.bytes());
            case TOOK -> CallText.time(group.nanos());
            case CLOCK, TIME, DELTA, TIME_OF_DAY -> "";
        };
    }
}
