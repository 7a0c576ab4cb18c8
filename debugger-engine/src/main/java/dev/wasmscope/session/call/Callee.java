package dev.wasmscope.session.call;

import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.SubroutineType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.type.TypeRef;
import dev.wasmscope.dwarf.type.UnspecifiedType;
import dev.wasmscope.engine.exec.WasmFunction;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.ValType;
import java.util.List;
import java.util.Optional;

/**
 * A function of the program that may be called.
 *
 * @param name for messages
 * @param function what is called
 * @param type as the source has it, if known
 */
public record Callee(String name, WasmFunction function, Optional<SubroutineType> type) {

    /** The source's type, else wasm's own with its numbers; references are of no type here. */
    public SubroutineType typeOrNumbers() {
        return type.orElseGet(this::ownType);
    }

    /** Constructors return the object's address, which the source does not say (C++ ABI). */
    Callee ofConstructor() {
        SubroutineType declared = typeOrNumbers();
        boolean returns =
                declared.result().get() instanceof UnspecifiedType
                        && function.type().results().size() == 1
                        && !declared.parameters().isEmpty();
        return returns
                ? new Callee(
                        name,
                        function,
                        Optional.of(
                                new SubroutineType(
                                        declared.parameters().getFirst(),
                                        declared.parameters(),
                                        declared.variadic(),
                                        declared.language())))
                : this;
    }

    private SubroutineType ownType() {
        FuncType wasm = function.type();
        List<TypeRef> parameters = wasm.params().stream().map(t -> TypeRef.to(type(t))).toList();
        Type result =
                switch (wasm.results().size()) {
                    case 0 -> UnspecifiedType.VOID;
                    case 1 -> type(wasm.results().getFirst());
                    default -> new UnspecifiedType("several results");
                };
        return new SubroutineType(TypeRef.to(result), parameters, false, Language.OTHER);
    }

    private static Type type(ValType type) {
        return type instanceof NumType number
                ? NumberTypes.of(number)
                : new UnspecifiedType(type.toString());
    }
}
