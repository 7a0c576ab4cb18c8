package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.ValType;
import java.util.List;

/**
 * What validating a body found out.
 *
 * @param functionIndex index in the function index space
 * @param localTypes parameters first, then the declared locals
 * @param paramCount how many of them are parameters
 * @param maxOperands most values on the operand stack at once, counted in values (a v128 is one)
 * @param instructionCount instructions in the body, {@code end} included
 * @param blocks the structure
 */
public record FunctionFacts(
        int functionIndex,
        List<ValType> localTypes,
        int paramCount,
        int maxOperands,
        int instructionCount,
        BlockTable blocks) {}
