package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.value.Values;
import dev.wasmscope.session.SessionException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One evaluation of an expression in a scope. */
final class Evaluation {
    private static final int MAX_ELEMENTS = 1 << 20;

    private final Scope scope;
    private final ScalarTypes types;
    private final Conversions conversions;
    private final Operators operators;
    private final LiteralTypes literals;

    Evaluation(Scope scope) {
        this.scope = scope;
        this.types = new ScalarTypes(scope.language(), scope.pointerSize());
        this.conversions = new Conversions(types, scope.context());
        this.operators = new Operators(types);
        this.literals = new LiteralTypes(types, scope.pointerSize());
    }

    Value value(Node node) throws ExpressionException {
        return switch (node) {
            case Node.Name name -> named(name);
            case Node.Register register -> register(register);
            case Node.MemoryAt memory -> memory(memory);
            case Node.Whole whole -> conversions.value(literals.of(whole));
            case Node.Real real ->
                    conversions.value(new Scalar.Real(real.value(), types.real(real.bits())));
            case Node.Character character -> conversions.value(literals.of(character));
            case Node.Text text ->
                    throw new ExpressionException(
                            text.column(),
                            "a text can only be compared with == and !=, or given to a function");
            case Node.Member member -> member(member);
            case Node.Element element -> element(element);
            case Node.Elements elements -> elements(elements);
            case Node.Call call -> new Calling(this, scope).call(call);
            case Node.SizeOfType size -> size(type(size.type()), size.column());
            case Node.SizeOfValue size ->
                    size(
                            conversions.available(value(size.value()), size.column()).type(),
                            size.column());
            case Node.Cast cast -> cast(cast);
            case Node.Prefixed prefixed -> prefixed(prefixed);
            case Node.Infix infix -> infix(infix);
            case Node.Choice choice ->
                    scalar(choice.condition()).isTrue() ? value(choice.yes()) : value(choice.no());
            case Node.Assignment assignment -> new Assigning(this, scope).assign(assignment);
        };
    }

    Scalar scalar(Node node) throws ExpressionException {
        return node instanceof Node.Whole whole
                ? literals.of(whole)
                : conversions.scalar(value(node), node.column());
    }

    Conversions conversions() {
        return conversions;
    }

    ScalarTypes types() {
        return types;
    }

    Operators operators() {
        return operators;
    }

    private Value named(Node.Name name) throws ExpressionException {
        Optional<Value> found =
                scope.variable(name.name())
                        .or(() -> scope.constant(name.name()))
                        .or(() -> wellKnown(name.name()));
        if (found.isEmpty()) {
            found = new Calling(this, scope).address(name);
        }
        return found.orElseThrow(
                () ->
                        new ExpressionException(
                                name.column(), "no variable is named " + name.name() + " here"));
    }

    /** The constants that are words of the languages. */
    private Optional<Value> wellKnown(String name) {
        return switch (name) {
            case "true" -> Optional.of(conversions.value(operators.bool(true)));
            case "false" -> Optional.of(conversions.value(operators.bool(false)));
            case "nullptr", "NULL", "null" ->
                    Optional.of(
                            conversions.value(
                                    new Scalar.Pointer(0, types.pointerTo(types.character()))));
            default -> Optional.empty();
        };
    }

    private Value register(Node.Register register) throws ExpressionException {
        try {
            return scope.register(register.name().substring(1));
        } catch (SessionException e) {
            throw ExpressionException.at(register.column(), e);
        }
    }

    private Value memory(Node.MemoryAt memory) throws ExpressionException {
        Type type =
                memory.type().isEmpty()
                        ? new BaseType("u8", BaseType.Encoding.UNSIGNED, 1)
                        : memoryType(memory);
        long address =
                ((Scalar.Pointer)
                                conversions.cast(
                                        scalar(memory.address()),
                                        types.pointerTo(type),
                                        memory.column()))
                        .address();
        return Values.inMemory("", type, address, scope.context());
    }

    /** Wasm's and Rust's names of numbers, or a type of the program. */
    private Type memoryType(Node.MemoryAt memory) throws ExpressionException {
        Optional<BaseType> number =
                new ScalarTypes(dev.wasmscope.dwarf.section.Language.RUST, scope.pointerSize())
                        .named(memory.type());
        return number.isPresent()
                ? number.get()
                : type(new Node.TypeNode(memory.column(), memory.type(), 0));
    }

    private Value member(Node.Member member) throws ExpressionException {
        AvailableValue object = conversions.available(value(member.object()), member.column());
        if (object.plainType() instanceof PointerType) {
            Value target = Conversions.known(object.dereference(), member.column());
            object = conversions.available(target, member.column());
        }
        String type = object.typeName();
        Type declared = object.plainType();
        return object.child(member.name())
                .or(() -> staticMember(declared, member.name(), new ArrayList<>()))
                .orElseThrow(
                        () ->
                                new ExpressionException(
                                        member.column(), type + " has no member " + member.name()));
    }

    /**
     * A static member of a class or of one of its bases. Each type is searched once: broken
     * information may have a type among its own bases.
     */
    private Optional<Value> staticMember(Type type, String name, List<Type> searched) {
        if (searched.contains(type)) {
            return Optional.empty();
        }
        searched.add(type);
        Optional<Value> own = scope.variable(type.name() + "::" + name);
        if (own.isPresent() || !(type instanceof CompositeType composite)) {
            return own;
        }
        return composite.parts().bases().stream()
                .flatMap(base -> staticMember(base.type().get(), name, searched).stream())
                .findFirst();
    }

    private Value element(Node.Element element) throws ExpressionException {
        AvailableValue object =
                conversions.available(value(element.object()), element.object().column());
        if (element.index() instanceof Node.Name(int _, String name) && name.equals("raw")) {
            return object.raw();
        }
        Optional<Value> entry = Entries.named(object, element.index());
        if (entry.isPresent()) {
            return entry.get();
        }
        long index = whole(element.index()) - firstIndex(object);
        return Conversions.known(object.element(index), element.column());
    }

    /** A range of another array has that one's indices. */
    private static long firstIndex(AvailableValue object) {
        return object.plainType() instanceof ArrayType array
                ? array.dimensions().getFirst().lowerBound()
                : 0;
    }

    private long whole(Node index) throws ExpressionException {
        return ((Scalar.Int)
                        conversions.cast(scalar(index), types.integer(8, true), index.column()))
                .value()
                .longValue();
    }

    /** Some elements as an array of their own, whose indices are those of the whole. */
    private Value elements(Node.Elements elements) throws ExpressionException {
        AvailableValue object =
                conversions.available(value(elements.object()), elements.object().column());
        long from = whole(elements.from());
        long to = whole(elements.to()) + (elements.inclusive() ? 1 : 0);
        return elements(object, from, to - from, elements.column());
    }

    /**
     * So many elements of an array, or of what a pointer points into, as an array.
     *
     * @param from index of the first
     */
    Value elements(AvailableValue object, long from, long count, int column)
            throws ExpressionException {
        if (count < 0 || count > MAX_ELEMENTS) {
            throw new ExpressionException(
                    column, "expected a range of 0 to " + MAX_ELEMENTS + " elements");
        }
        long start = from - firstIndex(object);
        if (count > 0) { // the array that a slice is of may end sooner
            Conversions.known(object.element(start + count - 1), column);
        }
        return Conversions.known(object.slice(start, start + count), column);
    }

    private Value size(Type type, int column) throws ExpressionException {
        long bytes =
                type.byteSize()
                        .orElseThrow(
                                () ->
                                        new ExpressionException(
                                                column,
                                                "the size of " + type.name() + " is not known"));
        return conversions.value(new Scalar.Int(BigInteger.valueOf(bytes), types.size()));
    }

    private Value cast(Node.Cast cast) throws ExpressionException {
        Type type = type(cast.type());
        Value operand = value(cast.value());
        AvailableValue from = conversions.available(operand, cast.value().column());
        boolean sameSize =
                type.byteSize().isPresent() && type.byteSize().equals(from.type().byteSize());
        if (sameSize
                && type.stripped() instanceof dev.wasmscope.dwarf.type.CompositeType
                && from.location() instanceof ValueLocation.Memory(long address)) {
            return Values.inMemory("", type, address, scope.context());
        }
        Scalar number = conversions.scalar(from, cast.value().column());
        Scalar result = conversions.cast(number, type, cast.column());
        return type.stripped() instanceof BaseType
                ? conversions.value(result)
                : Values.computed("", type, Conversions.bytes(result), scope.context());
    }

    /** The type that was written. */
    private Type type(Node.TypeNode written) throws ExpressionException {
        Type type =
                namedType(written.name())
                        .orElseThrow(
                                () ->
                                        new ExpressionException(
                                                written.column(),
                                                "no type is named " + written.name()));
        for (int i = 0; i < written.pointers(); i++) {
            type = types.pointerTo(type);
        }
        return type;
    }

    private Optional<Type> namedType(String name) {
        Optional<Type> found = types.named(name).map(Type.class::cast);
        return found.isPresent() ? found : scope.type(name);
    }

    /** Whether a name that an expression begins with is a type's and no variable's. */
    boolean isType(String name) {
        return !scope.isVariable(name) && (isWordOfTypes(name) || namedType(name).isPresent());
    }

    private static boolean isWordOfTypes(String name) {
        return switch (name) {
            case "unsigned", "signed", "long", "short" -> true;
            default -> false;
        };
    }

    private Value prefixed(Node.Prefixed prefixed) throws ExpressionException {
        return switch (prefixed.operator()) {
            case "*" -> dereferenced(prefixed);
            case "&" -> address(prefixed);
            default ->
                    conversions.value(
                            operators.prefixed(
                                    prefixed.operator(),
                                    scalar(prefixed.operand()),
                                    prefixed.column()));
        };
    }

    private Value dereferenced(Node.Prefixed prefixed) throws ExpressionException {
        AvailableValue pointer =
                conversions.available(value(prefixed.operand()), prefixed.operand().column());
        return pointer.plainType() instanceof ArrayType
                ? Conversions.known(pointer.element(0), prefixed.column())
                : Conversions.known(pointer.dereference(), prefixed.column());
    }

    private Value address(Node.Prefixed prefixed) throws ExpressionException {
        AvailableValue object =
                conversions.available(value(prefixed.operand()), prefixed.operand().column());
        if (object.location() instanceof ValueLocation.Memory(long address)) {
            return conversions.value(new Scalar.Pointer(address, types.pointerTo(object.type())));
        }
        throw new ExpressionException(
                prefixed.column(), "it has no address: it is " + object.locationText());
    }

    private Value infix(Node.Infix infix) throws ExpressionException {
        String operator = infix.operator();
        switch (operator) {
            case "&&" -> {
                return truth(scalar(infix.left()).isTrue() && scalar(infix.right()).isTrue());
            }
            case "||" -> {
                return truth(scalar(infix.left()).isTrue() || scalar(infix.right()).isTrue());
            }
            case "==", "!=" -> {
                Optional<Boolean> texts = sameText(infix);
                if (texts.isPresent()) {
                    return truth(texts.get() == operator.equals("=="));
                }
            }
            default -> {}
        }
        return conversions.value(
                operators.infix(
                        operator, scalar(infix.left()), scalar(infix.right()), infix.column()));
    }

    private Value truth(boolean value) {
        return conversions.value(operators.bool(value));
    }

    /** Whether a value of the program is the text that it is compared with, if it is with one. */
    private Optional<Boolean> sameText(Node.Infix infix) throws ExpressionException {
        @Nullable Node other = null;
        String text = "";
        if (infix.right() instanceof Node.Text literal) {
            other = infix.left();
            text = literal.text();
        } else if (infix.left() instanceof Node.Text literal) {
            other = infix.right();
            text = literal.text();
        }
        if (other == null) {
            return Optional.empty();
        }
        AvailableValue value = conversions.available(value(other), other.column());
        return Optional.of(TextComparison.equal(value, text, other.column()));
    }
}
