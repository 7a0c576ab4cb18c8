package dev.wasmscope.cli.dap;

import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.VariableKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.lsp4j.debug.Scope;
import org.eclipse.lsp4j.debug.ScopesArguments;
import org.eclipse.lsp4j.debug.ScopesResponse;
import org.eclipse.lsp4j.debug.StackFrame;
import org.eclipse.lsp4j.debug.StackFrameFormat;
import org.eclipse.lsp4j.debug.StackFramePresentationHint;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StackTraceResponse;
import org.eclipse.lsp4j.debug.Thread;
import org.eclipse.lsp4j.debug.ThreadsResponse;
import org.jspecify.annotations.Nullable;

/** The stack of the stopped program and what each of its rows can show. */
final class StackRequests {
    /** What is sent when a client asks for the whole of a deep recursion. */
    private static final int ROW_LIMIT = 10_000;

    /** Clients ask for more than so many elements page by page. */
    private static final int PAGE = 100;

    private final Target target;
    private final Client client;
    private final Sources sources;
    private final FrameNames names;

    StackRequests(Target target, Client client, Sources sources, FrameNames names) {
        this.target = target;
        this.client = client;
        this.sources = sources;
        this.names = names;
    }

    ThreadsResponse threads() {
        Thread thread = new Thread();
        thread.setId(Target.THREAD);
        thread.setName("main");
        ThreadsResponse response = new ThreadsResponse();
        response.setThreads(target.ifPresent().isPresent() ? new Thread[] {thread} : new Thread[0]);
        return response;
    }

    StackTraceResponse stackTrace(StackTraceArguments arguments) {
        Stop stop = target.stop();
        int from = arguments.getStartFrame() == null ? 0 : Math.max(0, arguments.getStartFrame());
        int levels = arguments.getLevels() == null ? 0 : Math.max(0, arguments.getLevels());
        int count = levels == 0 ? ROW_LIMIT : Math.min(levels, ROW_LIMIT);
        List<SymbolisedFrame> rows = target.ask(target.stopped().frames(from, count));
        StackTraceResponse response = new StackTraceResponse();
        response.setStackFrames(
                rows.stream()
                        .map(row -> frame(row, arguments.getFormat()))
                        .toArray(StackFrame[]::new));
        response.setTotalFrames(total(stop, from, rows));
        return response;
    }

    /** How many rows there are at least; more than were shown as long as there are more. */
    private static int total(Stop stop, int from, List<SymbolisedFrame> rows) {
        if (rows.isEmpty()) {
            return from;
        }
        SymbolisedFrame last = rows.getLast();
        int more = Math.max(0, stop.guestDepth() - 1 - last.guestDepth());
        return last.index() + 1 + Math.max(more, last.inlined() ? 1 : 0);
    }

    private StackFrame frame(SymbolisedFrame row, @Nullable StackFrameFormat format) {
        Sources.Place place = sources.of(row);
        StackFrame frame = new StackFrame();
        frame.setId(target.frames().add(row));
        frame.setName(names.of(row, format));
        frame.setSource(place.source());
        frame.setLine(client.wishes().line(place.line()));
        frame.setColumn(client.wishes().column(place.column()));
        frame.setInstructionPointerReference(Addresses.text(row.location().codeOffset()));
        frame.setModuleId(ModuleRequests.ID);
        frame.setCanRestart(!row.inlined() && target.session().coredumps().opened().isEmpty());
        boolean own = row.position().filter(position -> !position.inLibrary()).isPresent();
        frame.setPresentationHint(
                own ? StackFramePresentationHint.NORMAL : StackFramePresentationHint.SUBTLE);
        return frame;
    }

    ScopesResponse scopes(ScopesArguments arguments) {
        int frame = target.frameIndex(arguments.getFrameId());
        List<Variable> variables = target.ask(target.stopped().variables(frame));
        List<Scope> scopes = new ArrayList<>();
        addListed(
                frame,
                scopes,
                "Arguments",
                "arguments",
                variables,
                EnumSet.of(VariableKind.PARAMETER));
        addListed(frame, scopes, "Locals", "locals", variables, EnumSet.of(VariableKind.LOCAL));
        addListed(
                frame,
                scopes,
                "Statics",
                "statics",
                variables,
                EnumSet.of(VariableKind.STATIC, VariableKind.GLOBAL));
        boolean hasSource = target.frames().get(arguments.getFrameId()).position().isPresent();
        if (hasSource) {
            scopes.add(scope("Globals", "globals", true, new Values.Globals(frame)));
        }
        scopes.add(wasmLocals(frame, hasSource));
        scopes.add(scope("Operand stack", "registers", hasSource, new Values.Operands(frame)));
        scopes.add(scope("Wasm globals", "registers", true, new Values.WasmGlobals(frame)));
        scopes.add(scope("Wasm instance", "registers", true, new Values.Instance(frame)));
        ScopesResponse response = new ScopesResponse();
        response.setScopes(scopes.toArray(Scope[]::new));
        return response;
    }

    /** In pages when there are many: a large function without optimisation has thousands. */
    private Scope wasmLocals(int frame, boolean expensive) {
        Scope scope = scope("Wasm locals", "registers", expensive, new Values.WasmLocals(frame));
        int count = target.ask(target.stopped().wasmLocals(frame)).size();
        if (count > PAGE) {
            scope.setIndexedVariables(count);
        }
        return scope;
    }

    private void addListed(
            int frame,
            List<Scope> scopes,
            String name,
            String hint,
            List<Variable> variables,
            Set<VariableKind> kinds) {
        List<Variable> chosen = variables.stream().filter(v -> kinds.contains(v.kind())).toList();
        if (!chosen.isEmpty()) {
            Scope scope = scope(name, hint, false, new Values.Listed(frame, chosen));
            scope.setNamedVariables(chosen.size());
            scopes.add(scope);
        }
    }

    private Scope scope(String name, String hint, boolean expensive, Values values) {
        Scope scope = new Scope();
        scope.setName(name);
        scope.setPresentationHint(hint);
        scope.setExpensive(expensive);
        scope.setVariablesReference(target.values().add(values));
        return scope;
    }
}
