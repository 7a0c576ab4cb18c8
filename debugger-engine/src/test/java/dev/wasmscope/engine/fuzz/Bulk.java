package dev.wasmscope.engine.fuzz;

import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.Proposal;

/** Operations on ranges of memories and tables. */
final class Bulk {
    private final Body body;

    Bulk(Body body) {
        this.body = body;
    }

    private WasmBytes op(Opcode opcode) {
        return body.out.op(opcode);
    }

    private boolean has(Proposal feature) {
        return body.shape.has(feature);
    }

    /** An index within the table, most often. */
    void tableIndex(int table, int depth) {
        char type = body.shape.index(table);
        body.value(type, depth);
        body.constant(type, body.oneIn(30) ? -1 : 7);
        op(type == 'i' ? Opcode.I32_AND : Opcode.I64_AND);
    }

    /** A small number, most often. */
    private void count(char type, int depth) {
        body.value(type, depth);
        body.constant(type, body.oneIn(100) ? -1 : 7);
        op(type == 'i' ? Opcode.I32_AND : Opcode.I64_AND);
    }

    void statement(int depth) {
        if (!has(Proposal.BULK)) {
            op(Opcode.NOP);
        } else if (body.oneIn(2)) {
            memories(depth - 1);
        } else {
            tables(depth - 1);
        }
    }

    private void memories(int depth) {
        int memory = body.random.nextInt(body.shape.memories.size());
        char address = body.shape.address(memory);
        body.address(memory, depth);
        switch (body.random.nextInt(4)) {
            case 0 -> {
                body.value('i', depth);
                count(address, depth);
                op(Opcode.MEMORY_FILL).unsigned(memory);
            }
            case 1 -> {
                int source = body.random.nextInt(body.shape.memories.size());
                body.address(source, depth);
                count(address == 'l' ? body.shape.address(source) : 'i', depth);
                op(Opcode.MEMORY_COPY).unsigned(memory).unsigned(source);
            }
            case 2 -> {
                count('i', depth);
                count('i', depth);
                op(Opcode.MEMORY_INIT).unsigned(body.random.nextInt(2)).unsigned(memory);
            }
            default -> {
                op(Opcode.DROP);
                if (body.oneIn(4)) {
                    op(Opcode.DATA_DROP).unsigned(body.random.nextInt(2));
                }
            }
        }
    }

    private void tables(int depth) {
        int table = has(Proposal.REF_TYPES) ? body.random.nextInt(body.shape.tables.length()) : 0;
        char index = body.shape.index(table);
        char type = body.shape.tables.charAt(table);
        int kind = has(Proposal.REF_TYPES) ? body.random.nextInt(6) : 4 + body.random.nextInt(2);
        switch (kind) {
            case 0, 1 -> {
                tableIndex(table, depth);
                body.value(type, depth);
                op(Opcode.TABLE_SET).unsigned(table);
            }
            case 2 -> {
                tableIndex(table, depth);
                body.value(type, depth);
                count(index, depth);
                op(Opcode.TABLE_FILL).unsigned(table);
            }
            case 3 -> {
                body.value(type, depth);
                count(index, depth);
                op(Opcode.TABLE_GROW).unsigned(table).op(Opcode.DROP);
            }
            case 4 -> {
                tableIndex(table, depth);
                tableIndex(table, depth);
                count(index, depth);
                op(Opcode.TABLE_COPY).unsigned(table).unsigned(table);
            }
            default -> {
                tableIndex(0, depth);
                count('i', depth);
                count('i', depth);
                op(Opcode.TABLE_INIT).unsigned(body.random.nextInt(2)).unsigned(0);
                if (body.oneIn(8)) {
                    op(Opcode.ELEM_DROP).unsigned(body.random.nextInt(2));
                }
            }
        }
    }
}
