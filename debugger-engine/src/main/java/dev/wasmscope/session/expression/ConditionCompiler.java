package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.expr.SimpleLocation;
import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.type.Inheritance;
import dev.wasmscope.dwarf.type.Member;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.session.expression.Quick.Number;
import dev.wasmscope.session.expression.Quick.Real;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Translates a condition for one place to computing with longs and doubles, which takes a hundredth
 * of a microsecond for each operation: numbers, characters, enumerators, pointers, members,
 * elements, and C's texts. What it leaves out (texts of classes, bit fields, members of virtual
 * bases) gives null; then {@link Evaluation} does it. Where it does give a number, that is the
 * same.
 */
final class ConditionCompiler {
    private final Scope scope;
    private final LiveNumbers live;
    private final ScalarTypes types;
    private final QuickOperators operators;
    private final LiteralTypes literals;

    private ConditionCompiler(Scope scope, LiveNumbers live) {
        this.scope = scope;
        this.live = live;
        this.types = new ScalarTypes(scope.language(), scope.pointerSize());
        this.operators = new QuickOperators(types);
        this.literals = new LiteralTypes(types, scope.pointerSize());
    }

    /** Computes 0 for false; empty if the condition has parts that cannot be translated. */
    static Optional<LongSupplier> compile(Node root, Scope scope) {
        return scope.liveNumbers()
                .map(live -> new ConditionCompiler(scope, live).value(root))
                .map(QuickReals::truth);
    }

    /** A number or a floating-point number. */
    private @Nullable Quick value(Node node) {
        Quick quick = quick(node);
        if (quick instanceof Quick.Object(Type type, LongSupplier address) && Quick.isReal(type)) {
            BaseType base = (BaseType) type;
            int size = (int) base.size();
            return Real.ofBits(base, () -> live.load(address.getAsLong(), size));
        }
        return quick == null || quick instanceof Real ? quick : number(quick);
    }

    private @Nullable Number number(Node node) {
        Quick quick = quick(node);
        return quick == null ? null : number(quick);
    }

    /** The number that an object holds, or where an array begins. */
    private @Nullable Number number(Quick quick) {
        if (quick instanceof Number number) {
            return number;
        }
        if (!(quick instanceof Quick.Object(Type type, LongSupplier address))) {
            return null;
        }
        return switch (type) {
            case BaseType base when Quick.isInteger(base) -> new Number(base, load(address, base));
            case EnumerationType enumeration when enumeration.size() <= 8 ->
                    enumerated(enumeration, address);
            case PointerType pointer when isPlain(pointer) ->
                    new Number(pointer, () -> live.load(address.getAsLong(), (int) pointer.size()));
            case ArrayType array ->
                    new Number(types.pointerTo(array.elementOfFirstDimension()), address);
            default -> null;
        };
    }

    private LongSupplier load(LongSupplier address, BaseType type) {
        int size = (int) type.size();
        return Quick.wrapped(() -> live.load(address.getAsLong(), size), type);
    }

    private Number enumerated(EnumerationType type, LongSupplier address) {
        int size = (int) type.size();
        BaseType shown = types.integer(Math.max(4, size), type.isSigned());
        return new Number(shown, Quick.wrapped(() -> live.load(address.getAsLong(), size), shown));
    }

    private static boolean isPlain(PointerType pointer) {
        return pointer.kind() == PointerType.Kind.POINTER;
    }

    private @Nullable Quick quick(Node node) {
        return switch (node) {
            case Node.Name name -> named(name.name());
            case Node.Register register -> register(register.name().substring(1));
            case Node.Whole whole -> literal(literals.of(whole));
            case Node.Character character -> literal(literals.of(character));
            case Node.Real real -> new Real(types.real(real.bits()), real::value);
            case Node.Member member -> member(member);
            case Node.Element element -> element(element);
            case Node.Prefixed prefixed -> prefixed(prefixed);
            case Node.Infix infix -> infix(infix);
            case Node.Choice choice -> choice(choice);
            default -> null;
        };
    }

    private @Nullable Quick named(String name) {
        Optional<SimpleVariable> variable = scope.simpleVariable(name);
        if (variable.isPresent()) {
            return object(variable.get());
        }
        boolean word = name.equals("true") || name.equals("false");
        return word && scope.variable(name).isEmpty()
                ? operators.bool(name.equals("true") ? () -> 1 : () -> 0)
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
        return referenced(new Quick.Object(type, address));
    }

    private LongSupplier address(SimpleLocation place, LongSupplier base) {
        long mask = mask();
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

    private long mask() {
        return scope.pointerSize() > 4 ? -1 : 0xffff_ffffL;
    }

    private @Nullable Quick inSlot(Type type, LongSupplier slot) {
        return switch (type) {
            case BaseType base when Quick.isInteger(base) ->
                    new Number(base, Quick.wrapped(slot, base));
            case BaseType base when Quick.isReal(base) -> Real.ofBits(base, slot);
            case PointerType pointer when isPlain(pointer) -> {
                long mask = mask();
                yield new Number(pointer, () -> slot.getAsLong() & mask);
            }
            default -> null;
        };
    }

    /** A reference of C++ is what it refers to. */
    private Quick referenced(Quick.Object object) {
        boolean reference =
                object.type() instanceof PointerType pointer
                        && !types.isRust()
                        && (pointer.kind() == PointerType.Kind.REFERENCE
                                || pointer.kind() == PointerType.Kind.RVALUE_REFERENCE);
        if (!reference) {
            return object;
        }
        PointerType pointer = (PointerType) object.type();
        return new Quick.Object(
                pointer.target().get().stripped(),
                () -> live.load(object.address().getAsLong(), (int) pointer.size()));
    }

    private @Nullable Quick register(String name) {
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

    private static @Nullable Quick literal(Scalar.Int literal) {
        if (literal.type().size() > 8) {
            return null;
        }
        long value = literal.value().longValue();
        return new Number(literal.type(), literal.untyped(), () -> value);
    }

    private @Nullable Quick member(Node.Member member) {
        Quick object = quick(member.object());
        if (object != null && object.type() instanceof PointerType) {
            object = target(number(object));
        }
        return object instanceof Quick.Object(CompositeType type, LongSupplier address)
                ? member(type, address, member.name(), new ArrayList<>())
                : null;
    }

    /**
     * A member of a class or of its bases, which lie in it unless they are virtual; each type is
     * searched once, since broken information may have it among its own bases.
     */
    private @Nullable Quick member(
            CompositeType type, LongSupplier address, String name, List<Type> searched) {
        if (!type.parts().variantParts().isEmpty() || searched.contains(type)) {
            return null;
        }
        searched.add(type);
        for (Member candidate : type.parts().members()) {
            if (candidate.name().equals(name)) {
                long at = candidate.byteOffset();
                Type its = candidate.type().get().stripped();
                return candidate.bits() != null || candidate.isStatic()
                        ? null
                        : referenced(new Quick.Object(its, () -> address.getAsLong() + at));
            }
        }
        for (Inheritance base : type.parts().bases()) {
            if (base.isVirtual()) {
                return null;
            }
            long at = base.byteOffset();
            Quick found =
                    base.type().get().stripped() instanceof CompositeType inherited
                            ? member(inherited, () -> address.getAsLong() + at, name, searched)
                            : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Quick.@Nullable Object target(@Nullable Number pointer) {
        return pointer != null && pointer.type() instanceof PointerType type && isPlain(type)
                ? new Quick.Object(type.target().get().stripped(), notNull(pointer.code()))
                : null;
    }

    private static LongSupplier notNull(LongSupplier pointer) {
        return () -> {
            long address = pointer.getAsLong();
            if (address == 0) {
                throw new LiveNumbers.UnreadableException();
            }
            return address;
        };
    }

    private @Nullable Quick element(Node.Element element) {
        Quick whole = quick(element.object());
        Number index = number(element.index());
        if (whole == null || index == null || index.isPointer()) {
            return null;
        }
        if (whole.type() instanceof ArrayType array) {
            ArrayType.Dimension dimension = array.dimensions().getFirst();
            return dimension.lowerBound() == 0 && dimension.isKnown() && !array.isVector()
                    ? at(number(whole), bounded(index.code(), dimension.count()))
                    : null;
        }
        return whole.type() instanceof PointerType ? at(number(whole), index.code()) : null;
    }

    private static LongSupplier bounded(LongSupplier index, long count) {
        return () -> {
            long value = index.getAsLong();
            if (value < 0 || value >= count) {
                throw new LiveNumbers.UnreadableException();
            }
            return value;
        };
    }

    private @Nullable Quick at(@Nullable Number start, LongSupplier index) {
        Quick.Object first = target(start);
        long size = first == null ? -1 : first.type().byteSize().orElse(-1);
        if (first == null || size <= 0) {
            return null;
        }
        long mask = mask();
        return referenced(
                new Quick.Object(
                        first.type(),
                        () -> (first.address().getAsLong() + size * index.getAsLong()) & mask));
    }

    private @Nullable Quick prefixed(Node.Prefixed prefixed) {
        return switch (prefixed.operator()) {
            case "*" -> target(number(prefixed.operand()));
            case "&" ->
                    quick(prefixed.operand()) instanceof Quick.Object object
                            ? new Number(types.pointerTo(object.type()), object.address())
                            : null;
            default -> {
                Quick operand = value(prefixed.operand());
                yield switch (operand) {
                    case Number number -> operators.prefixed(prefixed.operator(), number);
                    case Real real -> QuickReals.prefixed(prefixed.operator(), real);
                    case null, default -> null;
                };
            }
        };
    }

    private @Nullable Quick infix(Node.Infix infix) {
        String operator = infix.operator();
        Quick texts = texts(infix);
        if (texts != null) {
            return texts;
        }
        Quick left = value(infix.left());
        Quick right = value(infix.right());
        if (left == null || right == null) {
            return null;
        }
        if (operator.equals("&&") || operator.equals("||")) {
            LongSupplier a = QuickReals.truth(left);
            LongSupplier b = QuickReals.truth(right);
            return operators.bool(
                    operator.equals("&&")
                            ? () -> a.getAsLong() != 0 && b.getAsLong() != 0 ? 1 : 0
                            : () -> a.getAsLong() != 0 || b.getAsLong() != 0 ? 1 : 0);
        }
        return left instanceof Number a && right instanceof Number b
                ? operators.infix(operator, a, b)
                : QuickReals.infix(operator, left, right, operators);
    }

    /** A text of the program beside one of the expression. */
    private @Nullable Quick texts(Node.Infix infix) {
        boolean equal = infix.operator().equals("==");
        if (!equal && !infix.operator().equals("!=")) {
            return null;
        }
        Node other = infix.right() instanceof Node.Text ? infix.left() : infix.right();
        Node text = infix.right() instanceof Node.Text ? infix.right() : infix.left();
        if (!(text instanceof Node.Text(int _, String wanted)) || other instanceof Node.Text) {
            return null;
        }
        Quick whole = quick(other);
        Number start = whole == null ? null : number(whole);
        if (whole == null || start == null) {
            return null;
        }
        LongSupplier same = QuickTexts.equal(whole, start.code(), wanted, live);
        return same == null ? null : operators.bool(equal ? same : () -> 1 - same.getAsLong());
    }

    private @Nullable Quick choice(Node.Choice choice) {
        Number condition = number(choice.condition());
        Number yes = number(choice.yes());
        Number no = number(choice.no());
        return condition == null || yes == null || no == null || !yes.type().equals(no.type())
                ? null
                : new Number(
                        yes.type(),
                        yes.untyped() && no.untyped(),
                        () ->
                                condition.code().getAsLong() != 0
                                        ? yes.code().getAsLong()
                                        : no.code().getAsLong());
    }
}
