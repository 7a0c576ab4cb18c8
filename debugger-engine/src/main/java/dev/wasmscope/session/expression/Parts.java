package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.session.expression.Overloads.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parts of values: members, elements and ranges of elements. */
final class Parts {
    private static final int MAX_ELEMENTS = 1 << 20;
    private static final int MAX_NAMED = 256;

    private final Evaluation evaluation;
    private final Scope scope;

    Parts(Evaluation evaluation, Scope scope) {
        this.evaluation = evaluation;
        this.scope = scope;
    }

    Value member(Node.Member member) throws ExpressionException {
        AvailableValue object =
                evaluation
                        .conversions()
                        .available(evaluation.value(member.object()), member.column());
        if (object.plainType() instanceof PointerType) {
            Value target = Conversions.known(object.dereference(), member.column());
            object = evaluation.conversions().available(target, member.column());
        }
        Optional<Value> found = member(object, member.name());
        if (found.isEmpty() && ClassOperators.isClass(object)) {
            Optional<AvailableValue> target = evaluation.classes().target(object, member.column());
            if (target.isPresent()) {
                return member(target.get(), member.name())
                        .orElseThrow(() -> noMember(target.get(), member));
            }
        }
        AvailableValue searched = object;
        return found.orElseThrow(() -> noMember(searched, member));
    }

    private Optional<Value> member(AvailableValue object, String name) {
        return object.child(name)
                .or(() -> staticMember(object.plainType(), name, new ArrayList<>()));
    }

    private static ExpressionException noMember(AvailableValue object, Node.Member member) {
        return new ExpressionException(
                member.column(),
                object.typeName()
                        + " has no member "
                        + member.name()
                        + Suggestions.of(
                                Suggestions.nearest(
                                        member.name(),
                                        object.children(0, MAX_NAMED).stream()
                                                .map(Value::name)
                                                .toList())));
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

    Value element(Node.Element element) throws ExpressionException {
        AvailableValue object =
                evaluation
                        .conversions()
                        .available(evaluation.value(element.object()), element.object().column());
        if (element.index() instanceof Node.Name(int _, String name) && name.equals("raw")) {
            return object.raw();
        }
        Optional<Value> entry = Entries.named(object, element.index());
        if (entry.isPresent()) {
            return entry.get();
        }
        if (ClassOperators.isClass(object) && !object.isViewed()) {
            Given left = new Given.Computed(element.object().column(), object, element.object());
            Optional<Value> own =
                    evaluation
                            .classes()
                            .infix("[]", left, evaluation.given(element.index()), element.column());
            if (own.isPresent()) {
                return own.get();
            }
        }
        if (element.index() instanceof Node.Text(int column, String key)) {
            throw new ExpressionException(column, "it has no entry \"" + key + "\"");
        }
        long index = whole(element.index()) - firstIndex(object);
        Optional<Value> character = LibraryMethods.character(object, index);
        return character.isPresent()
                ? character.get()
                : Conversions.known(object.element(index), element.column());
    }

    /** A range of another array has that one's indices. */
    private static long firstIndex(AvailableValue object) {
        return object.plainType() instanceof ArrayType array
                ? array.dimensions().getFirst().lowerBound()
                : 0;
    }

    private long whole(Node index) throws ExpressionException {
        return ((Scalar.Int)
                        evaluation
                                .conversions()
                                .cast(
                                        evaluation.scalar(index),
                                        evaluation.types().integer(8, true),
                                        index.column()))
                .value()
                .longValue();
    }

    /** Some elements as an array of their own, whose indices are those of the whole. */
    Value elements(Node.Elements elements) throws ExpressionException {
        AvailableValue object =
                evaluation
                        .conversions()
                        .available(evaluation.value(elements.object()), elements.object().column());
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
}
