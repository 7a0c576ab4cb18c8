package dev.wasmscope.session.expression;

import java.math.BigInteger;
import java.util.List;

/** An expression as it was written. Every part knows its column, counted from 1. */
sealed interface Node {
    int column();

    /** A variable, function or named constant, with its scopes. */
    record Name(int column, String name) implements Node {}

    /** {@code $local0}, {@code $pc} and the like, with the dollar sign. */
    record Register(int column, String name) implements Node {}

    /**
     * {@code $mem[address]:type}.
     *
     * @param type how to read it; of an empty name for a byte
     */
    record MemoryAt(int column, Node address, TypeNode type) implements Node {}

    /**
     * An integer.
     *
     * @param suffix its type as written, in small letters: {@code u}, {@code ll}, {@code i64}
     * @param decimal whether it was written in decimal digits
     */
    record Whole(int column, BigInteger value, String suffix, boolean decimal) implements Node {}

    /**
     * A floating-point number.
     *
     * @param bits 32 or 64
     */
    record Real(int column, double value, int bits) implements Node {}

    /**
     * A character.
     *
     * @param prefix {@code L}, {@code u8}, {@code u}, {@code U}, {@code b} or empty
     */
    record Character(int column, int code, String prefix) implements Node {}

    /** A text, without its quotes and with its escapes resolved. */
    record Text(int column, String text) implements Node {}

    /** {@code object.name}, or {@code object->name}. */
    record Member(int column, Node object, String name) implements Node {}

    /** {@code object[index]}. */
    record Element(int column, Node object, Node index) implements Node {}

    /** {@code object[from..to]}, {@code to} excluded. */
    record Elements(int column, Node object, Node from, Node to, boolean inclusive)
            implements Node {}

    /** A function with arguments. */
    record Call(int column, Node function, List<Node> arguments) implements Node {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** The size of a type. */
    record SizeOfType(int column, TypeNode type) implements Node {}

    /** The size of a value. */
    record SizeOfValue(int column, Node value) implements Node {}

    /** A value taken as another type. */
    record Cast(int column, TypeNode type, Node value) implements Node {}

    /** An object made by a constructor, or a number converted: {@code T(1, 2)}. */
    record Construction(int column, TypeNode type, List<Node> arguments) implements Node {
        public Construction {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * {@code ++} or {@code --}.
     *
     * @param operator {@code +} or {@code -}
     * @param before whether it stands in front, and gives the changed value
     */
    record Step(int column, String operator, Node target, boolean before) implements Node {}

    /** An operator in front of its operand. */
    record Prefixed(int column, String operator, Node operand) implements Node {}

    /** An operator between its operands. */
    record Infix(int column, String operator, Node left, Node right) implements Node {}

    /** {@code condition ? yes : no}. */
    record Choice(int column, Node condition, Node yes, Node no) implements Node {}

    /**
     * A change of a variable, a member, a register.
     *
     * @param operator the one before {@code =}; empty for a plain assignment
     */
    record Assignment(int column, String operator, Node target, Node value) implements Node {}

    /**
     * A type as it was written.
     *
     * @param name without pointers and qualifiers, words with single blanks between them
     * @param pointers how many pointers lead to it
     */
    record TypeNode(int column, String name, int pointers) {}
}
