package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Member;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.value.Values;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.call.Argument;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes what an expression names. */
final class Assigning {
    private final Evaluation evaluation;
    private final Scope scope;

    Assigning(Evaluation evaluation, Scope scope) {
        this.evaluation = evaluation;
        this.scope = scope;
    }

    /** Does it, and gives the value that is there afterwards. */
    Value assign(Node.Assignment assignment) throws ExpressionException {
        Node place = assignment.target();
        AvailableValue target =
                evaluation.conversions().available(evaluation.value(place), place.column());
        if (target.plainType() instanceof CompositeType) {
            Optional<Value> own =
                    evaluation
                            .classes()
                            .infix(
                                    assignment.operator() + "=",
                                    new Overloads.Given.Computed(place.column(), target, place),
                                    evaluation.given(assignment.value()),
                                    assignment.column());
            if (own.isPresent()) {
                return own.get();
            }
        }
        byte[] bytes = bytes(assignment, target);
        Member.@Nullable BitField bits = bitField(place);
        try {
            if (bits != null) {
                writeBits(target, bits, bytes, assignment.column());
            } else {
                scope.write(target.location(), bytes);
            }
        } catch (SessionException e) {
            throw ExpressionException.at(place.column(), e);
        }
        return bits == null && target.location() instanceof ValueLocation.Memory(long address)
                ? Values.inMemory("", target.type(), address, scope.context())
                : evaluation.value(place);
    }

    private byte[] bytes(Node.Assignment assignment, AvailableValue target)
            throws ExpressionException {
        if (assignment.operator().isEmpty()) {
            return converted(assignment.value(), target.type(), assignment.column());
        }
        if (target.plainType() instanceof CompositeType) {
            throw new ExpressionException(
                    assignment.column(), "only another " + target.typeName() + " can go there");
        }
        Scalar value = evaluation.scalar(assignment.value());
        Scalar before = evaluation.conversions().scalar(target, assignment.column());
        value =
                evaluation
                        .operators()
                        .infix(assignment.operator(), before, value, assignment.column());
        return Conversions.bytes(
                evaluation.conversions().cast(value, target.type(), assignment.column()));
    }

    /**
     * The bytes of what is written, as a value of a type.
     *
     * @param column of what says that it has to be of that type
     */
    byte[] converted(Node written, Type type, int column) throws ExpressionException {
        if (written instanceof Node.Text text) {
            return text(text, type);
        }
        return converted(written, evaluation.value(written), type, column);
    }

    /** A text in place of an array of characters, or one that is put into memory for a pointer. */
    private byte[] text(Node.Text text, Type type) throws ExpressionException {
        if (type.stripped() instanceof ArrayType array) {
            return Texts.contents(array, text.text(), text.column());
        }
        if (Texts.argument(type, text.text(), text.column()) instanceof Argument.Placed placed) {
            try {
                return scope.place(placed);
            } catch (SessionException e) {
                throw ExpressionException.at(text.column(), e);
            }
        }
        throw new ExpressionException(text.column(), "a text cannot become a " + type.name());
    }

    /** The same of what was evaluated already. */
    byte[] converted(Node written, Value value, Type type, int column) throws ExpressionException {
        if (isAggregate(type)) {
            return copied(written, value, type, column);
        }
        Scalar scalar =
                written instanceof Node.Whole
                        ? evaluation.scalar(written)
                        : evaluation.conversions().scalar(value, written.column());
        return Conversions.bytes(evaluation.conversions().cast(scalar, type, column));
    }

    private static boolean isAggregate(Type type) {
        return type.stripped() instanceof CompositeType || type.stripped() instanceof ArrayType;
    }

    /** A whole structure or array, from one of the same type. */
    private byte[] copied(Node from, Value found, Type type, int column)
            throws ExpressionException {
        AvailableValue value = evaluation.conversions().available(found, from.column());
        if (!value.type().stripped().name().equals(type.stripped().name())) {
            throw new ExpressionException(column, "only another " + type.name() + " can go there");
        }
        return Conversions.known(value.bytes(Integer.MAX_VALUE), from.column());
    }

    /** The bits that a member takes, if that is what is named and it is a bit field. */
    private Member.@Nullable BitField bitField(Node place) throws ExpressionException {
        if (!(place instanceof Node.Member member)) {
            return null;
        }
        AvailableValue object =
                evaluation.conversions().available(evaluation.value(member.object()), 1);
        Type type = object.plainType();
        if (type instanceof PointerType pointer) {
            type = pointer.target().get().stripped();
        }
        if (!(type instanceof CompositeType composite)) {
            return null;
        }
        Optional<Member> found =
                composite.parts().members().stream()
                        .filter(candidate -> candidate.name().equals(member.name()))
                        .findFirst();
        return found.map(Member::bits).orElse(null);
    }

    /** Its location is that of the byte in which the field begins. */
    private void writeBits(AvailableValue field, Member.BitField bits, byte[] value, int column)
            throws ExpressionException, SessionException {
        if (!(field.location() instanceof ValueLocation.Memory(long address))) {
            throw new ExpressionException(column, "only bit fields in memory can be changed");
        }
        int shift = (int) (bits.bitOffset() & 7);
        int length = shift + bits.bitSize() + 7 >> 3;
        byte[] there =
                Conversions.known(scope.context().frame().readMemory(address, length), column);
        BigInteger mask =
                BigInteger.ONE.shiftLeft(bits.bitSize()).subtract(BigInteger.ONE).shiftLeft(shift);
        BigInteger wanted = unsigned(value).shiftLeft(shift).and(mask);
        BigInteger all = unsigned(there).andNot(mask).or(wanted);
        scope.write(field.location(), Conversions.littleEndian(all, length));
    }

    private static BigInteger unsigned(byte[] littleEndian) {
        byte[] bigEndian = new byte[littleEndian.length];
        for (int i = 0; i < bigEndian.length; i++) {
            bigEndian[i] = littleEndian[littleEndian.length - 1 - i];
        }
        return new BigInteger(1, bigEndian);
    }
}
