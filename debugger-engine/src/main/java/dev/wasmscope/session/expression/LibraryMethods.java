package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.value.Values;
import dev.wasmscope.dwarf.view.TextLayout;
import dev.wasmscope.dwarf.view.TextLayouts;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The questions that everybody asks containers, texts and smart pointers, answered from what they
 * are shown by: the program rarely has these methods, which compilers inline.
 */
final class LibraryMethods {
    private static final Pattern OPTIONAL =
            Pattern.compile("^(core::option::|core::result::)?(Option|Result)<");

    private final Evaluation evaluation;

    LibraryMethods(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** What a method of a library's object gives; empty if it is no such method. */
    Optional<Value> call(Value receiver, Node.Member method, List<Node> arguments)
            throws ExpressionException {
        AvailableValue object = evaluation.conversions().available(receiver, method.column());
        if (method.name().equals(Spellings.OF_ZIG_OPTIONAL)) {
            return ofZigOptional(object, method.column());
        }
        Node whole = method.object();
        if (object.plainType() instanceof PointerType
                && object.dereference() instanceof Answer.Known<Value>(Value target)) {
            whole = new Node.Prefixed(method.column(), "*", whole);
            object = evaluation.conversions().available(target, method.column());
        }
        if (!object.isViewed() && !isOptional(object)) {
            return Optional.empty();
        }
        if (arguments.size() == 1 && method.name().equals("at")) {
            return Optional.of(
                    evaluation.value(
                            new Node.Element(
                                    arguments.getFirst().column(), whole, arguments.getFirst())));
        }
        if (arguments.size() == 1 && isSearch(method.name())) {
            return Optional.of(
                    truth(
                            new Membership(evaluation)
                                    .contains(object, method, arguments.getFirst())));
        }
        return arguments.isEmpty() ? noArguments(object, method) : Optional.empty();
    }

    private static boolean isSearch(String name) {
        return name.equals("contains") || name.equals("contains_key");
    }

    private Value truth(boolean value) {
        return evaluation.conversions().value(evaluation.operators().bool(value));
    }

    private static boolean isOptional(AvailableValue object) {
        return OPTIONAL.matcher(object.plainType().name()).find();
    }

    /** Whether an {@code Option} or {@code Result} is that variant. */
    private Optional<Value> isVariant(AvailableValue object, String... names) {
        return isOptional(object)
                ? Optional.of(truth(List.of(names).contains(variantOf(object))))
                : Optional.empty();
    }

    private static String variantOf(AvailableValue object) {
        return object.summary().split("[ ({]", 2)[0];
    }

    private Optional<Value> noArguments(AvailableValue object, Node.Member method)
            throws ExpressionException {
        int column = method.column();
        return switch (method.name()) {
            case "size", "length", "len", "count" -> Optional.of(number(length(object)));
            case "empty", "is_empty" -> Optional.of(truth(length(object) == 0));
            case "is_none" -> isVariant(object, "None");
            case "is_some" -> isVariant(object, "Some");
            case "is_ok" -> isVariant(object, "Ok");
            case "is_err" -> isVariant(object, "Err");
            case "unwrap" -> unwrapped(object, column);
            case "front", "first" -> Optional.of(element(object, 0, column));
            case "back", "last" -> Optional.of(element(object, length(object) - 1, column));
            case "c_str", "data", "as_ptr" -> start(object);
            case "get", "as_ref" ->
                    object.dereference() instanceof Answer.Known<Value>(Value target)
                                    && target instanceof AvailableValue there
                                    && there.location() instanceof ValueLocation.Memory(long at)
                            ? Optional.of(pointer(at, there))
                            : evaluation
                                    .conversions()
                                    .smartPointer(object)
                                    .map(evaluation.conversions()::value);
            default -> Optional.empty();
        };
    }

    /** {@code x.?}; an optional pointer or slice is null where its address is. */
    private static Optional<Value> ofZigOptional(AvailableValue object, int column)
            throws ExpressionException {
        boolean structure = object.plainType().name().startsWith("?");
        Optional<Value> pointer =
                object.plainType() instanceof PointerType
                        ? Optional.of(object)
                        : object.raw().child("ptr");
        boolean absent =
                structure
                        ? object.summary().equals("null")
                        : pointer.orElse(null) instanceof AvailableValue address
                                && Conversions.known(address.asLong(), column) == 0;
        if (absent) {
            throw new ExpressionException(column, "it is null");
        }
        return structure ? object.raw().child("data") : pointer.map(_ -> object);
    }

    /** What a Rust {@code Option} or {@code Result} holds. */
    private static Optional<Value> unwrapped(AvailableValue object, int column)
            throws ExpressionException {
        if (!isOptional(object)) {
            return Optional.empty();
        }
        if (!List.of("Some", "Ok").contains(variantOf(object))) {
            throw new ExpressionException(column, "it is " + object.summary());
        }
        return object.raw().children(0, 1).stream()
                .flatMap(variant -> variant.child("__0").stream())
                .findFirst();
    }

    private Value number(long value) {
        return evaluation
                .conversions()
                .value(new Scalar.Int(BigInteger.valueOf(value), evaluation.types().size()));
    }

    private Value pointer(long address, AvailableValue to) {
        return evaluation
                .conversions()
                .value(new Scalar.Pointer(address, evaluation.types().pointerTo(to.type())));
    }

    /** Of a text its bytes, of anything else its elements. */
    private static long length(AvailableValue object) {
        Optional<TextLayout> layout = TextLayouts.of(object.type());
        return layout.isPresent() && object.location() instanceof ValueLocation.Memory(long at)
                ? layout.get().length(at, reader(object))
                : object.childCount();
    }

    private static TextLayout.Reader reader(AvailableValue object) {
        return (address, size) ->
                object.context().frame().readMemory(address, size)
                                instanceof Answer.Known<byte[]>(byte[] bytes)
                        ? TextComparison.unsigned(bytes)
                        : 0;
    }

    private static Value element(AvailableValue object, long index, int column)
            throws ExpressionException {
        if (index < 0) {
            throw new ExpressionException(column, "it is empty");
        }
        Optional<Value> character = character(object, index);
        return character.isPresent()
                ? character.get()
                : Conversions.known(object.element(index), column);
    }

    private Optional<Value> start(AvailableValue object) {
        Optional<Value> character = character(object, 0);
        Optional<Value> first =
                character.isPresent()
                        ? character
                        : object.element(0) instanceof Answer.Known<Value>(Value element)
                                ? Optional.of(element)
                                : Optional.empty();
        return first.orElse(null) instanceof AvailableValue there
                        && there.location() instanceof ValueLocation.Memory(long at)
                ? Optional.of(pointer(at, there))
                : Optional.empty();
    }

    /** A byte of a text, or the zero behind it. */
    static Optional<Value> character(AvailableValue object, long index) {
        Optional<TextLayout> layout = TextLayouts.of(object.type());
        if (layout.isEmpty()
                || !(object.location() instanceof ValueLocation.Memory(long at))
                || index < 0
                || index > layout.get().length(at, reader(object))) {
            return Optional.empty();
        }
        boolean cpp = layout.get().type().qualifiedName().startsWith("std::");
        BaseType type =
                cpp
                        ? new BaseType("char", BaseType.Encoding.SIGNED_CHAR, 1)
                        : new BaseType("u8", BaseType.Encoding.UNSIGNED, 1);
        long start = layout.get().start(at, reader(object));
        return Optional.of(Values.inMemory("", type, start + index, object.context()));
    }
}
