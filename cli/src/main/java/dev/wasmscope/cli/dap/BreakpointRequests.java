package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.DisassemblyLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                        breakpoint -> spec(ref, breakpoint)));
        return response;
    }

    private BreakpointSpec spec(SourceRef ref, SourceBreakpoint wanted) {
        int line = client.wishes().lineFromOne(wanted.getLine());
        return switch (ref) {
            case SourceRef.File(String path) -> new BreakpointSpec.Line(path, line);
            case SourceRef.Code(int function) -> {
                Optional<DisassemblyLine> row = sources.instruction(function, line);
                yield new BreakpointSpec.Instruction(
                        new CodeLocation(
                                function,
                                row.orElseThrow(
                                                () ->
                                                        new CommandFailure(
                                                                "no instruction at or below line "
                                                                        + line))
                                        .codeOffset()));
            }
        };
    }

    SetFunctionBreakpointsResponse ofFunctions(SetFunctionBreakpointsArguments arguments) {
        SetFunctionBreakpointsResponse response = new SetFunctionBreakpointsResponse();
        FunctionBreakpoint[] wanted = arguments.getBreakpoints();
        response.setBreakpoints(
                replace(
                        FUNCTIONS,
                        Arrays.asList(wanted),
                        breakpoint -> function(breakpoint.getName().strip())));
        return response;
    }

    /** {@code call CALLS} waits for calls to the host, as in the terminal debugger. */
    private static BreakpointSpec function(String name) {
        return name.startsWith("call ") || name.equals("call")
                ? HostCalls.spec(name.substring(4))
                : new BreakpointSpec.Function(name);
    }

    SetInstructionBreakpointsResponse ofInstructions(SetInstructionBreakpointsArguments arguments) {
        SetInstructionBreakpointsResponse response = new SetInstructionBreakpointsResponse();
        InstructionBreakpoint[] wanted = arguments.getBreakpoints();
        response.setBreakpoints(replace(INSTRUCTIONS, Arrays.asList(wanted), this::instruction));
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
    private <B> org.eclipse.lsp4j.debug.Breakpoint[] replace(
            Object group, List<B> wanted, Function<B, BreakpointSpec> meaning) {
        DebugSession session = target.session();
        Map<BreakpointSpec, Integer> old = groups.getOrDefault(group, Map.of());
        Map<BreakpointSpec, Integer> kept = new HashMap<>();
        List<org.eclipse.lsp4j.debug.Breakpoint> answers = new ArrayList<>();
        List<@Nullable BreakpointSpec> specs = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (B one : wanted) {
            try {
                if (!target.debugging()) {
                    throw new CommandFailure("the program runs without debugging");
                }
                specs.add(meaning.apply(one));
                errors.add("");
            } catch (CommandFailure e) {
                specs.add(null);
                errors.add(Errors.text(e));
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
        for (int i = 0; i < specs.size(); i++) {
            BreakpointSpec spec = specs.get(i);
            answers.add(
                    spec == null
                            ? ShownBreakpoints.refused(errors.get(i))
                            : shown.answer(set(session, spec, old, kept, present)));
        }
        groups.put(group, kept);
        return answers.toArray(org.eclipse.lsp4j.debug.Breakpoint[]::new);
    }

    private Breakpoint set(
            DebugSession session,
            BreakpointSpec spec,
            Map<BreakpointSpec, Integer> old,
            Map<BreakpointSpec, Integer> kept,
            Map<Integer, Breakpoint> present) {
        Integer id = kept.getOrDefault(spec, old.get(spec));
        Breakpoint known = id == null ? null : present.get(id);
        if (known == null) {
            known = session.addBreakpoint(spec);
            present.put(known.id(), known);
        }
        kept.put(spec, known.id());
        return known;
    }

    /** Sets all breakpoints of a session in another one, which takes its place. */
    void move(DebugSession from, DebugSession to) {
        Map<Integer, Integer> newByOld = new HashMap<>();
        for (Breakpoint old : from.breakpoints()) {
            Breakpoint fresh = to.addBreakpoint(old.spec());
            to.setBreakpointEnabled(fresh.id(), old.enabled());
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
