package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.ElementSegment;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.TableType;
import dev.wasmscope.engine.module.ValType;

/** Table instructions (core specification 3.4.6). */
final class TableRules {

    private TableRules() {}

    static void check(BodyState state, Opcode opcode) {
        switch (opcode) {
            case TABLE_INIT -> checkInit(state);
            case TABLE_COPY -> checkCopy(state);
            default -> checkOneTable(state, opcode, table(state, state.cursor.index()));
        }
    }

    private static void checkOneTable(BodyState state, Opcode opcode, TableType table) {
        ValType address = table.addressType().valType();
        RefType element = table.elementType();
        switch (opcode) {
            case TABLE_GET -> {
                state.pop(address);
                state.push(element);
            }
            case TABLE_SET -> {
                state.pop(element);
                state.pop(address);
            }
            case TABLE_SIZE -> state.push(address);
            case TABLE_GROW -> {
                state.pop(address);
                state.pop(element);
                state.push(address);
            }
            case TABLE_FILL -> {
                state.pop(address);
                state.pop(element);
                state.pop(address);
            }
            default -> throw new IllegalStateException("no rule for " + opcode);
        }
    }

    static TableType table(BodyState state, int index) {
        return state.require(state.context.table(index), "table", index).type();
    }

    private static void checkInit(BodyState state) {
        int segment = state.cursor.index();
        TableType table = table(state, state.cursor.secondIndex());
        ElementSegment element =
                state.require(state.context.element(segment), "elem segment", segment);
        state.requireMatch(element.type(), table.elementType());
        state.pop(NumType.I32);
        state.pop(NumType.I32);
        state.pop(table.addressType().valType());
    }

    private static void checkCopy(BodyState state) {
        TableType target = table(state, state.cursor.index());
        TableType source = table(state, state.cursor.secondIndex());
        state.requireMatch(source.elementType(), target.elementType());
        AddressType length = MemoryRules.smaller(target.addressType(), source.addressType());
        state.pop(length.valType());
        state.pop(source.addressType().valType());
        state.pop(target.addressType().valType());
    }
}
