package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.type.TemplateArgument;
import dev.wasmscope.dwarf.type.Type;
import java.util.List;
import java.util.Optional;

/** What values may ask about the program beside its memory. */
public interface ProgramObjects {
    /** Knows nothing. */
    ProgramObjects NONE =
            new ProgramObjects() {
                @Override
                public Optional<Type> type(String qualifiedName) {
                    return Optional.empty();
                }

                @Override
                public Optional<Type> classOfMethod(long pc) {
                    return Optional.empty();
                }

                @Override
                public List<TemplateArgument> templateArguments(long pc) {
                    return List.of();
                }

                @Override
                public Optional<NamedObject> objectAt(long address) {
                    return Optional.empty();
                }
            };

    /**
     * A structure, class, union or enumeration of any unit.
     *
     * @param qualifiedName its name with the namespaces and types around it, as DWARF writes it
     */
    Optional<Type> type(String qualifiedName);

    /** The class that declares the function whose code is at an address. */
    Optional<Type> classOfMethod(long pc);

    /** The template arguments of the function whose code is at an address. */
    List<TemplateArgument> templateArguments(long pc);

    /** The variable of the program (a Rust vtable too) that begins at an address in memory. */
    Optional<NamedObject> objectAt(long address);

    /**
     * A variable at a fixed address.
     *
     * @param name its name with the scopes around it
     * @param linkageName the linker's name, or empty
     * @param type its type
     */
    record NamedObject(String name, String linkageName, Type type) {}
}
