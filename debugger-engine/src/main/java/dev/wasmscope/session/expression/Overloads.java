package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.BaseType.Encoding;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.SubroutineType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.type.TypeRef;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.TextLayouts;
import dev.wasmscope.session.call.Callee;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides which of several functions of one name is meant by what is given to it. */
final class Overloads {
    private static final int NEVER = 1_000_000;
    private static final int LISTED = 5;

    private Overloads() {}

    /** What is given for one parameter. */
    sealed interface Given {
        /** A text, which has no type of its own. */
        record Text(int column, String text) implements Given {}

        /** A value, and how it was written: literals take the type that is wanted. */
        record Computed(int column, Value value, Node node) implements Given {}

        /** Memory for an object that is made. */
        record Place() implements Given {}

        /** The object of a method, for the parameter that the compiler adds. */
        record Object(AvailableValue object, Type parameter) implements Given {}
    }

    /** A function, and what is given to it. */
    record Choice(Callee callee, List<Given> given) {
        Choice {
            given = List.copyOf(given);
        }
    }

    /** The function that fits best; empty if none takes so many arguments of such kinds. */
    static Optional<Choice> choose(List<Callee> candidates, List<Given> given, int column)
            throws ExpressionException {
        List<Callee> best = best(candidates, given);
        // generic code may be there several times
        if (best.size() > 1
                && best.stream().map(Overloads::declaration).distinct().count() > 1
                && best.stream().map(Callee::function).distinct().count() > 1) {
            throw new ExpressionException(
                    column, "several functions fit: " + listed(best) + "; write its scopes");
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(new Choice(best.getFirst(), given));
    }

    /** The same where functions that fit equally well do the same. */
    static Optional<Choice> first(List<Callee> candidates, List<Given> given) {
        return best(candidates, given).stream()
                .findFirst()
                .map(callee -> new Choice(callee, given));
    }

    private static List<Callee> best(List<Callee> candidates, List<Given> given) {
        List<Callee> best = new ArrayList<>();
        int least = NEVER;
        for (Callee candidate : candidates) {
            int cost = cost(candidate.typeOrNumbers(), given);
            if (cost < least) {
                best.clear();
                least = cost;
            }
            if (cost == least && cost < NEVER) {
                best.add(candidate);
            }
        }
        return best;
    }

    private static String listed(List<Callee> functions) {
        return String.join(
                ", ", functions.stream().limit(LISTED).map(Overloads::declaration).toList());
    }

    /** Name and parameters, as in the source. */
    private static String declaration(Callee callee) {
        SubroutineType type = callee.typeOrNumbers();
        List<String> parameters = new ArrayList<>();
        for (TypeRef parameter : type.parameters()) {
            parameters.add(parameter.get().name());
        }
        if (type.variadic()) {
            parameters.add("...");
        }
        return callee.name() + "(" + String.join(", ", parameters) + ")";
    }

    /** What to say when none fits. */
    static ExpressionException noneFits(
            String name, int column, List<Callee> candidates, List<Given> given) {
        List<Callee> longer =
                candidates.stream().filter(callee -> isDefaultMissing(callee, given)).toList();
        if (longer.size() == 1 && candidates.size() == 1) {
            List<TypeRef> parameters = longer.getFirst().typeOrNumbers().parameters();
            long objects = objects(given);
            return new ExpressionException(
                    column,
                    "argument %d (%s) of %s is missing; if it has a default, that is not recorded"
                            .formatted(
                                    given.size() - objects + 1,
                                    parameters.get(given.size()).get().name(),
                                    declaration(longer.getFirst())));
        }
        long count = given.size() - objects(given);
        return new ExpressionException(
                column,
                candidates.isEmpty()
                        ? "no variable or function is named " + name + " here"
                        : "%d arguments do not fit %s"
                                .formatted(count, listed(candidates))
                                .replaceFirst("^1 arguments do", "1 argument does"));
    }

    private static long objects(List<Given> given) {
        return given.stream()
                .filter(one -> one instanceof Given.Object || one instanceof Given.Place)
                .count();
    }

    /** Whether what is given fits, and more is wanted. */
    private static boolean isDefaultMissing(Callee callee, List<Given> given) {
        SubroutineType type = callee.typeOrNumbers();
        if (callee.type().isEmpty()
                || type.language() != Language.CPP
                || given.size() >= type.parameters().size()) {
            return false;
        }
        for (int i = 0; i < given.size(); i++) {
            if (cost(type.parameters().get(i).get(), given.get(i)) >= NEVER) {
                return false;
            }
        }
        return true;
    }

    /** How far what is given is from what is wanted. */
    private static int cost(SubroutineType type, List<Given> given) {
        int wanted = type.parameters().size();
        if (given.size() < wanted || given.size() > wanted && !type.variadic()) {
            return NEVER;
        }
        int cost = type.variadic() ? 1 : 0;
        for (int i = 0; i < wanted; i++) {
            cost += cost(type.parameters().get(i).get(), given.get(i));
        }
        return Math.min(cost, NEVER);
    }

    private static int cost(Type parameter, Given given) {
        return switch (given) {
            case Given.Text _ ->
                    TextLayouts.of(referred(parameter)).isPresent()
                            ? 1
                            : parameter.stripped() instanceof PointerType ? 0 : 4;
            case Given.Object _, Given.Place _ -> 0;
            case Given.Computed computed -> cost(parameter, computed.value().type());
        };
    }

    private static int cost(Type parameter, Type given) {
        Type wanted = referred(parameter);
        Type there = referred(given);
        if (borrowed(wanted, there)) {
            return 1;
        }
        if (wanted.name().equals(there.name())) {
            return 0;
        }
        if (inherits(wanted, there)) {
            return 1;
        }
        Kind kind = Kind.of(wanted);
        Kind other = Kind.of(there);
        if (kind == other) {
            return kind == Kind.STRUCTURE
                    ? NEVER
                    : wanted.byteSize().equals(there.byteSize()) ? 1 : 2;
        }
        return kind == Kind.STRUCTURE || other == Kind.STRUCTURE ? NEVER : 10;
    }

    /** An object, or a pointer to one, where one of a class is wanted that it inherits from. */
    private static boolean inherits(Type wanted, Type given) {
        return wanted instanceof PointerType to && given instanceof PointerType from
                ? Bases.offset(from.target().get(), to.target().get()).isPresent()
                : Bases.offset(given, wanted).isPresent();
    }

    /** In Rust operators and methods take by reference what is written as a value. */
    static boolean borrowed(Type wanted, Type given) {
        return wanted.stripped() instanceof PointerType pointer
                && pointer.language() == Language.RUST
                && given.stripped() instanceof CompositeType
                && pointer.target().get().stripped().name().equals(given.stripped().name());
    }

    private static Type referred(Type type) {
        Type plain = type.stripped();
        return plain instanceof PointerType pointer
                        && (pointer.kind() == PointerType.Kind.REFERENCE
                                || pointer.kind() == PointerType.Kind.RVALUE_REFERENCE)
                ? pointer.target().get().stripped()
                : plain;
    }

    private enum Kind {
        INTEGER,
        REAL,
        POINTER,
        STRUCTURE;

        static Kind of(Type type) {
            return switch (type) {
                case BaseType base when base.encoding() == Encoding.FLOAT -> REAL;
                case BaseType _, EnumerationType _ -> INTEGER;
                case PointerType _, dev.wasmscope.dwarf.type.ArrayType _, SubroutineType _ ->
                        POINTER;
                default -> STRUCTURE;
            };
        }
    }
}
