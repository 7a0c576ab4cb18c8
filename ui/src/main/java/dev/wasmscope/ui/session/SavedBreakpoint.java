package dev.wasmscope.ui.session;

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
import org.jspecify.annotations.Nullable;

/**
 * A breakpoint as a file keeps it: flat, every member but the kind may be missing.
 *
 * @param kind which of {@link BreakpointSpec}
 * @param at file, name, pattern, filter, kind of trap, or watched expression
 * @param number line, offset in the code section, or address
 * @param second column, length, or index of the instruction's function
 * @param third index of a memory
 * @param access to data
 * @param after which breakpoint of the list must be hit before, from 0
 * @param group of the user
 */
public record SavedBreakpoint(
        Kind kind,
        @Nullable String at,
        long number,
        int second,
        int third,
        @Nullable DataAccess access,
        boolean disabled,
        @Nullable String condition,
        @Nullable String hits,
        @Nullable String log,
        @Nullable String patch,
        boolean once,
        @Nullable Integer after,
        @Nullable Integer thread,
        @Nullable Integer instance,
        @Nullable String group) {
    /** The kinds, by their names in files. */
    public enum Kind {
        LINE,
        FUNCTION,
        PATTERN,
        HOST_CALL,
        TRAP,
        THROWN,
        UNCAUGHT,
        ENTRY,
        EXIT,
        MEMORY_GROW,
        BYTES,
        EXPRESSION,
        INSTRUCTION
    }

    /**
     * A breakpoint for a file; empty for what ends with this run.
     *
     * @param after the position of the breakpoint that it waits for
     */
    public static Optional<SavedBreakpoint> of(Breakpoint breakpoint, Optional<Integer> after) {
        BreakpointOptions o = breakpoint.options();
        return switch (breakpoint.spec()) {
            case BreakpointSpec.Line s ->
                    Optional.of(of(Kind.LINE, s.file(), s.line(), s.column(), 0, null, o, after));
            case BreakpointSpec.Function s -> named(Kind.FUNCTION, s.name(), o, after);
            case BreakpointSpec.FunctionPattern s -> named(Kind.PATTERN, s.regex(), o, after);
            case BreakpointSpec.HostCall s -> named(Kind.HOST_CALL, s.filter(), o, after);
            case BreakpointSpec.Trap s -> named(Kind.TRAP, s.kind(), o, after);
            case BreakpointSpec.Thrown _ -> named(Kind.THROWN, null, o, after);
            case BreakpointSpec.Uncaught _ -> named(Kind.UNCAUGHT, null, o, after);
            case BreakpointSpec.Entry _ -> named(Kind.ENTRY, null, o, after);
            case BreakpointSpec.Exit _ -> named(Kind.EXIT, null, o, after);
            case BreakpointSpec.MemoryGrow _ -> named(Kind.MEMORY_GROW, null, o, after);
            case BreakpointSpec.Instruction s ->
                    Optional.of(
                            of(
                                    Kind.INSTRUCTION,
                                    null,
                                    s.location().codeOffset(),
                                    s.location().functionIndex(),
                                    0,
                                    null,
                                    o,
                                    after));
            case BreakpointSpec.Data s -> data(s, o, after);
        };
    }

    private static Optional<SavedBreakpoint> data(
            BreakpointSpec.Data data, BreakpointOptions options, Optional<Integer> after) {
        return switch (data.target()) {
            case DataTarget.Bytes b ->
                    Optional.of(
                            of(
                                    Kind.BYTES,
                                    null,
                                    b.address(),
                                    b.length(),
                                    b.memory(),
                                    data.access(),
                                    options,
                                    after));
            case DataTarget.Expression e ->
                    e.activation().isPresent()
                            ? Optional.empty()
                            : Optional.of(
                                    of(
                                            Kind.EXPRESSION,
                                            e.expression(),
                                            0,
                                            0,
                                            0,
                                            data.access(),
                                            options,
                                            after));
        };
    }

    private static Optional<SavedBreakpoint> named(
            Kind kind, @Nullable String at, BreakpointOptions options, Optional<Integer> after) {
        return Optional.of(of(kind, at, 0, 0, 0, null, options, after));
    }

    private static SavedBreakpoint of(
            Kind kind,
            @Nullable String at,
            long number,
            int second,
            int third,
            @Nullable DataAccess access,
            BreakpointOptions o,
            Optional<Integer> after) {
        return new SavedBreakpoint(
                kind,
                at,
                number,
                second,
                third,
                access,
                !o.enabled(),
                o.condition().orElse(null),
                o.hits().map(HitCondition::text).orElse(null),
                o.logMessage().orElse(null),
                o.patch().orElse(null),
                o.oneShot(),
                after.orElse(null),
                boxed(o.thread()),
                boxed(o.instance()),
                null);
    }

    /** The same in a group of the user. */
    SavedBreakpoint in(Optional<String> newGroup) {
        return new SavedBreakpoint(
                kind,
                at,
                number,
                second,
                third,
                access,
                disabled,
                condition,
                hits,
                log,
                patch,
                once,
                after,
                thread,
                instance,
                newGroup.orElse(null));
    }

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? (Integer) number.getAsInt() : null;
    }

    /**
     * What was asked for.
     *
     * @throws IllegalArgumentException when a member is missing
     */
    public BreakpointSpec spec() {
        return switch (kind) {
            case LINE -> new BreakpointSpec.Line(text(), (int) number, second);
            case FUNCTION -> new BreakpointSpec.Function(text());
            case PATTERN -> new BreakpointSpec.FunctionPattern(text());
            case HOST_CALL -> new BreakpointSpec.HostCall(text());
            case TRAP -> new BreakpointSpec.Trap(text());
            case THROWN -> new BreakpointSpec.Thrown();
            case UNCAUGHT -> new BreakpointSpec.Uncaught();
            case ENTRY -> new BreakpointSpec.Entry();
            case EXIT -> new BreakpointSpec.Exit();
            case MEMORY_GROW -> new BreakpointSpec.MemoryGrow();
            case INSTRUCTION -> new BreakpointSpec.Instruction(new CodeLocation(second, number));
            case BYTES ->
                    new BreakpointSpec.Data(new DataTarget.Bytes(third, number, second), how());
            case EXPRESSION ->
                    new BreakpointSpec.Data(
                            new DataTarget.Expression(text(), Optional.empty()), how());
        };
    }

    private String text() {
        if (at == null) {
            throw new IllegalArgumentException("a breakpoint without its place");
        }
        return at;
    }

    private DataAccess how() {
        return access == null ? DataAccess.CHANGE : access;
    }

    /**
     * When it stops.
     *
     * @param waitsFor the id of the breakpoint that must be hit before
     * @throws IllegalArgumentException when the hit count cannot be read
     */
    public BreakpointOptions options(OptionalInt waitsFor) {
        try {
            return new BreakpointOptions(
                    !disabled,
                    Optional.ofNullable(condition),
                    hits == null ? Optional.empty() : Optional.of(HitCondition.parse(hits)),
                    Optional.ofNullable(log),
                    Optional.ofNullable(patch),
                    once,
                    waitsFor,
                    unboxed(thread),
                    unboxed(instance));
        } catch (SessionException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static OptionalInt unboxed(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
