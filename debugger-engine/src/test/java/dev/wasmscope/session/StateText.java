package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** All answers of a session about the state of its stop, one a line, to compare two sessions. */
final class StateText {
    private static final int ROWS = 30;
    private static final int CHILDREN = 12;
    private static final int DEPTH = 2;

    private final DebugSession session;
    private final List<String> lines = new ArrayList<>();

    private StateText(DebugSession session) {
        this.session = session;
    }

    static List<String> of(DebugSession session) {
        StateText text = new StateText(session);
        text.program();
        List<SymbolisedFrame> rows = await(session.frames(0, ROWS));
        for (SymbolisedFrame row : rows) {
            text.row(row);
        }
        return text.lines;
    }

    private void add(String what, Object value) {
        lines.add(what + ": " + value);
    }

    private void program() {
        Stop stop = session.lastStop().orElseThrow();
        add("depth", stop.guestDepth());
        add("clock", stop.clock());
        add("fingerprint", await(session.fingerprint()));
        InstanceView view = await(session.instance());
        add("instance", view);
        for (InstanceView.Area table : view.tables()) {
            values("table " + table.index(), session.tableElements(table.index(), 0, 5000));
        }
        values("global", session.wasmGlobals());
        byte[] head = await(session.readMemory(0, 1000, 200));
        add("memory", HexFormat.of().formatHex(head));
    }

    private void row(SymbolisedFrame row) {
        add("row", row);
        values("local", session.wasmLocals(row.index()));
        values("operand", session.operandStack(row.index()));
        variables("variable", session.variables(row.index()), DEPTH);
        if (row.index() == 0) {
            variables("static", session.globalVariables(row.index()), 1);
        }
        for (String expression :
                List.of("$pc", "$insn", "$global0", "$mem[1024]:u32", "$local0 + 1", "1 + 2")) {
            add(expression, answer(session.evaluate(row.index(), expression)));
        }
    }

    private static String answer(CompletableFuture<Variable> answer) {
        try {
            return answer.get().value();
        } catch (ExecutionException | CompletionException e) {
            return "fails: " + e.getCause().getMessage();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void values(String what, CompletableFuture<List<WasmValue>> asked) {
        for (WasmValue value : await(asked)) {
            add(
                    what,
                    String.join(
                            " | ",
                            "" + value.index(),
                            value.name(),
                            value.type(),
                            value.value(),
                            value.hex(),
                            "" + value.mutable()));
            value.object().ifPresent(object -> children(object, DEPTH));
        }
    }

    private void variables(String what, CompletableFuture<List<Variable>> asked, int depth) {
        List<Variable> all = await(asked);
        for (Variable variable : all.subList(0, Math.min(all.size(), 80))) {
            add(
                    what,
                    String.join(
                            " | ",
                            variable.name(),
                            variable.typeName(),
                            variable.value(),
                            "" + variable.availability(),
                            variable.location(),
                            "" + variable.address(),
                            "" + variable.byteSize(),
                            "" + variable.kind(),
                            "" + variable.childCount()));
            children(variable, depth);
        }
    }

    private void children(Variable variable, int depth) {
        if (depth > 0 && variable.hasChildren()) {
            variables(variable.name() + ">", session.children(variable, 0, CHILDREN), depth - 1);
        }
    }
}
