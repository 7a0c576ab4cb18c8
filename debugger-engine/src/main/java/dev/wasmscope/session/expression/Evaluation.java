package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.type.TypeRef;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.value.Values;
import dev.wasmscope.dwarf.view.TextLayouts;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.expression.Overloads.Given;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One evaluation of an expression in a scope. */
final class Evaluation {
    private final Scope scope;
    private final ScalarTypes types;
    private final Conversions conversions;
    private final Operators operators;
    private final LiteralTypes literals;
    private final TypeLookup lookup;
    private final ClassOperators classes;
    private final Parts parts;
    private final Applying applying;

    Evaluation(Scope scope) {
        this.scope = scope;
        this.types = new ScalarTypes(scope.language(), scope.pointerSize());
        this.conversions = new Conversions(types, scope.context());
        this.operators = new Operators(types);
        this.literals = new LiteralTypes(types, scope.pointerSize());
        this.lookup = new TypeLookup(scope, types);
        this.classes = new ClassOperators(this, scope);
        this.parts = new Parts(this, scope);
        this.applying = new Applying(this, scope);
    }

    /** Reads an expression. */
    Parsed parsed(String text) throws ExpressionException {
        return Syntax.parse(text, lookup::isType, lookup::isTemplate);
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
            case Node.Text text -> text(text);
            case Node.Member member -> parts.member(member);
            case Node.Element element -> parts.element(element);
            case Node.Elements elements -> parts.elements(elements);
            case Node.Call call -> new Calling(this, scope).call(call);
            case Node.Construction made -> new Constructing(this, scope).value(made);
            case Node.Step step -> applying.step(step);
            case Node.SizeOfType size -> size(lookup.type(size.type()), size.column());
            case Node.SizeOfValue size ->
                    size(
                            conversions.available(value(size.value()), size.column()).type(),
                            size.column());
            case Node.Cast cast -> cast(cast);
            case Node.Prefixed prefixed -> applying.prefixed(prefixed);
            case Node.Infix infix -> applying.infix(infix);
            case Node.Choice choice ->
                    truth(choice.condition()) ? value(choice.yes()) : value(choice.no());
            case Node.Assignment assignment -> new Assigning(this, scope).assign(assignment);
        };
    }

    Scalar scalar(Node node) throws ExpressionException {
        return node instanceof Node.Whole whole
                ? literals.of(whole)
                : conversions.scalar(value(node), node.column());
    }

    /** The same of what was evaluated already. */
    Scalar scalar(Given given) throws ExpressionException {
        return switch (given) {
            case Given.Computed(int _, Value _, Node.Whole whole) -> literals.of(whole);
            case Given.Computed(int column, Value value, Node _) ->
                    conversions.scalar(value, column);
            case Given.Text text ->
                    throw new ExpressionException(
                            text.column(), "a text can only be compared, or given to a function");
            default -> throw new IllegalStateException("not an operand: " + given);
        };
    }

    /** Whether a value counts as true; objects say so by their {@code operator bool}. */
    boolean truth(Node node) throws ExpressionException {
        if (node instanceof Node.Whole) {
            return scalar(node).isTrue();
        }
        Value value = value(node);
        Optional<Value> converted =
                ClassOperators.isClass(value) && !isSmartPointer(value)
                        ? classes.converted((AvailableValue) value, "bool", node.column())
                        : Optional.empty();
        return conversions.scalar(converted.orElse(value), node.column()).isTrue();
    }

    /** What {@code ==} says of two operands. */
    boolean equal(Given left, Given right, int column) throws ExpressionException {
        return conversions.scalar(applying.infix("==", left, right, column), column).isTrue();
    }

    /** So many elements of an array, or of what a pointer points into, as an array. */
    Value elements(AvailableValue object, long from, long count, int column)
            throws ExpressionException {
        return parts.elements(object, from, count, column);
    }

    boolean isSmartPointer(Value value) {
        return value instanceof AvailableValue there && conversions.smartPointer(there).isPresent();
    }

    /** An operand or argument: a text that was written has no type of its own. */
    Given given(Node node) throws ExpressionException {
        return switch (node) {
            case Node.Text text -> new Given.Text(text.column(), text.text());
            case Node.Construction(int column, Node.TypeNode type, List<Node> arguments)
                    when arguments.size() == 1
                            && arguments.getFirst() instanceof Node.Text text
                            && TextLayouts.of(lookup.type(type)).isPresent() ->
                    new Given.Text(column, text.text());
            case Node.Call(int column, Node.Name function, List<Node> arguments)
                    when arguments.size() == 1
                            && arguments.getFirst() instanceof Node.Text text
                            && function.name().equals("String::from") ->
                    new Given.Text(column, text.text());
            default ->
                    new Given.Computed(
                            node.column(), conversions.available(value(node), node.column()), node);
        };
    }

    TypeLookup lookup() {
        return lookup;
    }

    ClassOperators classes() {
        return classes;
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

    /** An array of characters, as in C; Rust's texts lie in the program. */
    private Value text(Node.Text text) throws ExpressionException {
        if (types.isRust()) {
            throw new ExpressionException(
                    text.column(), "a text can only be compared, or given to a function");
        }
        byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
        Type type =
                new ArrayType(
                        TypeRef.to(types.character()),
                        List.of(new ArrayType.Dimension(0, bytes.length + 1)),
                        false,
                        scope.language());
        return Values.computed("", type, Arrays.copyOf(bytes, bytes.length + 1), scope.context());
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
                                name.column(),
                                "no variable is named "
                                        + name.name()
                                        + " here"
                                        + Suggestions.of(scope.similar(name.name()))));
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
                memory.type().name().isEmpty()
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
                        .named(memory.type().name());
        return number.isPresent() ? number.get() : lookup.type(memory.type());
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
        Type type = lookup.type(cast.type());
        Value operand = value(cast.value());
        AvailableValue from = conversions.available(operand, cast.value().column());
        if (type.stripped() instanceof CompositeType composite
                && from.location() instanceof ValueLocation.Memory(long address)) {
            OptionalLong part = Bases.offset(from.plainType(), composite);
            boolean sameSize = type.byteSize().equals(from.type().byteSize());
            if (part.isPresent() || sameSize) {
                return Values.inMemory("", type, address + part.orElse(0), scope.context());
            }
        }
        Optional<Value> converted =
                ClassOperators.isClass(from) && !isSmartPointer(from)
                        ? classes.converted(from, type.name(), cast.column())
                        : Optional.empty();
        Scalar number = conversions.scalar(converted.orElse(from), cast.value().column());
        Scalar result = conversions.cast(number, type, cast.column());
        return type.stripped() instanceof BaseType
                ? conversions.value(result)
                : Values.computed("", type, Conversions.bytes(result), scope.context());
    }
}
