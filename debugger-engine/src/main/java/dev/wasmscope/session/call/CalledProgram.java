package dev.wasmscope.session.call;

import dev.wasmscope.engine.exec.BreakCondition;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.WasmFunction;
import dev.wasmscope.engine.module.CodeLocation;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What calls need to know of the stopped program.
 *
 * @param instance whose functions are called
 * @param stackPointer the global that says where the stack in memory ends
 * @param pointerSize bytes of a pointer
 * @param allocator {@code malloc}, if the program has it
 * @param places names a place of the code, for messages
 * @param breaks which breakpoints end a call
 * @param side what calls run on
 */
public record CalledProgram(
        Instance instance,
        OptionalInt stackPointer,
        int pointerSize,
        Supplier<Optional<WasmFunction>> allocator,
        Function<CodeLocation, String> places,
        BreakCondition breaks,
        SideThread side) {}
