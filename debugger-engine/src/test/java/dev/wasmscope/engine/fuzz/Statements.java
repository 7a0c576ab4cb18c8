package dev.wasmscope.engine.fuzz;

import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.Proposal;
import java.util.List;
import java.util.stream.IntStream;

/** Control flow, calls and stores; {@link Bulk} and {@link Handlers} do the rest. */
final class Statements {
    static final int VOID = 0x40;

    private final Body body;
    final Bulk bulk;
    private final Handlers handlers;

    Statements(Body body) {
        this.body = body;
        this.bulk = new Bulk(body);
        this.handlers = new Handlers(body, this);
    }

    private WasmBytes op(Opcode opcode) {
        return body.out.op(opcode);
    }

    private boolean has(Proposal feature) {
        return body.shape.has(feature);
    }

    void several(int depth) {
        for (int i = body.random.nextInt(5); i >= 0; i--) {
            statement(depth);
        }
    }

    /** Writes something that leaves the operand stack as it is. */
    void statement(int depth) {
        if (body.spent(depth)) {
            return;
        }
        switch (body.random.nextInt(16)) {
            case 0, 1, 2 -> setLocal(depth);
            case 3 -> setGlobal(depth);
            case 4, 5 -> store(depth);
            case 6 -> loop(depth);
            case 7 -> branchIf(depth);
            case 8 -> branches(depth);
            case 9 -> call(depth);
            case 10 -> typedBlock(depth);
            case 11 -> bulk.statement(depth);
            case 12 -> references(depth);
            case 13 -> handlers.exceptions(depth);
            case 14 -> guarded(depth);
            default -> ifElse(depth);
        }
    }

    /** Ends the guest when it has used up its fuel. */
    void burnFuel() {
        op(Opcode.GLOBAL_GET).unsigned(Shape.FUEL_GLOBAL).op(Opcode.I32_EQZ);
        op(Opcode.IF).raw(VOID).op(Opcode.UNREACHABLE).op(Opcode.END);
        op(Opcode.GLOBAL_GET).unsigned(Shape.FUEL_GLOBAL);
        body.constant('i', 1);
        op(Opcode.I32_SUB).op(Opcode.GLOBAL_SET).unsigned(Shape.FUEL_GLOBAL);
    }

    void setLocal(int depth) {
        char type = body.shape.type(body.random);
        body.value(type, depth - 1);
        consume(String.valueOf(type));
    }

    private void setGlobal(int depth) {
        int first = Shape.RESULT_GLOBAL + 1;
        int global = first + body.random.nextInt(body.shape.globals.length() - first);
        body.value(body.shape.globals.charAt(global), depth - 1);
        op(Opcode.GLOBAL_SET).unsigned(global);
    }

    void store(int depth) {
        List<Opcode> stores = body.operators.stores();
        body.apply(stores.get(body.random.nextInt(stores.size())), depth - 1);
    }

    void begin(Opcode opcode, String labelTypes) {
        op(opcode).raw(VOID);
        body.labels.add(labelTypes);
    }

    void end() {
        body.labels.removeLast();
        op(Opcode.END);
    }

    private void loop(int depth) {
        begin(Opcode.LOOP, "");
        burnFuel();
        several(depth - 1);
        body.value('i', depth - 1);
        if (body.oneIn(2)) {
            body.constant('i', 3);
            op(Opcode.I32_AND);
        }
        op(Opcode.BR_IF).unsigned(0);
        end();
    }

    private void ifElse(int depth) {
        body.value('i', depth - 1);
        begin(Opcode.IF, "");
        several(depth - 1);
        if (body.oneIn(2)) {
            op(Opcode.ELSE);
            several(depth - 1);
        }
        end();
    }

    private void branchIf(int depth) {
        int label = body.random.nextInt(body.labels.size());
        String types = labelTypes(label);
        body.values(types, depth - 1);
        body.value('i', depth - 1);
        op(Opcode.BR_IF).unsigned(label);
        consume(types);
    }

    private String labelTypes(int label) {
        return body.labels.get(body.labels.size() - 1 - label);
    }

    /** Puts values from the stack into locals, or drops them. */
    void consume(String types) {
        for (int i = types.length() - 1; i >= 0; i--) {
            int local = body.local(types.charAt(i));
            if (local >= 0 && !body.oneIn(3)) {
                op(Opcode.LOCAL_SET).unsigned(local);
            } else {
                op(Opcode.DROP);
            }
        }
    }

    /** A jump over a table: blocks inside each other, with something behind each. */
    private void branches(int depth) {
        int count = 1 + body.random.nextInt(4);
        for (int i = 0; i < count; i++) {
            begin(Opcode.BLOCK, "");
        }
        body.value('i', depth - 1);
        table("");
        for (int i = 0; i < count; i++) {
            end();
            statement(depth - 2);
        }
    }

    private void table(String types) {
        List<Integer> fitting =
                IntStream.range(0, body.labels.size())
                        .filter(label -> labelTypes(label).equals(types))
                        .boxed()
                        .toList();
        int count = body.random.nextInt(6);
        op(Opcode.BR_TABLE).unsigned(count);
        for (int i = 0; i <= count; i++) {
            body.out.unsigned(fitting.get(body.random.nextInt(fitting.size())));
        }
    }

    /** A block, loop or if that takes and gives values. */
    private void typedBlock(int depth) {
        if (!has(Proposal.MULTI_VALUE)) {
            begin(Opcode.BLOCK, "");
            several(depth - 1);
            end();
            return;
        }
        String params = body.shape.types(body.random, 2);
        String results = body.shape.types(body.random, 3);
        body.values(params, depth - 1);
        boolean loops = body.oneIn(4);
        boolean tests = !loops && body.oneIn(2);
        if (tests) {
            body.value('i', depth - 1);
        }
        Opcode opcode = loops ? Opcode.LOOP : tests ? Opcode.IF : Opcode.BLOCK;
        op(opcode).signed(body.shape.types.index(params + ">" + results));
        body.labels.add(loops ? params : results);
        inside(params, results, loops, depth);
        if (tests) {
            op(Opcode.ELSE);
            inside(params, results, false, depth);
        }
        end();
        consume(results);
    }

    private void inside(String params, String results, boolean loops, int depth) {
        if (loops) {
            burnFuel();
        }
        consume(params);
        several(depth - 2);
        finish(results, depth - 2);
    }

    /** The values that a block ends with, or a jump instead. */
    private void finish(String results, int depth) {
        if (body.oneIn(8)) {
            leave(depth);
        } else {
            body.values(results, depth);
        }
    }

    /** A value out of a block. */
    void blockValue(char type, int depth) {
        boolean tests = body.oneIn(2);
        if (tests) {
            body.value('i', depth);
        }
        op(tests ? Opcode.IF : Opcode.BLOCK).append(Types.code(type));
        body.labels.add(String.valueOf(type));
        if (body.oneIn(2)) {
            statement(depth);
        }
        finish(String.valueOf(type), depth);
        if (tests) {
            op(Opcode.ELSE);
            finish(String.valueOf(type), depth);
        }
        end();
    }

    /** Something that never comes back, if a condition holds. */
    private void guarded(int depth) {
        body.value('i', depth - 1);
        if (!body.oneIn(3)) {
            op(Opcode.I32_EQZ);
        }
        begin(Opcode.IF, "");
        leave(depth - 1);
        end();
    }

    /** Something that never comes back; what follows up to the end of the block is dead. */
    void leave(int depth) {
        switch (body.random.nextInt(6)) {
            case 0 -> {
                body.values(body.results, depth);
                op(Opcode.RETURN);
            }
            case 1 -> {
                String types = labelTypes(body.random.nextInt(body.labels.size()));
                body.values(types, depth);
                body.value('i', depth);
                table(types);
            }
            case 2 -> tailCall(depth);
            case 3 -> raise(depth);
            default -> {
                int label = body.random.nextInt(body.labels.size());
                body.values(labelTypes(label), depth);
                op(Opcode.BR).unsigned(label);
            }
        }
        if (body.oneIn(4)) {
            statement(depth);
        }
        // whatever was written last, nothing needs to be on the stack
        op(Opcode.UNREACHABLE);
    }

    private void raise(int depth) {
        if (body.shape.tags.isEmpty() || body.oneIn(8)) {
            op(Opcode.UNREACHABLE);
            return;
        }
        if (has(Proposal.EXCEPTIONS) && body.oneIn(6)) {
            body.value('X', depth);
            op(Opcode.THROW_REF);
            return;
        }
        int tag = body.random.nextInt(body.shape.tags.size());
        body.values(body.shape.tags.get(tag), depth);
        op(Opcode.THROW).unsigned(tag);
    }

    private void tailCall(int depth) {
        List<Integer> fitting = functionsGiving(body.results);
        if (!has(Proposal.TAIL_CALL) || fitting.isEmpty()) {
            op(Opcode.UNREACHABLE);
            return;
        }
        int function = fitting.get(body.random.nextInt(fitting.size()));
        enter(
                function,
                depth,
                Opcode.RETURN_CALL,
                Opcode.RETURN_CALL_INDIRECT,
                Opcode.RETURN_CALL_REF);
    }

    private List<Integer> functionsGiving(String results) {
        return IntStream.range(0, body.shape.functions.size())
                .filter(f -> Types.results(body.shape.functions.get(f)).equals(results))
                .boxed()
                .toList();
    }

    /** A call that gives just one value of the type, if there is such a function. */
    boolean callGiving(char type, int depth) {
        List<Integer> fitting = functionsGiving(String.valueOf(type));
        if (fitting.isEmpty()) {
            return false;
        }
        int function = fitting.get(body.random.nextInt(fitting.size()));
        enter(function, depth, Opcode.CALL, Opcode.CALL_INDIRECT, Opcode.CALL_REF);
        return true;
    }

    private void call(int depth) {
        int function = body.random.nextInt(body.shape.functions.size());
        enter(function, depth - 1, Opcode.CALL, Opcode.CALL_INDIRECT, Opcode.CALL_REF);
        consume(Types.results(body.shape.functions.get(function)));
    }

    private void enter(int function, int depth, Opcode direct, Opcode indirect, Opcode reference) {
        String signature = body.shape.functions.get(function);
        body.values(Types.params(signature), depth);
        int type = body.shape.types.index(signature);
        if (body.oneIn(4)) {
            if (body.oneIn(8)) {
                bulk.tableIndex(0, depth);
            } else {
                body.constant(body.shape.index(0), function);
            }
            op(indirect).unsigned(type).unsigned(0);
        } else if (has(Proposal.FUNCTION_REFERENCES) && body.oneIn(4)) {
            if (body.oneIn(20)) {
                op(Opcode.REF_NULL).signed(type);
            } else {
                op(Opcode.REF_FUNC).unsigned(function);
            }
            op(reference).unsigned(type);
        } else {
            op(direct).unsigned(function);
        }
    }

    private void references(int depth) {
        if (has(Proposal.GC)) {
            body.references.change(depth - 1);
        } else {
            setLocal(depth);
        }
    }
}
