package dev.wasmscope.dwarf.expr;

import dev.wasmscope.dwarf.section.DwarfReader;

/**
 * DW_OP_WASM_location: pushes the content of a local, a global or an operand-stack slot
 * (WebAssembly tool conventions, "DWARF for WebAssembly").
 */
final class WasmLocations {
    /** What position-independent modules name as the frame base's global: a relocation undone. */
    private static final long NO_GLOBAL = 0xffffffffL;

    private WasmLocations() {}

    static void push(DwarfReader reader, FrameContext frame, ExpressionStack stack) {
        int kind = reader.u8();
        long index = kind == 3 ? reader.u32() : reader.uleb128();
        if (index == NO_GLOBAL && nextIsAddress(reader)) {
            stack.push(0);
            return;
        }
        if (index < 0 || index > Integer.MAX_VALUE) {
            throw new NotAvailableException(
                    index == NO_GLOBAL
                            ? "the linker did not say which global it needs"
                            : "slot " + Long.toUnsignedString(index) + " does not exist");
        }
        int slot = (int) index;
        switch (kind) {
            case 0 -> push(stack, frame.local(slot), new ValueLocation.Local(slot));
            case 1, 3 -> push(stack, frame.global(slot), new ValueLocation.Global(slot));
            case 2 -> push(stack, frame.operandStack(slot), new ValueLocation.OperandStack(slot));
            default -> throw reader.error("WebAssembly location of unknown kind " + kind);
        }
    }

    /**
     * Thread-local variables are placed at {@code __tls_base} plus an address. In a module without
     * threads there is no such global, and the address is the variable's own.
     */
    private static boolean nextIsAddress(DwarfReader reader) {
        int next = reader.hasMore() ? reader.peek() : Op.NOP;
        return next == Op.ADDR || next == Op.ADDRX || next == Op.CONST4U;
    }

    private static void push(
            ExpressionStack stack, Answer<WasmValue> answer, ValueLocation location) {
        WasmValue value = NotAvailableException.get(answer);
        if (value.kind() == WasmValue.Kind.REFERENCE) {
            throw new NotAvailableException("it is a WebAssembly reference, which has no bits");
        }
        StackType type =
                value.kind().byteSize() > stack.genericType().size()
                        ? StackType.generic(8)
                        : stack.genericType();
        stack.push(new StackEntry(type.wrap(value.low()), type, location, value));
    }
}
