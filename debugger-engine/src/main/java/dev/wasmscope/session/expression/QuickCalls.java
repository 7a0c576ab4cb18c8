package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.SubroutineType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.call.Callee;
import dev.wasmscope.session.call.NumberCall;
import dev.wasmscope.session.expression.Quick.Number;
import dev.wasmscope.session.expression.Quick.Real;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls in conditions of functions and methods that one name alone means, with numbers and pointers
 * as they are declared, that return a number. Which of several is meant, and conversions, are left
 * to {@link Calling}; so are objects and pointers that come back, since what leads on from there
 * may read them several times.
 */
final class QuickCalls {
    private final Scope scope;
    private final ScalarTypes types;
    private final QuickObjects objects;

    QuickCalls(Scope scope, ScalarTypes types, QuickObjects objects) {
        this.scope = scope;
        this.types = types;
        this.objects = objects;
    }

    /** The result of a call; null if it has to be found out in the general way. */
    @Nullable Quick call(String name, List<Quick> given) {
        List<Callee> candidates = scope.isVariable(name) ? List.of() : scope.functions(name);
        return candidates.size() == 1 && candidates.getFirst().type().isPresent()
                ? call(candidates.getFirst(), List.of(), given)
                : null;
    }

    /** The result of an object's own method that is not virtual; null likewise. */
    @Nullable Quick method(Quick.Object object, String name, List<Quick> given) {
        if (!(object.type() instanceof CompositeType type) || Methods.mayBeVirtual(type, name)) {
            return null;
        }
        List<Callee> candidates =
                scope.functionsAnywhere(name).stream().filter(f -> Methods.takes(f, type)).toList();
        boolean byAddress =
                candidates.size() == 1
                        && candidates
                                        .getFirst()
                                        .typeOrNumbers()
                                        .parameters()
                                        .getFirst()
                                        .get()
                                        .stripped()
                                instanceof PointerType;
        return byAddress ? call(candidates.getFirst(), List.of(object.address()), given) : null;
    }

    /**
     * @param first arguments that need no conversion, for the first parameters
     */
    private @Nullable Quick call(Callee callee, List<LongSupplier> first, List<Quick> given) {
        SubroutineType type = callee.typeOrNumbers();
        LongSupplier[] arguments = arguments(type, first, given);
        Optional<NumberCall> call = arguments == null ? Optional.empty() : scope.numberCall(callee);
        return arguments == null || call.isEmpty()
                ? null
                : result(type.result().get().stripped(), code(call.get(), arguments));
    }

    private static LongSupplier code(NumberCall call, LongSupplier[] arguments) {
        long[] bits = new long[arguments.length];
        return () -> {
            for (int i = 0; i < bits.length; i++) {
                bits[i] = arguments[i].getAsLong();
            }
            try {
                return call.call(bits);
            } catch (SessionException e) { // the general way explains it
                throw new LiveNumbers.UnreadableException();
            }
        };
    }

    private LongSupplier @Nullable [] arguments(
            SubroutineType type, List<LongSupplier> first, List<Quick> given) {
        int count = first.size() + given.size();
        if (count != type.parameters().size() || type.variadic()) {
            return null;
        }
        LongSupplier[] arguments = first.toArray(new LongSupplier[count]);
        for (int i = first.size(); i < count; i++) {
            Type parameter = type.parameters().get(i).get().stripped();
            LongSupplier argument = argument(parameter, given.get(i - first.size()));
            if (argument == null) {
                return null;
            }
            arguments[i] = argument;
        }
        return arguments;
    }

    private @Nullable LongSupplier argument(Type parameter, Quick given) {
        if (parameter instanceof PointerType reference && !QuickObjects.isPlain(reference)) {
            return given instanceof Quick.Object object
                            && object.type() instanceof CompositeType
                            && object.type().equals(reference.target().get().stripped())
                    ? object.address()
                    : null;
        }
        if (parameter instanceof BaseType base && given instanceof Real real) {
            return base.equals(real.type()) ? bits(real) : null;
        }
        Number number = given instanceof Real ? null : objects.number(given);
        if (number == null) {
            return null;
        }
        return switch (parameter) {
            case BaseType base
                    when Quick.isInteger(base) && !number.isPointer() && fits(number, base) ->
                    Quick.wrapped(number.code(), base);
            case PointerType pointer
                    when QuickObjects.isPlain(pointer)
                            && number.type() instanceof PointerType own
                            && own.target()
                                    .get()
                                    .stripped()
                                    .equals(pointer.target().get().stripped()) ->
                    number.code();
            default -> null;
        };
    }

    /** In Rust numbers have to have the type itself. */
    private boolean fits(Number number, BaseType parameter) {
        return !types.isRust() || number.untyped() || number.type().equals(parameter);
    }

    private static LongSupplier bits(Real real) {
        return real.type().size() == 4
                ? () -> Float.floatToRawIntBits((float) real.code().getAsDouble())
                : () -> Double.doubleToRawLongBits(real.code().getAsDouble());
    }

    private @Nullable Quick result(Type type, LongSupplier code) {
        return switch (type) {
            case BaseType base when Quick.isInteger(base) ->
                    new Number(base, Quick.wrapped(code, base));
            case BaseType base when Quick.isReal(base) -> Real.ofBits(base, code);
            case EnumerationType enumeration when enumeration.size() <= 8 -> {
                BaseType shown =
                        types.integer(
                                (int) Math.max(4, enumeration.size()), enumeration.isSigned());
                yield new Number(shown, Quick.wrapped(code, shown));
            }
            default -> null;
        };
    }
}
