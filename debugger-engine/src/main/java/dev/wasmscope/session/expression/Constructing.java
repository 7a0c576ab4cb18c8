package dev.wasmscope.session.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wasmscope.dwarf.scope.TypeSpelling;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Member;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.value.Values;
import dev.wasmscope.dwarf.view.TextLayouts;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.call.Argument;
import dev.wasmscope.session.call.Callee;
import dev.wasmscope.session.expression.Overloads.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values made of a type: {@code int(3.9)}, and {@code T(1, 2)} with the constructors of a class.
 */
final class Constructing {
    private static final int MAX_AGGREGATE = 1 << 16;

    private final Evaluation evaluation;
    private final Scope scope;

    Constructing(Evaluation evaluation, Scope scope) {
        this.evaluation = evaluation;
        this.scope = scope;
    }

    Value value(Node.Construction made) throws ExpressionException {
        Type type = evaluation.lookup().type(made.type());
        List<Node> arguments = made.arguments();
        Calling calling = new Calling(evaluation, scope);
        if (!(type.stripped() instanceof CompositeType composite)) {
            if (arguments.size() != 1) {
                throw new ExpressionException(
                        made.column(), "a " + type.name() + " is made of one value");
            }
            return evaluation.value(
                    new Node.Cast(made.column(), made.type(), arguments.getFirst()));
        }
        Optional<Value> text = text(type, arguments);
        if (text.isPresent()) {
            return text.get();
        }
        List<Given> given = calling.given(arguments);
        Optional<Value> object = constructed(composite, type, given, made.column(), calling);
        if (object.isPresent()) {
            return object.get();
        }
        if (given.size() == 1
                && given.getFirst() instanceof Given.Computed(int _, Value same, Node node)
                && evaluation
                        .conversions()
                        .available(same, node.column())
                        .plainType()
                        .name()
                        .equals(composite.name())) {
            return same;
        }
        Optional<Value> aggregate = aggregate(composite, type, arguments);
        if (aggregate.isPresent()) {
            return aggregate.get();
        }
        // in C a function may have the name of a type
        if (!scope.functions(made.type().name()).isEmpty()) {
            Node.Name name = new Node.Name(made.column(), made.type().name());
            return calling.call(new Node.Call(made.column(), name, arguments));
        }
        throw new ExpressionException(
                made.column(),
                "no constructor of " + type.name() + " was compiled into the program");
    }

    private Optional<Value> constructed(
            CompositeType composite, Type type, List<Given> given, int column, Calling calling)
            throws ExpressionException {
        String plain = plainName(composite.qualifiedName());
        List<Callee> constructors =
                scope.functions(composite.qualifiedName() + "::" + plain).stream()
                        .filter(f -> !f.typeOrNumbers().parameters().isEmpty())
                        .toList();
        if (constructors.isEmpty()) {
            return Optional.empty();
        }
        List<Given> all = new ArrayList<>();
        all.add(new Given.Place());
        all.addAll(given);
        // the complete object's and the base's constructor have one name and one type
        Optional<Overloads.Choice> fits = Overloads.first(constructors, all);
        if (fits.isEmpty() && isAggregate(composite, given.size())) {
            return Optional.empty();
        }
        Overloads.Choice choice =
                fits.orElseThrow(() -> Overloads.noneFits(plain, column, constructors, all));
        List<Argument> arguments = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            arguments.add(calling.argument(choice, i));
        }
        try {
            return Optional.of(scope.construct(choice.callee(), type, arguments));
        } catch (SessionException e) {
            throw ExpressionException.at(column, e);
        }
    }

    /** A plain structure is made of its members' values, as {@code T{1, 2}} says. */
    private Optional<Value> aggregate(CompositeType composite, Type type, List<Node> values)
            throws ExpressionException {
        if (!isAggregate(composite, values.size())) {
            return Optional.empty();
        }
        byte[] object = new byte[(int) composite.byteSize().orElse(0)];
        for (int i = 0; i < values.size(); i++) {
            Member member = composite.parts().members().get(i);
            Node value = values.get(i);
            byte[] bytes =
                    new Assigning(evaluation, scope)
                            .converted(value, member.type().get(), value.column());
            if (member.byteOffset() + bytes.length > object.length) {
                return Optional.empty();
            }
            System.arraycopy(bytes, 0, object, (int) member.byteOffset(), bytes.length);
        }
        return Optional.of(Values.computed("", type, object, scope.context()));
    }

    /** Whether so many values can be those of its first members; a copy of another is none. */
    private static boolean isAggregate(CompositeType type, int values) {
        List<Member> members = type.parts().members();
        return values > 0
                && values <= members.size()
                && type.byteSize().orElse(-1) <= MAX_AGGREGATE
                && type.byteSize().isPresent()
                && type.parts().bases().isEmpty()
                && type.parts().variantParts().isEmpty()
                && type.parts().virtualMethods().isEmpty()
                && members.stream().limit(values).allMatch(Constructing::isNumber);
    }

    private static boolean isNumber(Member member) {
        return !member.isStatic()
                && member.bits() == null
                && !(member.type().get().stripped() instanceof CompositeType);
    }

    /** A text that is short enough to lie in its object needs no constructor. */
    private Optional<Value> text(Type type, List<Node> arguments) {
        return arguments.size() == 1 && arguments.getFirst() instanceof Node.Text text
                ? TextLayouts.of(type)
                        .flatMap(found -> found.inside(text.text().getBytes(UTF_8)))
                        .map(bytes -> Values.computed("", type, bytes, scope.context()))
                : Optional.empty();
    }

    /** A template's constructors are named without its arguments. */
    private static String plainName(String qualified) {
        String plain = TypeSpelling.plain(qualified);
        int bracket = plain.indexOf('<');
        return bracket < 0 ? plain : plain.substring(0, bracket);
    }
}
