package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.SubroutineType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.call.Argument;
import dev.wasmscope.session.call.Callee;
import dev.wasmscope.session.expression.Overloads.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Calls of the program's functions: by name, with or without scopes; of an object's methods,
 * virtual ones as the object's class has them; through pointers to functions.
 */
final class Calling {
    private static final String THIS = "this";

    private final Evaluation evaluation;
    private final Scope scope;

    Calling(Evaluation evaluation, Scope scope) {
        this.evaluation = evaluation;
        this.scope = scope;
    }

    /** Makes the call and gives its result. */
    Value call(Node.Call call) throws ExpressionException {
        List<Given> given = given(call.arguments());
        if (call.function() instanceof Node.Member member) {
            Value object = evaluation.value(member.object());
            Optional<Overloads.Choice> method =
                    method(object, member.name(), member.column(), given);
            if (method.isPresent()) {
                return call(method.get(), call.column());
            }
            Optional<Value> known =
                    new LibraryMethods(evaluation).call(object, member, call.arguments());
            return known.isPresent() ? known.get() : call(pointed(member, given), call.column());
        }
        if (call.function() instanceof Node.Name name) {
            Optional<Value> variable = scope.variable(name.name());
            return variable.isPresent()
                    ? through(variable.get(), name.column(), given)
                    : call(named(name, given), call.column());
        }
        return through(evaluation.value(call.function()), call.column(), given);
    }

    /** The arguments as they were written, evaluated from left to right. */
    List<Given> given(List<Node> arguments) throws ExpressionException {
        List<Given> given = new ArrayList<>();
        for (Node argument : arguments) {
            given.add(evaluation.given(argument));
        }
        return given;
    }

    /** Calls what was chosen. */
    Value call(Overloads.Choice choice, int column) throws ExpressionException {
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < choice.given().size(); i++) {
            arguments.add(argument(choice, i));
        }
        try {
            return scope.call(choice.callee(), arguments);
        } catch (SessionException e) {
            throw ExpressionException.at(column, e);
        }
    }

    /** A function's name is its address, as in C. */
    Optional<Value> address(Node.Name name) throws ExpressionException {
        List<Callee> functions = scope.functions(name.name());
        if (functions.size() != 1) {
            return Optional.empty();
        }
        Callee function = functions.getFirst();
        OptionalLong address = scope.addressOf(function);
        if (address.isEmpty()) {
            throw new ExpressionException(
                    name.column(),
                    function.name() + " is in no table: the program never takes its address");
        }
        return Optional.of(
                evaluation
                        .conversions()
                        .value(
                                new Scalar.Pointer(
                                        address.getAsLong(),
                                        evaluation.types().pointerTo(function.typeOrNumbers()))));
    }

    private Overloads.Choice named(Node.Name name, List<Given> given) throws ExpressionException {
        List<Callee> candidates = scope.functions(name.name());
        Optional<Overloads.Choice> found = Overloads.choose(candidates, given, name.column());
        if (found.isPresent()) {
            return found.get();
        }
        Optional<Value> object = scope.variable(THIS);
        if (object.isPresent()) {
            Optional<Overloads.Choice> method =
                    method(object.get(), name.name(), name.column(), given);
            if (method.isPresent()) {
                return method.get();
            }
        }
        if (candidates.isEmpty()) {
            throw new ExpressionException(name.column(), missing(name.name()));
        }
        throw Overloads.noneFits(name.name(), name.column(), candidates, given);
    }

    private String missing(String name) {
        return scope.missingFunction(name) + Suggestions.of(scope.similar(name));
    }

    /** Through a member that is a pointer to a function. */
    private Overloads.Choice pointed(Node.Member member, List<Given> given)
            throws ExpressionException {
        Value value;
        try {
            value = evaluation.value(member);
        } catch (ExpressionException e) {
            String missing = scope.missingFunction(member.name());
            throw missing.contains("was not compiled")
                    ? new ExpressionException(member.column(), missing)
                    : e;
        }
        return pointer(value, member.column(), given);
    }

    private Optional<Overloads.Choice> method(
            Value receiver, String name, int column, List<Given> given) throws ExpressionException {
        AvailableValue object = evaluation.conversions().available(receiver, column);
        while (object.plainType() instanceof PointerType) {
            object =
                    evaluation
                            .conversions()
                            .available(Conversions.known(object.dereference(), column), column);
        }
        Optional<Overloads.Choice> own =
                new Methods(scope, true).find(object.raw(), name, column, given);
        if (own.isPresent()) {
            return own;
        }
        // of what a smart pointer leads to
        return object.isViewed()
                        && object.dereference() instanceof Answer.Known<Value>(Value target)
                        && target instanceof AvailableValue there
                ? new Methods(scope, true).find(there.raw(), name, column, given)
                : Optional.empty();
    }

    /** A value that is called: a pointer to a function, or an object that can be called. */
    private Value through(Value called, int column, List<Given> given) throws ExpressionException {
        AvailableValue value = evaluation.conversions().available(called, column);
        Optional<Overloads.Choice> operator =
                ClassOperators.isClass(value)
                        ? new Methods(scope, true).find(value.raw(), "operator()", column, given)
                        : Optional.empty();
        return call(operator.isPresent() ? operator.get() : pointer(value, column, given), column);
    }

    /** Through a pointer to a function, which is an index into a table. */
    private Overloads.Choice pointer(Value pointer, int column, List<Given> given)
            throws ExpressionException {
        AvailableValue value = evaluation.conversions().available(pointer, column);
        if (!(value.plainType() instanceof PointerType type)
                || !(type.target().get().stripped() instanceof SubroutineType)) {
            throw new ExpressionException(column, "a " + value.typeName() + " is not a function");
        }
        long index = Conversions.known(value.asLong(), column);
        Callee callee =
                scope.functionAt(index)
                        .orElseThrow(
                                () ->
                                        new ExpressionException(
                                                column,
                                                "no function of the program is at 0x"
                                                        + Long.toHexString(index)));
        return Overloads.choose(List.of(callee), given, column)
                .orElseThrow(
                        () -> Overloads.noneFits(callee.name(), column, List.of(callee), given));
    }

    Argument argument(Overloads.Choice choice, int index) throws ExpressionException {
        SubroutineType type = choice.callee().typeOrNumbers();
        Given given = choice.given().get(index);
        boolean declared = index < type.parameters().size();
        return switch (given) {
            case Given.Text(int column, String text) ->
                    declared
                            ? Texts.argument(type.parameters().get(index).get(), text, column)
                            : Texts.argument(text);
            case Given.Computed computed ->
                    declared
                            ? converted(computed, type.parameters().get(index).get())
                            : asItIs(computed);
            case Given.Object(AvailableValue object, Type parameter) -> object(object, parameter);
            case Given.Place() -> throw new IllegalStateException("its place is not given");
        };
    }

    private Argument converted(Given.Computed given, Type parameter) throws ExpressionException {
        if (isReference(parameter) || Overloads.borrowed(parameter, given.value().type())) {
            return reference(given, (PointerType) parameter.stripped(), parameter);
        }
        Optional<Long> part = inherited(given.value(), parameter);
        byte[] bytes =
                part.isPresent()
                        ? address(part.get())
                        : new Assigning(evaluation, scope)
                                .converted(given.node(), given.value(), parameter, given.column());
        return new Argument.Bytes(parameter, bytes);
    }

    /** The address of the part of an object that a pointer to a class it inherits from wants. */
    private Optional<Long> inherited(Value given, Type parameter) {
        if (parameter.stripped() instanceof PointerType wanted
                && given instanceof AvailableValue value
                && value.plainType() instanceof PointerType own
                && value.asLong() instanceof Answer.Known<Long>(Long address)
                && address != 0) {
            OptionalLong offset = Bases.offset(own.target().get(), wanted.target().get());
            return offset.isPresent()
                    ? Optional.of(address + offset.getAsLong())
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean isReference(Type type) {
        return type.stripped() instanceof PointerType pointer
                && (pointer.kind() == PointerType.Kind.REFERENCE
                        || pointer.kind() == PointerType.Kind.RVALUE_REFERENCE);
    }

    /** The object itself if it is of that type and has an address, else a copy. */
    private Argument reference(Given.Computed given, PointerType parameter, Type type)
            throws ExpressionException {
        AvailableValue value = evaluation.conversions().available(given.value(), given.column());
        Type wanted = parameter.target().get().stripped();
        OptionalLong part = Bases.offset(value.plainType(), wanted);
        if (part.isPresent() && value.location() instanceof ValueLocation.Memory(long address)) {
            return new Argument.Bytes(type, address(address + part.getAsLong()));
        }
        byte[] contents =
                new Assigning(evaluation, scope)
                        .converted(given.node(), value, wanted, given.column());
        return new Argument.Placed(type, contents, -1, false);
    }

    private byte[] address(long address) {
        return Conversions.littleEndian(java.math.BigInteger.valueOf(address), scope.pointerSize());
    }

    private Argument object(AvailableValue object, Type parameter) throws ExpressionException {
        if (parameter.stripped() instanceof CompositeType) {
            return new Argument.Bytes(
                    parameter, Conversions.known(object.bytes(Integer.MAX_VALUE), 1));
        }
        return object.location() instanceof ValueLocation.Memory(long address)
                ? new Argument.Bytes(parameter, address(address))
                : new Argument.Placed(
                        parameter,
                        Conversions.known(object.bytes(Integer.MAX_VALUE), 1),
                        -1,
                        false);
    }

    /** One behind {@code ...}. */
    private Argument asItIs(Given.Computed given) throws ExpressionException {
        AvailableValue value = evaluation.conversions().available(given.value(), given.column());
        Scalar scalar = evaluation.conversions().scalar(value, given.column());
        return new Argument.Bytes(scalar.type(), Conversions.bytes(scalar));
    }
}
