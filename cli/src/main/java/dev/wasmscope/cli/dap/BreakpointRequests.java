package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.Failures;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.HitCondition;
import dev.wasmscope.session.SessionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.lsp4j.debug.FunctionBreakpoint;
import org.eclipse.lsp4j.debug.InstructionBreakpoint;
import org.eclipse.lsp4j.debug.SetBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetFunctionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetFunctionBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetInstructionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetInstructionBreakpointsResponse;
import org.eclipse.lsp4j.debug.SourceBreakpoint;
import org.jspecify.annotations.Nullable;

/**
 * Breakpoints. A client sends all of one source, all of functions or all of instructions at a time:
 * what stays the same keeps its number and its hits.
 */
final class BreakpointRequests {
    private static final Object FUNCTIONS = "functions";
    private static final Object INSTRUCTIONS = "instructions";

    private final Target target;
    private final Client client;
    private final Sources sources;
    private final ShownBreakpoints shown;
    private final Map<Object, Map<BreakpointSpec, Integer>> groups = new HashMap<>();

    /** What a client wants of one breakpoint. */
    record Wanted(BreakpointSpec spec, BreakpointOptions options) {}

    BreakpointRequests(Target target, Client client, Sources sources, ShownBreakpoints shown) {
        this.target = target;
        this.client = client;
        this.sources = sources;
        this.shown = shown;
    }

    SetBreakpointsResponse ofSource(SetBreakpointsArguments arguments) {
        SourceRef ref = sources.ref(arguments.getSource());
        SourceBreakpoint[] wanted = arguments.getBreakpoints();
        SetBreakpointsResponse response = new SetBreakpointsResponse();
        response.setBreakpoints(
                replace(
                        ref,
                        wanted == null ? List.of() : Arrays.asList(wanted),
                        breakpoint ->
                                new Wanted(
                                        spec(ref, breakpoint),
                                        options(
                                                        breakpoint.getCondition(),
                                                        breakpoint.getHitCondition())
                                                .withLogMessage(
                                                        Objects.requireNonNullElse(
                                                                breakpoint.getLogMessage(), "")))));
        return response;
    }

    /** When a breakpoint stops, in the client's words. */
    static BreakpointOptions options(@Nullable String condition, @Nullable String hits) {
        BreakpointOptions options = BreakpointOptions.NONE;
        if (condition != null) {
            options = options.withCondition(condition);
        }
        if (hits == null || hits.isBlank()) {
            return options;
        }
        try {
            return options.withHits(Optional.of(HitCondition.parse(hits)));
        } catch (SessionException e) {
            throw new CommandFailure(Failures.message(e));
        }
    }

    private BreakpointSpec spec(SourceRef ref, SourceBreakpoint wanted) {
        int line = client.wishes().lineFromOne(wanted.getLine());
        return switch (ref) {
            case SourceRef.File(String path) ->
                    new BreakpointSpec.Line(
                            path,
                            line,
                            wanted.getColumn() == null
                                    ? 0
                                    : client.wishes().columnFromOne(wanted.getColumn()));
            case SourceRef.Code(int function) ->
                    new BreakpointSpec.Instruction(
                            new CodeLocation(function, sources.codeOffset(function, line)));
        };
    }

    SetFunctionBreakpointsResponse ofFunctions(SetFunctionBreakpointsArguments arguments) {
        SetFunctionBreakpointsResponse response = new SetFunctionBreakpointsResponse();
        FunctionBreakpoint[] wanted = arguments.getBreakpoints();
        response.setBreakpoints(
                replace(
                        FUNCTIONS,
                        Arrays.asList(wanted),
                        breakpoint ->
                                new Wanted(
                                        function(breakpoint.getName().strip()),
                                        options(
                                                breakpoint.getCondition(),
                                                breakpoint.getHitCondition()))));
        return response;
    }

    /**
     * {@code call CALLS} waits for calls to the host, as in the terminal debugger; {@code /…/} is a
     * regular expression.
     */
    private static BreakpointSpec function(String name) {
        if (name.length() > 2 && name.startsWith("/") && name.endsWith("/")) {
            return new BreakpointSpec.FunctionPattern(name.substring(1, name.length() - 1));
        }
        return name.startsWith("call ") || name.equals("call")
                ? HostCalls.spec(name.substring(4))
                : new BreakpointSpec.Function(name);
    }

    SetInstructionBreakpointsResponse ofInstructions(SetInstructionBreakpointsArguments arguments) {
        SetInstructionBreakpointsResponse response = new SetInstructionBreakpointsResponse();
        InstructionBreakpoint[] wanted = arguments.getBreakpoints();
        response.setBreakpoints(
                replace(
                        INSTRUCTIONS,
                        Arrays.asList(wanted),
                        breakpoint ->
                                new Wanted(
                                        instruction(breakpoint),
                                        options(
                                                breakpoint.getCondition(),
                                                breakpoint.getHitCondition()))));
        return response;
    }

    private BreakpointSpec instruction(InstructionBreakpoint wanted) {
        Integer offset = wanted.getOffset();
        long at = Addresses.code(wanted.getInstructionReference()) + (offset == null ? 0 : offset);
        return new BreakpointSpec.Instruction(
                target.session()
                        .module()
                        .locationOf(at)
                        .orElseThrow(
                                () ->
                                        new CommandFailure(
                                                "no function holds code offset "
                                                        + Addresses.text(at))));
    }

    /** Removes what a client no longer names and adds what is new, in the order it names them. */
    <B> org.eclipse.lsp4j.debug.Breakpoint[] replace(
            Object group, List<B> wanted, Function<B, Wanted> meaning) {
        DebugSession session = target.session();
        Map<BreakpointSpec, Integer> old = groups.getOrDefault(group, Map.of());
        Map<BreakpointSpec, Integer> kept = new HashMap<>();
        List<org.eclipse.lsp4j.debug.Breakpoint> answers = new ArrayList<>();
        List<@Nullable Wanted> meanings = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (B one : wanted) {
            try {
                if (!target.debugging()) {
                    throw new CommandFailure("the program runs without debugging");
                }
                meanings.add(meaning.apply(one));
                errors.add("");
            } catch (CommandFailure e) {
                meanings.add(null);
                errors.add(Errors.text(e));
            }
        }
        Set<BreakpointSpec> specs = new HashSet<>();
        for (Wanted one : meanings) {
            if (one != null) {
                specs.add(one.spec());
            }
        }
        old.forEach(
                (spec, id) -> {
                    if (!specs.contains(spec)) {
                        shown.forget(id);
                        session.removeBreakpoint(id);
                    }
                });
        Map<Integer, Breakpoint> present = new HashMap<>();
        session.breakpoints().forEach(b -> present.put(b.id(), b));
        for (int i = 0; i < meanings.size(); i++) {
            Wanted one = meanings.get(i);
            answers.add(
                    one == null
                            ? ShownBreakpoints.refused(errors.get(i))
                            : shown.answer(set(session, one, old, kept, present)));
        }
        groups.put(group, kept);
        return answers.toArray(org.eclipse.lsp4j.debug.Breakpoint[]::new);
    }

    private Breakpoint set(
            DebugSession session,
            Wanted wanted,
            Map<BreakpointSpec, Integer> old,
            Map<BreakpointSpec, Integer> kept,
            Map<Integer, Breakpoint> present) {
        BreakpointSpec spec = wanted.spec();
        Integer id = kept.getOrDefault(spec, old.get(spec));
        Breakpoint known = id == null ? null : present.get(id);
        if (known == null) {
            known = session.addBreakpoint(spec, wanted.options());
            present.put(known.id(), known);
        } else if (!known.options().equals(wanted.options())) {
            session.setBreakpointOptions(known.id(), wanted.options());
            known = known.withOptions(wanted.options());
        }
        kept.put(spec, known.id());
        return known;
    }

    /** Sets all breakpoints of a session in another one, which takes its place. */
    void move(DebugSession from, DebugSession to) {
        Map<Integer, Integer> newByOld = new HashMap<>();
        for (Breakpoint old : from.breakpoints()) {
            OptionalInt after = old.options().after();
            Integer before = after.isPresent() ? newByOld.get(after.getAsInt()) : null;
            BreakpointOptions options =
                    old.options()
                            .withAfter(
                                    before == null ? OptionalInt.empty() : OptionalInt.of(before));
            Breakpoint fresh = to.addBreakpoint(old.spec(), options);
            newByOld.put(old.id(), fresh.id());
        }
        groups.values()
                .forEach(group -> group.replaceAll((_, id) -> newByOld.getOrDefault(id, id)));
        shown.renumber(newByOld);
    }

    /** Tells the client what has changed of any breakpoint. */
    void tellAll() {
        target.session().breakpoints().forEach(breakpoint -> shown.tell(breakpoint.id()));
    }

    /** Forgets all: another program takes the place of this one. */
    void reset() {
        groups.clear();
        shown.reset();
    }
}
