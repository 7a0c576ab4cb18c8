package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.module.ConstExpr;
import dev.wasmscope.engine.module.Global;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.ValType;

/** Constant expressions (core specification 3.4.16). */
final class ConstExprValidator {

    private final ModuleContext context;

    ConstExprValidator(ModuleContext context) {
        this.context = context;
    }

    /**
     * Checks an expression.
     *
     * @param globals how many globals it may name: those before the one it initialises
     */
    void validate(ConstExpr expression, ValType result, String section, int globals) {
        InstructionCursor cursor = InstructionCursor.ofConstExpr(context.module(), expression);
        BodyValidator validator = BodyValidator.ofConstExpr(context, cursor, section, result);
        while (validator.decode()) {
            checkConstant(cursor, section, globals);
            validator.check();
        }
    }

    private void checkConstant(InstructionCursor cursor, String section, int globals) {
        Opcode opcode = cursor.opcode();
        if (opcode == Opcode.GLOBAL_GET) {
            int index = cursor.index();
            Global global = index >= 0 && index < globals ? context.global(index) : null;
            if (global == null) {
                throw invalid(cursor, section, "unknown global " + Integer.toUnsignedString(index));
            }
            if (global.type().mutable()) {
                throw invalid(cursor, section, "constant expression required: a mutable global");
            }
        } else if (!isConstant(opcode)) {
            throw invalid(
                    cursor, section, "constant expression required, not " + opcode.mnemonic());
        }
    }

    private static InvalidModuleException invalid(
            InstructionCursor cursor, String section, String detail) {
        return InvalidModuleException.inSection(section, cursor.fileOffset(), detail);
    }

    private static boolean isConstant(Opcode opcode) {
        return switch (opcode) {
            case I32_CONST,
                    I64_CONST,
                    F32_CONST,
                    F64_CONST,
                    V128_CONST,
                    I32_ADD,
                    I32_SUB,
                    I32_MUL,
                    I64_ADD,
                    I64_SUB,
                    I64_MUL,
                    REF_NULL,
                    REF_FUNC,
                    REF_I31,
                    STRUCT_NEW,
                    STRUCT_NEW_DEFAULT,
                    ARRAY_NEW,
                    ARRAY_NEW_DEFAULT,
                    ARRAY_NEW_FIXED,
                    ANY_CONVERT_EXTERN,
                    EXTERN_CONVERT_ANY,
                    END ->
                    true;
            default -> false;
        };
    }
}
