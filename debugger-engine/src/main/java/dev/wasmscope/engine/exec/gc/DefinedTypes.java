package dev.wasmscope.engine.exec.gc;

import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.SubType;
import dev.wasmscope.engine.module.TypeRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The defined types of a store. */
public final class DefinedTypes {
    private final TypeRegistry registry;
    private final Map<Integer, DefinedType> byNumber = new HashMap<>();

    /** The types that a registry knows. */
    public DefinedTypes(TypeRegistry registry) {
        this.registry = registry;
    }

    /**
     * The types of a valid module by index.
     *
     * @param numbers the registry's number of each
     */
    public DefinedType[] of(Module module, int[] numbers) {
        DefinedType[] types = new DefinedType[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            int index = i;
            DefinedType known = byNumber.get(numbers[i]);
            types[i] = known == null ? define(numbers[index], module, index) : known;
        }
        return types;
    }

    /** A supertype has a lower index, so it is there already. */
    private DefinedType define(int number, Module module, int index) {
        SubType type = registry.type(number);
        List<Integer> supertypes = type.supertypes();
        DefinedType defined =
                new DefinedType(
                        number,
                        type,
                        supertypes.isEmpty() ? null : byNumber.get(supertypes.getFirst()),
                        module,
                        index);
        byNumber.put(number, defined);
        return defined;
    }
}
