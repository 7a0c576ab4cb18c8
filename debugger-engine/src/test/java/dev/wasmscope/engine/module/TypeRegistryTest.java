package dev.wasmscope.engine.module;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TypeRegistryTest {

    private static final FuncType I32_TO_I64 =
            new FuncType(List.of(NumType.I32), List.of(NumType.I64));

    @Test
    void equalTypesOfDifferentModulesGetOneNumber() {
        TypeRegistry registry = new TypeRegistry();
        int[] first = registry.register(module(1, plain(FuncType.empty()), plain(I32_TO_I64)));
        int[] second = registry.register(module(1, plain(I32_TO_I64)));
        assertEquals(first[1], second[0]);
        assertEquals(2, registry.size());
    }

    @Test
    void recursionGroupsAreComparedAsAWhole() {
        TypeRegistry registry = new TypeRegistry();
        int[] alone = registry.register(module(1, pointer(0)));
        int[] again = registry.register(module(1, plain(FuncType.empty()), pointer(1)));
        int[] pair = registry.register(module(2, pointer(0), pointer(0)));
        assertEquals(alone[0], again[1], "each refers to itself");
        assertFalse(alone[0] == pair[0], "a group of two is another type");
        assertArrayEquals(new int[] {pair[0], pair[0] + 1}, pair);
    }

    @Test
    void subtypesAreFoundThroughTheChain() {
        TypeRegistry registry = new TypeRegistry();
        SubType root = new SubType(false, List.of(), new StructType(List.of()));
        SubType middle = new SubType(false, List.of(0), new StructType(List.of()));
        SubType leaf = new SubType(true, List.of(1), new StructType(List.of()));
        int[] numbers = registry.register(module(1, root, middle, leaf));
        assertTrue(registry.isSubtype(numbers[2], numbers[0]));
        assertFalse(registry.isSubtype(numbers[0], numbers[2]));
        assertEquals(List.of(numbers[1]), registry.type(numbers[2]).supertypes());
    }

    private static SubType plain(CompositeType type) {
        return new SubType(true, List.of(), type);
    }

    /** A structure with a reference to the type with the index. */
    private static SubType pointer(int index) {
        RefType reference = new RefType(true, new TypeIndex(index));
        return plain(new StructType(List.of(new FieldType(reference, true))));
    }

    /** A module with these types in groups of the given size. */
    private static Module module(int groupSize, SubType... types) {
        List<RecGroup> groups = new ArrayList<>();
        for (int i = 0; i < types.length; i += groupSize) {
            groups.add(new RecGroup(i, groupSize));
        }
        return new Module(
                new byte[0],
                List.of(),
                List.of(),
                List.of(types),
                groups,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                OptionalInt.empty(),
                List.of(),
                List.of(),
                OptionalInt.empty(),
                Names.NONE,
                -1);
    }
}
