package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Inheritance;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.type.TypeRef;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Values;
import dev.wasmscope.session.call.Callee;
import dev.wasmscope.session.expression.Overloads.Given;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds the method of an object: of its class, else of the classes that it inherits from. */
final class Methods {
    private final Scope scope;
    private final boolean strict;

    /**
     * Methods as a place sees them.
     *
     * @param strict whether it is an error when there are such methods and none fits
     */
    Methods(Scope scope, boolean strict) {
        this.scope = scope;
        this.strict = strict;
    }

    /** The method that fits, with the object as its first argument. */
    Optional<Overloads.Choice> find(
            AvailableValue object, String name, int column, List<Given> given)
            throws ExpressionException {
        return find(object, scope.functionsAnywhere(name), name, column, given, new ArrayList<>());
    }

    /** Each class is searched once; see {@link Bases}. */
    private Optional<Overloads.Choice> find(
            AvailableValue object,
            List<Callee> all,
            String name,
            int column,
            List<Given> given,
            List<Type> searched)
            throws ExpressionException {
        if (!(object.plainType() instanceof CompositeType type) || searched.contains(type)) {
            return own(object, all, column, given);
        }
        searched.add(type);
        Optional<Overloads.Choice> dispatched = virtual(object, type, all, name, column, given);
        Optional<Overloads.Choice> found =
                dispatched.isPresent() ? dispatched : own(object, all, column, given);
        for (Inheritance base : type.parts().bases()) {
            boolean inMemory = object.location() instanceof ValueLocation.Memory;
            if (found.isEmpty() && !base.isVirtual() && inMemory) {
                long address = ((ValueLocation.Memory) object.location()).address();
                AvailableValue part =
                        Values.inMemory(
                                "",
                                base.type().get(),
                                address + base.byteOffset(),
                                scope.context());
                found = find(part, all, name, column, given, searched);
            }
        }
        return found;
    }

    /** Of the functions whose first parameter is such an object, or leads to one. */
    private Optional<Overloads.Choice> own(
            AvailableValue object, List<Callee> all, int column, List<Given> given)
            throws ExpressionException {
        List<Callee> methods = all.stream().filter(f -> takes(f, object.plainType())).toList();
        if (methods.isEmpty()) {
            return Optional.empty();
        }
        Type parameter = methods.getFirst().typeOrNumbers().parameters().getFirst().get();
        List<Given> withObject = with(object, parameter, given);
        Optional<Overloads.Choice> chosen = Overloads.choose(methods, withObject, column);
        if (chosen.isEmpty() && strict) {
            throw Overloads.noneFits(methods.getFirst().name(), column, methods, withObject);
        }
        return chosen;
    }

    private static List<Given> with(AvailableValue object, Type parameter, List<Given> given) {
        List<Given> all = new ArrayList<>();
        all.add(new Given.Object(object, parameter));
        all.addAll(given);
        return all;
    }

    /** Whether a function's first parameter is such an object, or leads to one. */
    static boolean takes(Callee function, Type object) {
        List<TypeRef> parameters = function.typeOrNumbers().parameters();
        if (function.type().isEmpty() || parameters.isEmpty()) {
            return false;
        }
        Type first = parameters.getFirst().get().stripped();
        Type target =
                first instanceof PointerType pointer ? pointer.target().get().stripped() : first;
        return target.name().equals(object.name());
    }

    /** What the object's own table of virtual functions says. */
    private Optional<Overloads.Choice> virtual(
            AvailableValue object,
            CompositeType type,
            List<Callee> all,
            String name,
            int column,
            List<Given> given)
            throws ExpressionException {
        OptionalLong slot =
                type.parts().virtualMethods().stream()
                        .filter(method -> method.name().equals(name))
                        .mapToLong(CompositeType.VirtualMethod::slot)
                        .findFirst();
        if (slot.isEmpty() || !(object.location() instanceof ValueLocation.Memory(long address))) {
            return Optional.empty();
        }
        long table = word(address, column);
        long index = word(table + slot.getAsLong() * scope.pointerSize(), column);
        Optional<Callee> callee = scope.functionAt(index);
        if (callee.isEmpty()) {
            return Optional.empty();
        }
        Optional<Callee> declared = all.stream().filter(f -> takes(f, type)).findFirst();
        Callee target =
                callee.get().type().isPresent() || declared.isEmpty()
                        ? callee.get()
                        : new Callee(
                                declared.get().name(),
                                callee.get().function(),
                                declared.get().type());
        if (target.typeOrNumbers().parameters().isEmpty()) {
            return Optional.empty();
        }
        Type parameter = target.typeOrNumbers().parameters().getFirst().get();
        return Overloads.choose(List.of(target), with(object, parameter, given), column);
    }

    /** Whether a class or one that it inherits from has a virtual method of that name. */
    static boolean mayBeVirtual(CompositeType type, String name) {
        return mayBeVirtual(type, name, new ArrayList<>());
    }

    private static boolean mayBeVirtual(CompositeType type, String name, List<Type> searched) {
        if (searched.contains(type)) {
            return false;
        }
        searched.add(type);
        return type.parts().virtualMethods().stream().anyMatch(m -> m.name().equals(name))
                || type.parts().bases().stream()
                        .map(base -> base.type().get().stripped())
                        .anyMatch(
                                base ->
                                        base instanceof CompositeType composite
                                                && mayBeVirtual(composite, name, searched));
    }

    private long word(long address, int column) throws ExpressionException {
        byte[] bytes =
                Conversions.known(
                        scope.context().frame().readMemory(address, scope.pointerSize()), column);
        byte[] bigEndian = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            bigEndian[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, bigEndian).longValue();
    }
}
