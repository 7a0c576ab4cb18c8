package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.SimpleLocation;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.session.expression.Quick.Number;
import dev.wasmscope.session.expression.Quick.Real;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Variables, constants and registers in conditions. */
final class QuickNames {
    private static final String THIS = "this";

    private final Scope scope;
    private final LiveNumbers live;
    private final ScalarTypes types;
    private final QuickOperators operators;
    private final QuickObjects objects;

    QuickNames(
            Scope scope,
            LiveNumbers live,
            ScalarTypes types,
            QuickOperators operators,
            QuickObjects objects) {
        this.scope = scope;
        this.live = live;
        this.types = types;
        this.operators = operators;
        this.objects = objects;
    }

    /**
     * As {@link Scope#variable}: a local variable, a member of the object, a global, a constant.
     */
    @Nullable Quick named(String name) {
        Optional<SimpleVariable> object = scope.ownObject(name);
        if (object.isPresent()) {
            Quick self = object(object.get());
            Quick.Object target = self == null ? null : objects.target(objects.number(self));
            if (target == null) {
                return null;
            }
            if (QuickMembers.has(target.type(), THIS)) {
                return null; // a closure that has the object
            }
            if (QuickMembers.has(target.type(), name)) {
                return target.type() instanceof CompositeType type
                        ? objects.member(type, target.address(), name)
                        : null;
            }
        }
        Optional<SimpleVariable> variable = scope.simpleVariable(name);
        return variable.isPresent() ? object(variable.get()) : constant(name);
    }

    private @Nullable Quick constant(String name) {
        if (scope.isVariable(name)) {
            return null;
        }
        return switch (name) {
            case "true" -> operators.bool(() -> 1);
            case "false" -> operators.bool(() -> 0);
            case "nullptr", "NULL", "null" ->
                    new Number(types.pointerTo(types.character()), () -> 0);
            default -> scope.constant(name).map(this::enumerator).orElse(null);
        };
    }

    private @Nullable Quick enumerator(Value value) {
        return value instanceof AvailableValue constant
                        && constant.plainType() instanceof EnumerationType type
                        && type.size() <= 8
                        && constant.asLong() instanceof Answer.Known<Long>(Long number)
                ? new Number(
                        types.integer((int) Math.max(4, type.size()), type.isSigned()),
                        () -> number)
                : null;
    }

    private @Nullable Quick object(SimpleVariable variable) {
        SimpleLocation place = variable.place();
        Type type = variable.type().stripped();
        int index = place.index();
        LongSupplier slot =
                switch (place.base()) {
                    case LOCAL -> () -> live.local(index);
                    case GLOBAL -> () -> live.global(index);
                    case NOTHING -> () -> 0;
                };
        if (!place.inMemory()) {
            return inSlot(type, slot);
        }
        LongSupplier address = address(place, slot);
        return objects.referenced(new Quick.Object(type, address));
    }

    private LongSupplier address(SimpleLocation place, LongSupplier base) {
        long mask = objects.mask();
        long offset = place.offset();
        if (place.base() == SimpleLocation.Base.NOTHING) {
            return () -> offset;
        }
        return () -> {
            long from = base.getAsLong();
            if (from == 0) { // the function has not set up its frame
                throw new LiveNumbers.UnreadableException();
            }
            return (from + offset) & mask;
        };
    }

    private @Nullable Quick inSlot(Type type, LongSupplier slot) {
        return switch (type) {
            case BaseType base when Quick.isInteger(base) ->
                    new Number(base, Quick.wrapped(slot, base));
            case BaseType base when Quick.isReal(base) -> Real.ofBits(base, slot);
            case PointerType pointer when QuickObjects.isPlain(pointer) -> {
                long mask = objects.mask();
                yield new Number(pointer, () -> slot.getAsLong() & mask);
            }
            default -> null;
        };
    }

    @Nullable Quick register(String name) {
        try {
            boolean local = name.startsWith("local");
            if (!local && !name.startsWith("global")) {
                return null;
            }
            int index = Integer.parseInt(name.substring(local ? 5 : 6));
            // its type, and whether there is one
            Type type = scope.register(name).type().stripped();
            return inSlot(type, local ? () -> live.local(index) : () -> live.global(index));
        } catch (dev.wasmscope.session.SessionException | NumberFormatException e) {
            return null;
        }
    }
}
