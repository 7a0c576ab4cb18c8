package dev.wasmscope.engine.fuzz;

import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.Proposal;
import java.util.ArrayList;
import java.util.List;

/** Blocks that catch exceptions, of both kinds. */
final class Handlers {
    private final Body body;
    private final Statements statements;

    Handlers(Body body, Statements statements) {
        this.body = body;
        this.statements = statements;
    }

    private WasmBytes op(Opcode opcode) {
        return body.out.op(opcode);
    }

    private boolean has(Proposal feature) {
        return body.shape.has(feature);
    }

    void exceptions(int depth) {
        if (has(Proposal.EXCEPTIONS)) {
            tryTable(depth);
        } else if (has(Proposal.LEGACY_EXCEPTIONS)) {
            legacyTry(depth);
        } else {
            statements.store(depth);
        }
    }

    /** {@code try_table} with one or two clauses that go to blocks around it. */
    private void tryTable(int depth) {
        List<String> landings = new ArrayList<>();
        WasmBytes clauses = new WasmBytes();
        int count = 1 + body.random.nextInt(2);
        for (int i = 0; i < count; i++) {
            int kind = body.random.nextInt(4);
            int tag = body.random.nextInt(body.shape.tags.size());
            clauses.raw(kind);
            if (kind < 2) {
                clauses.unsigned(tag);
            }
            clauses.unsigned(count - 1 - i);
            landings.add((kind < 2 ? body.shape.tags.get(tag) : "") + (kind % 2 == 1 ? "X" : ""));
        }
        statements.begin(Opcode.BLOCK, "");
        for (String types : landings) {
            op(Opcode.BLOCK).signed(body.shape.types.index(">" + types));
            body.labels.add(types);
        }
        op(Opcode.TRY_TABLE).raw(Statements.VOID).unsigned(count).append(clauses);
        body.labels.add("");
        statements.several(depth - 1);
        if (body.oneIn(2)) {
            statements.leave(depth - 1);
        }
        statements.end();
        for (int i = landings.size() - 1; i >= 0; i--) {
            op(Opcode.BR).unsigned(i + 1);
            statements.end();
            statements.consume(landings.get(i));
            statements.statement(depth - 2);
        }
        statements.end();
    }

    private void legacyTry(int depth) {
        statements.begin(Opcode.TRY, "");
        statements.several(depth - 1);
        if (body.oneIn(2)) {
            statements.leave(depth - 1);
        }
        if (body.oneIn(4)) {
            body.labels.removeLast();
            op(Opcode.DELEGATE).unsigned(body.random.nextInt(body.labels.size()));
            return;
        }
        for (int i = body.random.nextInt(3); i > 0; i--) {
            int tag = body.random.nextInt(body.shape.tags.size());
            op(Opcode.CATCH).unsigned(tag);
            statements.consume(body.shape.tags.get(tag));
            handler(depth);
        }
        if (body.oneIn(2)) {
            op(Opcode.CATCH_ALL);
            handler(depth);
        }
        statements.end();
    }

    private void handler(int depth) {
        statements.statement(depth - 2);
        if (body.oneIn(5)) {
            op(Opcode.RETHROW).unsigned(0);
        }
    }
}
