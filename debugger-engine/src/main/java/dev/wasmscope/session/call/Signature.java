package dev.wasmscope.session.call;

import dev.wasmscope.dwarf.type.SubroutineType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a function of the source takes its arguments and returns, in wasm's terms.
 *
 * @param resultType of the source
 * @param result how it comes back; an indirect one is where the first wasm parameter says
 * @param parameters one for each parameter of the source
 * @param variadic whether a last wasm parameter is the address of further arguments
 */
record Signature(Type resultType, Passing result, List<Passing> parameters, boolean variadic) {
    Signature {
        parameters = List.copyOf(parameters);
    }

    /** Whether the first wasm parameter is the address of the result. */
    boolean resultByPointer() {
        return result instanceof Passing.Indirect;
    }

    /** The ways of all parameters that together are what the wasm function takes, if there are. */
    static Optional<Signature> match(SubroutineType source, FuncType wasm, int pointerSize) {
        PassingRules rules = new PassingRules(pointerSize);
        Type type = source.result().get();
        for (Passing result : results(rules, type)) {
            List<ValType> before = new ArrayList<>();
            if (result instanceof Passing.Indirect) {
                before.add(rules.address());
            }
            boolean fits =
                    result instanceof Passing.Direct(List<Part> parts)
                            ? types(parts).equals(wasm.results())
                            : wasm.results().isEmpty();
            List<Passing> chosen = new ArrayList<>();
            if (fits && assign(rules, source, before, wasm.params(), chosen)) {
                return Optional.of(new Signature(type, result, chosen, source.variadic()));
            }
        }
        return Optional.empty();
    }

    /** What does not fit one number comes back through memory, whatever it is. */
    private static List<Passing> results(PassingRules rules, Type type) {
        List<Passing> ways = new ArrayList<>(rules.of(type));
        Passing indirect = new Passing.Indirect();
        if (!ways.contains(indirect)) {
            ways.add(indirect);
        }
        return ways;
    }

    /** Adds a way for each parameter that is left, so that all together give the wanted types. */
    private static boolean assign(
            PassingRules rules,
            SubroutineType source,
            List<ValType> before,
            List<ValType> wanted,
            List<Passing> chosen) {
        int next = chosen.size();
        if (next == source.parameters().size()) {
            List<ValType> all = new ArrayList<>(before);
            if (source.variadic()) {
                all.add(rules.address());
            }
            return all.equals(wanted);
        }
        for (Passing way : rules.of(source.parameters().get(next).get())) {
            List<ValType> with = new ArrayList<>(before);
            switch (way) {
                case Passing.Direct(List<Part> parts) -> with.addAll(types(parts));
                case Passing.Indirect _ -> with.add(rules.address());
            }
            boolean begins =
                    with.size() <= wanted.size() && with.equals(wanted.subList(0, with.size()));
            chosen.add(way);
            if (begins && assign(rules, source, with, wanted, chosen)) {
                return true;
            }
            chosen.removeLast();
        }
        return false;
    }

    private static List<ValType> types(List<Part> parts) {
        List<ValType> types = new ArrayList<>();
        parts.forEach(part -> types.add(part.type()));
        return types;
    }
}
