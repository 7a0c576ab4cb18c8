package dev.wasmscope.engine.module;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives equal types equal numbers, over one module or over all modules of a store. Two defined
 * types are equal when their recursion groups are equal after replacing references into the group
 * by positions and all others by canonical numbers (core specification 3.1.3, "Rolling and
 * Unrolling").
 *
 * <p>Not thread-safe: a store owns one.
 */
public final class TypeRegistry {

    private final Map<List<SubType>, Integer> groups = new HashMap<>();
    private final List<SubType> canonical = new ArrayList<>();

    /**
     * Registers a module's types.
     *
     * @return for each type index its canonical number
     */
    public int[] register(Module module) {
        int[] numbers = new int[module.types().size()];
        for (RecGroup group : module.recGroups()) {
            register(module.types(), group, numbers);
        }
        return numbers;
    }

    private void register(List<SubType> types, RecGroup group, int[] numbers) {
        int first = group.firstTypeIndex();
        List<SubType> key = new ArrayList<>(group.size());
        for (int i = 0; i < group.size(); i++) {
            key.add(rewrite(types.get(first + i), index -> inKey(index, first, numbers)));
        }
        Integer known = groups.get(key);
        int base = known == null ? canonical.size() : known;
        for (int i = 0; i < group.size(); i++) {
            numbers[first + i] = base + i;
        }
        if (known == null) {
            groups.put(key, base);
            for (int i = 0; i < group.size(); i++) {
                canonical.add(rewrite(types.get(first + i), index -> inRange(index, numbers)));
            }
        }
    }

    /** Inside the group: position, as a negative number; before it: the canonical number. */
    private static int inKey(int index, int first, int[] numbers) {
        return index >= first ? first - index - 1 : inRange(index, numbers);
    }

    /** Types that do not exist stay what they are: the validator has its own word for them. */
    private static int inRange(int index, int[] numbers) {
        return index >= 0 && index < numbers.length ? numbers[index] : index;
    }

    /** A type of a module with canonical numbers for the module's type indices. */
    public static ValType canonical(ValType type, int[] numbers) {
        return rewrite(type, index -> inRange(index, numbers));
    }

    /** How many different types there are; they are numbered from 0. */
    public int size() {
        return canonical.size();
    }

    /** The type with the canonical number; the indices inside it are canonical numbers too. */
    public SubType type(int number) {
        return canonical.get(number);
    }

    /** Whether the type is the other one or declared, directly or not, as its subtype. */
    public boolean isSubtype(int number, int superNumber) {
        int current = number;
        while (current != superNumber) {
            List<Integer> supertypes = canonical.get(current).supertypes();
            if (supertypes.isEmpty() || supertypes.getFirst() >= current) {
                return false;
            }
            current = supertypes.getFirst();
        }
        return true;
    }

    private interface Renumbering {
        int apply(int index);
    }

    private static SubType rewrite(SubType type, Renumbering numbers) {
        List<Integer> supertypes = type.supertypes().stream().map(numbers::apply).toList();
        CompositeType composite =
                switch (type.composite()) {
                    case FuncType f ->
                            new FuncType(
                                    rewrite(f.params(), numbers), rewrite(f.results(), numbers));
                    case StructType s ->
                            new StructType(
                                    s.fields().stream().map(f -> rewrite(f, numbers)).toList());
                    case ArrayType a -> new ArrayType(rewrite(a.element(), numbers));
                };
        return new SubType(type.isFinal(), supertypes, composite);
    }

    private static List<ValType> rewrite(List<ValType> types, Renumbering numbers) {
        return types.stream().map(type -> rewrite(type, numbers)).toList();
    }

    private static FieldType rewrite(FieldType field, Renumbering numbers) {
        return field.storage() instanceof ValType type
                ? new FieldType(rewrite(type, numbers), field.mutable())
                : field;
    }

    private static ValType rewrite(ValType type, Renumbering numbers) {
        return type instanceof RefType(boolean nullable, TypeIndex(int index))
                ? new RefType(nullable, new TypeIndex(numbers.apply(index)))
                : type;
    }
}
