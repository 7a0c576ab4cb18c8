package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.ArrayType;
import dev.wasmscope.engine.module.FieldType;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.RecGroup;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.StorageType;
import dev.wasmscope.engine.module.StructType;
import dev.wasmscope.engine.module.SubType;
import dev.wasmscope.engine.module.TypeIndex;
import java.util.stream.Stream;

/** The type section (core specification 3.2.7 to 3.2.11). */
final class TypeValidator {

    private final ModuleContext context;
    private final Module module;
    private final long sectionStart;

    TypeValidator(ModuleContext context) {
        this.context = context;
        this.module = context.module();
        this.sectionStart = module.sectionStart("type");
    }

    /** Checks that all indices exist and that subtypes fit what they declare. */
    void validate() {
        for (RecGroup group : module.recGroups()) {
            int end = group.firstTypeIndex() + group.size();
            for (int i = group.firstTypeIndex(); i < end; i++) {
                checkIndices(i, end);
            }
        }
        for (int i = 0; i < module.types().size(); i++) {
            checkSupertypes(i, module.types().get(i));
        }
    }

    private void checkIndices(int index, int groupEnd) {
        SubType type = module.types().get(index);
        for (int supertype : type.supertypes()) {
            if (supertype < 0 || supertype >= index) {
                throw unknownType(supertype);
            }
        }
        referenced(type)
                .filter(used -> used < 0 || used >= groupEnd)
                .findFirst()
                .ifPresent(
                        used -> {
                            throw unknownType(used);
                        });
    }

    private InvalidModuleException unknownType(int index) {
        return invalid("unknown type " + Integer.toUnsignedString(index));
    }

    private InvalidModuleException invalid(String detail) {
        return InvalidModuleException.inSection("type", sectionStart, detail);
    }

    private static Stream<Integer> referenced(SubType type) {
        Stream<? extends StorageType> types =
                switch (type.composite()) {
                    case FuncType f -> Stream.concat(f.params().stream(), f.results().stream());
                    case StructType s -> s.fields().stream().map(FieldType::storage);
                    case ArrayType a -> Stream.of(a.element().storage());
                };
        return types.flatMap(
                storage ->
                        storage instanceof RefType(boolean n, TypeIndex(int index))
                                ? Stream.of(index)
                                : Stream.empty());
    }

    private void checkSupertypes(int index, SubType type) {
        if (type.supertypes().size() > 1) {
            throw invalid("sub type: type %d has more than one supertype".formatted(index));
        }
        for (int number : type.supertypes()) {
            SubType supertype = module.types().get(number);
            if (supertype.isFinal()) {
                throw invalid(
                        "sub type: type %d extends the final type %d".formatted(index, number));
            }
            if (!context.matcher().matches(type.composite(), supertype.composite())) {
                throw invalid("sub type: type %d does not match type %d".formatted(index, number));
            }
        }
    }

    /** Checks that a type used outside the type section exists. */
    static void requireKnown(
            ModuleContext context, StorageType type, String section, long fileOffset) {
        if (type instanceof RefType(boolean n, TypeIndex(int index))
                && context.type(index) == null) {
            throw InvalidModuleException.inSection(
                    section, fileOffset, "unknown type " + Integer.toUnsignedString(index));
        }
    }

    /** Checks that a type used by an instruction exists. */
    static void requireKnown(BodyState state, StorageType type) {
        if (type instanceof RefType(boolean n, TypeIndex(int index))
                && state.context.type(index) == null) {
            throw state.unknown("type", index);
        }
    }
}
