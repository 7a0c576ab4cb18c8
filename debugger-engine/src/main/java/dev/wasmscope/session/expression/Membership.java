package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.session.expression.Overloads.Given;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Whether something is in a library's object: a key in a map, a part in a text, an element, as
 * {@code ==} says, in anything else.
 */
final class Membership {
    private static final int MAX_ELEMENTS = 10_000;

    private final Evaluation evaluation;

    Membership(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    boolean contains(AvailableValue object, Node.Member method, Node argument)
            throws ExpressionException {
        Node wanted = withoutBorrow(argument);
        if (object.isKeyed()) {
            return Entries.named(object, wanted).isPresent();
        }
        Given given = evaluation.given(wanted);
        Optional<byte[]> text = TextComparison.bytes(object, method.column());
        if (text.isPresent() && given instanceof Given.Text(int _, String part)) {
            return new String(text.get(), StandardCharsets.ISO_8859_1)
                    .contains(
                            new String(
                                    part.getBytes(StandardCharsets.UTF_8),
                                    StandardCharsets.ISO_8859_1));
        }
        for (Value element : object.children(0, MAX_ELEMENTS)) {
            Given one = new Given.Computed(method.column(), element, method.object());
            if (evaluation.equal(one, given, method.column())) {
                return true;
            }
        }
        if (object.childCount() > MAX_ELEMENTS) {
            throw new ExpressionException(
                    method.column(), "it is not among the first " + MAX_ELEMENTS + " elements");
        }
        return false;
    }

    /** Rust's methods are given what is looked for by reference. */
    private Node withoutBorrow(Node argument) {
        return evaluation.types().isRust()
                        && argument instanceof Node.Prefixed(int _, String sign, Node operand)
                        && sign.equals("&")
                ? operand
                : argument;
    }
}
