package dev.wasmscope.ui.breakpoints;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DataAccess;
import dev.wasmscope.session.DataTarget;
import dev.wasmscope.session.HitCondition;
import dev.wasmscope.session.SessionException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A breakpoint as it is typed into a form. Pure: what is wrong comes as one line that names the
 * field.
 *
 * @param kind what it is
 * @param place where, in the words of its kind
 * @param access of data
 * @param after the breakpoint that it waits for
 * @param thread number or empty
 * @param instance number or empty
 */
record BreakpointDraft(
        BreakpointKind kind,
        String place,
        DataAccess access,
        boolean enabled,
        String condition,
        String hits,
        String log,
        String patch,
        boolean once,
        OptionalInt after,
        String thread,
        String instance,
        String group) {
    private static final Pattern LINE = Pattern.compile("(.+?):(\\d{1,9})(?::(\\d{1,9}))?");
    private static final Pattern BYTES =
            Pattern.compile("(0[xX][0-9a-fA-F]{1,15}|\\d{1,18})(?::(\\d{1,5}))?");
    private static final Pattern OFFSET = Pattern.compile("0[xX]([0-9a-fA-F]{1,15})");
    private static final int WORD = 4;

    /** An empty form. */
    static BreakpointDraft of(BreakpointKind kind) {
        return new BreakpointDraft(
                kind,
                "",
                DataAccess.CHANGE,
                true,
                "",
                "",
                "",
                "",
                false,
                OptionalInt.empty(),
                "",
                "",
                "");
    }

    /** A form for a breakpoint that is there. */
    static BreakpointDraft of(Breakpoint breakpoint, String group) {
        BreakpointOptions o = breakpoint.options();
        return new BreakpointDraft(
                BreakpointKind.of(breakpoint.spec()),
                place(breakpoint.spec()),
                breakpoint.spec() instanceof BreakpointSpec.Data d ? d.access() : DataAccess.CHANGE,
                o.enabled(),
                o.condition().orElse(""),
                o.hits().map(HitCondition::text).orElse(""),
                o.logMessage().orElse(""),
                o.patch().orElse(""),
                o.oneShot(),
                o.after(),
                text(o.thread()),
                text(o.instance()),
                group);
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "";
    }

    private static String place(BreakpointSpec spec) {
        return switch (spec) {
            case BreakpointSpec.FunctionPattern(String regex) -> regex;
            case BreakpointSpec.HostCall(String filter) -> filter;
            case BreakpointSpec.Trap(String kind) -> kind;
            case BreakpointSpec.Data(DataTarget.Bytes b, DataAccess _) ->
                    String.format("0x%x:%d", b.address(), b.length());
            case BreakpointSpec.Data(DataTarget target, DataAccess _) -> target.text();
            case BreakpointSpec.Line line -> line.text();
            case BreakpointSpec.Function function -> function.name();
            case BreakpointSpec.Instruction at -> at.text();
            case BreakpointSpec.Thrown _,
                    BreakpointSpec.Uncaught _,
                    BreakpointSpec.Entry _,
                    BreakpointSpec.Exit _,
                    BreakpointSpec.MemoryGrow _ ->
                    "";
        };
    }

    /** Whether an expression has to be looked up before the breakpoint can be set. */
    boolean needsTarget() {
        return kind == BreakpointKind.DATA && !BYTES.matcher(place.strip()).matches();
    }

    /**
     * What is asked for; of data an expression that is of no frame.
     *
     * @param functionAt the index of the function that an offset in the code section is in; -1 if
     *     it is in none
     * @throws SessionException if the place cannot be read
     */
    BreakpointSpec spec(LongFunction<Integer> functionAt) throws SessionException {
        String text = place.strip();
        return switch (kind) {
            case LINE -> line(text);
            case FUNCTION -> new BreakpointSpec.Function(needed(text));
            case PATTERN -> new BreakpointSpec.FunctionPattern(needed(text));
            case INSTRUCTION -> instruction(text, functionAt);
            case HOST_CALL -> new BreakpointSpec.HostCall(text);
            case TRAP -> new BreakpointSpec.Trap(text);
            case THROWN -> new BreakpointSpec.Thrown();
            case UNCAUGHT -> new BreakpointSpec.Uncaught();
            case ENTRY -> new BreakpointSpec.Entry();
            case EXIT -> new BreakpointSpec.Exit();
            case MEMORY_GROW -> new BreakpointSpec.MemoryGrow();
            case DATA -> new BreakpointSpec.Data(target(text), access);
        };
    }

    private String needed(String text) throws SessionException {
        if (text.isEmpty()) {
            throw new SessionException(kind.place() + " is missing: " + kind.hint());
        }
        return text;
    }

    private BreakpointSpec line(String text) throws SessionException {
        Matcher matcher = LINE.matcher(needed(text));
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) < 1) {
            throw new SessionException("'" + text + "' is no file and line: " + kind.hint());
        }
        String column = matcher.group(3);
        return new BreakpointSpec.Line(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                column == null ? 0 : Integer.parseInt(column));
    }

    private BreakpointSpec instruction(String text, LongFunction<Integer> functionAt)
            throws SessionException {
        Matcher matcher = OFFSET.matcher(needed(text));
        if (!matcher.matches()) {
            throw new SessionException("'" + text + "' is no offset: 0x1f3");
        }
        long offset = Long.parseLong(matcher.group(1), 16);
        int function = functionAt.apply(offset);
        if (function < 0) {
            throw new SessionException("no function has code at " + text);
        }
        return new BreakpointSpec.Instruction(new CodeLocation(function, offset));
    }

    private DataTarget target(String text) throws SessionException {
        Matcher matcher = BYTES.matcher(needed(text));
        if (!matcher.matches()) {
            return new DataTarget.Expression(text, Optional.empty());
        }
        int length = matcher.group(2) == null ? WORD : Integer.parseInt(matcher.group(2));
        if (length < 1 || length > DataTarget.MAX_LENGTH) {
            throw new SessionException(
                    "1 to " + DataTarget.MAX_LENGTH + " bytes can be watched, not " + length);
        }
        return new DataTarget.Bytes(0, Long.decode(matcher.group(1)), length);
    }

    /**
     * When it stops.
     *
     * @throws SessionException if a number cannot be read
     */
    BreakpointOptions options() throws SessionException {
        return new BreakpointOptions(
                enabled,
                Optional.of(condition),
                hits.isBlank() ? Optional.empty() : Optional.of(HitCondition.parse(hits)),
                Optional.of(log),
                Optional.of(patch),
                once,
                after,
                number("thread", thread),
                number("instance", instance));
    }

    private static OptionalInt number(String name, String text) throws SessionException {
        if (text.isBlank()) {
            return OptionalInt.empty();
        }
        if (!text.strip().matches("\\d{1,9}")) {
            throw new SessionException("'" + text.strip() + "' is no number of a " + name);
        }
        return OptionalInt.of(Integer.parseInt(text.strip()));
    }
}
