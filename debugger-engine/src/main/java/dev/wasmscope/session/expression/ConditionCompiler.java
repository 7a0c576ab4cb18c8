package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
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
 * elements, texts, vectors and smart pointers. What it leaves out (most calls, operators of
 * classes, other containers) gives null; then {@link Evaluation} does it. Where it does give a
 * number, that is the same.
 */
final class ConditionCompiler {
    private final LiveNumbers live;
    private final ScalarTypes types;
    private final QuickOperators operators;
    private final LiteralTypes literals;
    private final QuickObjects objects;
    private final QuickContainers containers;
    private final QuickEntries entries;
    private final QuickLibrary library;
    private final QuickNames names;
    private final QuickCalls calls;
    private final TypeLookup lookup;

    private ConditionCompiler(Scope scope, LiveNumbers live) {
        this.live = live;
        this.types = new ScalarTypes(scope.language(), scope.pointerSize());
        this.operators = new QuickOperators(types);
        this.literals = new LiteralTypes(types, scope.pointerSize());
        this.objects = new QuickObjects(live, types, scope.pointerSize());
        this.containers = new QuickContainers(live, objects);
        this.entries = new QuickEntries(live, objects);
        this.library = new QuickLibrary(live, types, operators, containers, entries);
        this.names = new QuickNames(scope, live, types, operators, objects);
        this.calls = new QuickCalls(scope, types, objects);
        this.lookup = new TypeLookup(scope, types);
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
        return quick == null || quick instanceof Real ? quick : objects.number(quick);
    }

    private @Nullable Number number(Node node) {
        Quick quick = quick(node);
        return quick == null ? null : objects.number(quick);
    }

    private @Nullable Quick quick(Node node) {
        return switch (node) {
            case Node.Name name -> names.named(name.name());
            case Node.Register register -> names.register(register.name().substring(1));
            case Node.Whole whole -> literal(literals.of(whole));
            case Node.Character character -> literal(literals.of(character));
            case Node.Real real -> new Real(types.real(real.bits()), real::value);
            case Node.Member member -> member(member);
            case Node.Element element -> element(element);
            case Node.Prefixed prefixed -> prefixed(prefixed);
            case Node.Infix infix -> infix(infix);
            case Node.Choice choice -> choice(choice);
            case Node.Cast cast -> cast(cast);
            case Node.SizeOfType size -> size(size.type());
            case Node.Call call -> call(call);
            default -> null;
        };
    }

    /** Numbers and pointers as others; what is cut off from reals is left to {@link Evaluation}. */
    private @Nullable Quick cast(Node.Cast cast) {
        try {
            Type type = lookup.type(cast.type()).stripped();
            Quick from = value(cast.value());
            if (!(from instanceof Number number)) {
                return null;
            }
            return switch (type) {
                case BaseType base when Quick.isInteger(base) ->
                        new Number(base, Quick.wrapped(number.code(), base));
                case PointerType pointer when QuickObjects.isPlain(pointer) -> {
                    long mask = objects.mask();
                    yield new Number(pointer, () -> number.code().getAsLong() & mask);
                }
                default -> null;
            };
        } catch (ExpressionException e) {
            return null;
        }
    }

    private @Nullable Quick size(Node.TypeNode written) {
        try {
            long size = lookup.type(written).byteSize().orElse(-1);
            return size < 0 ? null : new Number(types.size(), () -> size);
        } catch (ExpressionException e) {
            return null;
        }
    }

    private @Nullable Quick call(Node.Call call) {
        Quick.Object receiver =
                call.function() instanceof Node.Member method ? receiver(method) : null;
        if (receiver != null && call.function() instanceof Node.Member method) {
            Quick answer = library.call(receiver, method.name(), call.arguments(), this::number);
            if (answer != null) {
                return answer;
            }
        }
        List<Quick> arguments = new ArrayList<>();
        for (Node argument : call.arguments()) {
            Quick quick = quick(argument);
            if (quick == null) {
                return null;
            }
            arguments.add(quick);
        }
        return switch (call.function()) {
            case Node.Name function -> calls.call(function.name(), arguments);
            case Node.Member method when receiver != null ->
                    calls.method(receiver, method.name(), arguments);
            default -> null;
        };
    }

    /** The object that a method is called of, or that a pointer to it leads to. */
    private Quick.@Nullable Object receiver(Node.Member method) {
        Quick receiver = quick(method.object());
        if (receiver != null && receiver.type() instanceof PointerType) {
            receiver = objects.target(objects.number(receiver));
        }
        return receiver instanceof Quick.Object object ? object : null;
    }

    /** A pointer, or that in a smart pointer. */
    private @Nullable Number address(Quick pointer) {
        Number smart = pointer instanceof Quick.Object object ? containers.pointer(object) : null;
        return smart == null ? objects.number(pointer) : smart;
    }

    /** Whether a part is true: of a smart pointer, whether it leads anywhere. */
    private @Nullable LongSupplier truth(Node node) {
        Quick quick = value(node);
        if (quick == null && quick(node) instanceof Quick.Object object) {
            quick = containers.pointer(object);
        }
        return quick == null ? null : QuickReals.truth(quick);
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
            object = objects.target(objects.number(object));
        }
        if (!(object instanceof Quick.Object(CompositeType type, LongSupplier address))) {
            return null;
        }
        Quick own = objects.member(type, address, member.name());
        Number smart = own == null ? containers.pointer((Quick.Object) object) : null;
        return objects.target(smart) instanceof Quick.Object(CompositeType to, LongSupplier there)
                ? objects.member(to, there, member.name())
                : own;
    }

    private @Nullable Quick element(Node.Element element) {
        Quick whole = quick(element.object());
        Quick entry =
                whole instanceof Quick.Object map ? entries.element(map, element.index()) : null;
        if (entry != null) {
            return entry;
        }
        Number index = number(element.index());
        if (whole == null || index == null || index.isPointer()) {
            return null;
        }
        if (whole instanceof Quick.Object object && whole.type() instanceof CompositeType) {
            return containers.element(object, index.code());
        }
        if (whole.type() instanceof ArrayType array) {
            ArrayType.Dimension dimension = array.dimensions().getFirst();
            return dimension.lowerBound() == 0 && dimension.isKnown() && !array.isVector()
                    ? at(objects.number(whole), bounded(index.code(), dimension.count()))
                    : null;
        }
        return whole.type() instanceof PointerType ? at(objects.number(whole), index.code()) : null;
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
        Quick.Object first = objects.target(start);
        long size = first == null ? -1 : first.type().byteSize().orElse(-1);
        if (first == null || size <= 0) {
            return null;
        }
        long mask = objects.mask();
        return objects.referenced(
                new Quick.Object(
                        first.type(),
                        () -> (first.address().getAsLong() + size * index.getAsLong()) & mask));
    }

    private @Nullable Quick prefixed(Node.Prefixed prefixed) {
        return switch (prefixed.operator()) {
            case "*" -> {
                Quick pointer = quick(prefixed.operand());
                yield objects.target(pointer == null ? null : address(pointer));
            }
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
        if (operator.equals("&&") || operator.equals("||")) {
            return both(operator.equals("&&"), truth(infix.left()), truth(infix.right()));
        }
        if (quick(infix.left()) instanceof Quick.Object(CompositeType type, LongSupplier at)) {
            Quick right = quick(infix.right());
            return right == null
                    ? null
                    : calls.method(
                            new Quick.Object(type, at), "operator" + operator, List.of(right));
        }
        Quick left = value(infix.left());
        Quick right = value(infix.right());
        if (left == null || right == null) {
            return null;
        }
        return left instanceof Number a && right instanceof Number b
                ? operators.infix(operator, a, b)
                : QuickReals.infix(operator, left, right, operators);
    }

    private @Nullable Quick both(boolean and, @Nullable LongSupplier a, @Nullable LongSupplier b) {
        if (a == null || b == null) {
            return null;
        }
        return operators.bool(
                and
                        ? () -> a.getAsLong() != 0 && b.getAsLong() != 0 ? 1 : 0
                        : () -> a.getAsLong() != 0 || b.getAsLong() != 0 ? 1 : 0);
    }

    /** A text of the program beside one of the expression, or beside another. */
    private @Nullable Quick texts(Node.Infix infix) {
        boolean literal = infix.left() instanceof Node.Text || infix.right() instanceof Node.Text;
        boolean equal = infix.operator().equals("==");
        if (Operators.isComparison(infix.operator())) {
            LongSupplier order = QuickTexts.order(operand(infix.left()), operand(infix.right()));
            if (order != null) {
                return operators.bool(comparison(infix.operator(), order));
            }
        }
        if (!literal || !equal && !infix.operator().equals("!=")) {
            return null;
        }
        Node other = infix.right() instanceof Node.Text ? infix.left() : infix.right();
        Node text = infix.right() instanceof Node.Text ? infix.right() : infix.left();
        if (!(text instanceof Node.Text(int _, String wanted)) || other instanceof Node.Text) {
            return null;
        }
        Quick whole = quick(other);
        Number start = whole == null ? null : objects.number(whole);
        if (whole == null || start == null) {
            return null;
        }
        LongSupplier same = QuickTexts.equal(whole, start.code(), wanted, live);
        return same == null ? null : operators.bool(equal ? same : () -> 1 - same.getAsLong());
    }

    private static LongSupplier comparison(String operator, LongSupplier order) {
        boolean less = Operators.compared(operator, -1);
        boolean same = Operators.compared(operator, 0);
        boolean more = Operators.compared(operator, 1);
        return () -> {
            long sign = order.getAsLong();
            return (sign < 0 ? less : sign > 0 ? more : same) ? 1 : 0;
        };
    }

    private QuickTexts.@Nullable Text operand(Node node) {
        return node instanceof Node.Text(int _, String text)
                ? QuickTexts.literal(text)
                : quick(node) instanceof Quick.Object object ? QuickTexts.of(object, live) : null;
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
