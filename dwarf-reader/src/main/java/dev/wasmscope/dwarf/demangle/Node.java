package dev.wasmscope.dwarf.demangle;

import java.util.List;

/**
 * A part of a C++ name. Declarators surround what they declare, so a node prints a left and a right
 * half. The public halves count depth; subclasses say what is in them.
 */
abstract class Node {
    /** How tightly an expression binds; a looser operand gets parentheses. */
    enum Precedence {
        PRIMARY,
        POSTFIX,
        UNARY,
        CAST,
        POINTER_TO_MEMBER,
        MULTIPLICATIVE,
        ADDITIVE,
        SHIFT,
        SPACESHIP,
        RELATIONAL,
        EQUALITY,
        AND,
        XOR,
        OR,
        AND_IF,
        OR_IF,
        CONDITIONAL,
        ASSIGN,
        COMMA,
        DEFAULT
    }

    /** What is asked of a type whose text has a right half. */
    enum Trait {
        RIGHT,
        ARRAY,
        FUNCTION
    }

    abstract void left(Output out);

    void right(Output out) {}

    /** Whether it has a trait, here and now: a pack's element decides for the pack. */
    boolean has(Trait trait, Output out) {
        return false;
    }

    /** The last name without scopes and arguments, as constructors repeat it. */
    String baseName() {
        return "";
    }

    Precedence precedence() {
        return Precedence.PRIMARY;
    }

    final void printLeft(Output out) {
        out.enter();
        left(out);
        out.leave();
    }

    final void printRight(Output out) {
        out.enter();
        right(out);
        out.leave();
    }

    final boolean is(Trait trait, Output out) {
        out.enter();
        boolean answer = has(trait, out);
        out.leave();
        return answer;
    }

    final void print(Output out) {
        printLeft(out);
        if (is(Trait.RIGHT, out)) {
            printRight(out);
        }
    }

    /** Prints it as an operand: in parentheses if it binds no tighter than its operator. */
    final void printOperand(Output out, Precedence operator, boolean looserOnly) {
        int limit = operator.ordinal() + (looserOnly ? 1 : 0);
        if (precedence().ordinal() >= limit) {
            out.open();
            print(out);
            out.close();
        } else {
            print(out);
        }
    }

    /** Prints several; those that print nothing (empty packs) leave no comma. */
    static void printList(List<Node> nodes, Output out) {
        boolean first = true;
        for (Node node : nodes) {
            int before = out.length();
            if (!first) {
                out.add(", ");
            }
            int start = out.length();
            node.printOperand(out, Precedence.COMMA, false);
            if (out.length() == start) {
                out.truncate(before);
            } else {
                first = false;
            }
        }
    }
}
