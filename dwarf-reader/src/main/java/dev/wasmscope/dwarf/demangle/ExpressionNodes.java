package dev.wasmscope.dwarf.demangle;

import dev.wasmscope.dwarf.demangle.Node.Precedence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes of the expressions in template arguments and signatures. */
final class ExpressionNodes {
    private ExpressionNodes() {}

    /** An expression with a precedence of its own. */
    abstract static class Expression extends Node {
        private final Precedence precedence;

        Expression(Precedence precedence) {
            this.precedence = precedence;
        }

        @Override
        final Precedence precedence() {
            return precedence;
        }
    }

    /** {@code a + b}. */
    static final class Binary extends Expression {
        private final Node left;
        private final String sign;
        private final Node right;

        Binary(Node left, String sign, Node right, Precedence precedence) {
            super(precedence);
            this.left = left;
            this.sign = sign;
            this.right = right;
        }

        @Override
        void left(Output out) {
            boolean closed = out.parentheses == 0 && (sign.equals(">") || sign.equals(">>"));
            if (closed) {
                out.open();
            }
            boolean assigns = precedence() == Precedence.ASSIGN;
            left.printOperand(out, assigns ? Precedence.OR_IF : precedence(), !assigns);
            out.add(sign.equals(",") ? "" : " ").add(sign).add(" ");
            right.printOperand(out, precedence(), assigns);
            if (closed) {
                out.close();
            }
        }
    }

    /** {@code -a}, {@code a++}. */
    static final class Unary extends Expression {
        private final String before;
        private final Node operand;
        private final String behind;

        Unary(String before, Node operand, String behind, Precedence precedence) {
            super(precedence);
            this.before = before;
            this.operand = operand;
            this.behind = behind;
        }

        @Override
        void left(Output out) {
            out.add(before);
            operand.printOperand(out, precedence(), !behind.isEmpty());
            out.add(behind);
        }
    }

    /** {@code a.b}, {@code a->b}, {@code a.*b}. */
    static final class Member extends Expression {
        private final Node object;
        private final String sign;
        private final Node member;

        Member(Node object, String sign, Node member, Precedence precedence) {
            super(precedence);
            this.object = object;
            this.sign = sign;
            this.member = member;
        }

        @Override
        void left(Output out) {
            object.printOperand(out, precedence(), true);
            out.add(sign);
            member.printOperand(out, precedence(), false);
        }
    }

    /** {@code a[b]}. */
    static final class Subscript extends Expression {
        private final Node array;
        private final Node index;

        Subscript(Node array, Node index) {
            super(Precedence.POSTFIX);
            this.array = array;
            this.index = index;
        }

        @Override
        void left(Output out) {
            array.printOperand(out, precedence(), false);
            out.open();
            out.truncate(out.length() - 1);
            out.add("[");
            index.printOperand(out, Precedence.DEFAULT, false);
            out.close();
            out.truncate(out.length() - 1);
            out.add("]");
        }
    }

    /** {@code c ? a : b}. */
    static final class Conditional extends Expression {
        private final Node condition;
        private final Node then;
        private final Node otherwise;

        Conditional(Node condition, Node then, Node otherwise) {
            super(Precedence.CONDITIONAL);
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
        }

        @Override
        void left(Output out) {
            condition.printOperand(out, precedence(), false);
            out.add(" ? ");
            then.printOperand(out, Precedence.DEFAULT, false);
            out.add(" : ");
            otherwise.printOperand(out, Precedence.ASSIGN, true);
        }
    }

    /** {@code f(a, b)}. */
    static final class Call extends Expression {
        private final Node callee;
        private final boolean inParentheses;
        private final List<Node> arguments;

        Call(Node callee, boolean inParentheses, List<Node> arguments) {
            super(Precedence.POSTFIX);
            this.callee = callee;
            this.inParentheses = inParentheses;
            this.arguments = arguments;
        }

        @Override
        void left(Output out) {
            if (inParentheses) {
                out.open();
            }
            callee.print(out);
            if (inParentheses) {
                out.close();
            }
            out.open();
            printList(arguments, out);
            out.close();
        }
    }

    /** {@code static_cast<T>(a)}. */
    static final class NamedCast extends Expression {
        private final String keyword;
        private final Node type;
        private final Node operand;

        NamedCast(String keyword, Node type, Node operand) {
            super(Precedence.POSTFIX);
            this.keyword = keyword;
            this.type = type;
            this.operand = operand;
        }

        @Override
        void left(Output out) {
            int outside = out.parentheses;
            out.parentheses = 0;
            out.add(keyword + "<");
            type.printLeft(out); // as llvm-cxxfilt does
            out.add(">");
            out.parentheses = outside;
            out.open();
            operand.printOperand(out, Precedence.DEFAULT, false);
            out.close();
        }
    }

    /** {@code (T)(a, b)}. */
    static final class Conversion extends Expression {
        private final Node type;
        private final List<Node> operands;

        Conversion(Node type, List<Node> operands) {
            super(Precedence.CAST);
            this.type = type;
            this.operands = operands;
        }

        @Override
        void left(Output out) {
            out.open();
            type.print(out);
            out.close();
            out.open();
            printList(operands, out);
            out.close();
        }
    }

    /** {@code T{a, b}}. */
    static final class Braced extends Node {
        private final @Nullable Node type;
        private final List<Node> values;

        Braced(@Nullable Node type, List<Node> values) {
            this.type = type;
            this.values = values;
        }

        @Override
        void left(Output out) {
            if (type != null) {
                type.print(out);
            }
            out.add("{");
            printList(values, out);
            out.add("}");
        }
    }

    /** {@code (... + a)}, {@code (a + ... + b)}. */
    static final class Fold extends Node {
        private final boolean leftFold;
        private final String sign;
        private final Node pack;
        private final @Nullable Node initial;

        Fold(boolean leftFold, String sign, Node pack, @Nullable Node initial) {
            this.leftFold = leftFold;
            this.sign = sign;
            this.pack = pack;
            this.initial = initial;
        }

        @Override
        void left(Output out) {
            out.open();
            if (!leftFold || initial != null) {
                operand(leftFold ? initial : null, out);
                out.add(" " + sign + " ");
            }
            out.add("...");
            if (leftFold || initial != null) {
                out.add(" " + sign + " ");
                operand(leftFold ? null : initial, out);
            }
            out.close();
        }

        private void operand(@Nullable Node value, Output out) {
            if (value == null) {
                out.open();
                new TypeNodes.Expansion(pack).print(out);
                out.close();
            } else {
                value.printOperand(out, Precedence.CAST, true);
            }
        }
    }

    /** {@code new T(a)}. */
    static final class New extends Expression {
        private final boolean global;
        private final boolean array;
        private final List<Node> placement;
        private final Node type;
        private final @Nullable List<Node> values;

        New(
                boolean global,
                boolean array,
                List<Node> placement,
                Node type,
                @Nullable List<Node> values) {
            super(Precedence.UNARY);
            this.global = global;
            this.array = array;
            this.placement = placement;
            this.type = type;
            this.values = values;
        }

        @Override
        void left(Output out) {
            out.add(global ? "::" : "").add("new").add(array ? "[]" : "");
            if (!placement.isEmpty()) {
                out.open();
                printList(placement, out);
                out.close();
            }
            out.add(" ");
            type.print(out);
            if (values != null) {
                out.open();
                printList(values, out);
                out.close();
            }
        }
    }

    /** A number of a type: {@code 5u}, {@code (char)97}, {@code (Color)2}. */
    static final class Number extends Node {
        private final String before;
        private final String digits;
        private final String behind;

        Number(String before, String digits, String behind) {
            this.before = before;
            this.digits = digits;
            this.behind = behind;
        }

        @Override
        void left(Output out) {
            out.add(before);
            out.add(digits.startsWith("n") ? "-" + digits.substring(1) : digits).add(behind);
        }
    }

    /** The value of an enumeration. */
    static final class EnumValue extends Node {
        private final Node type;
        private final String digits;

        EnumValue(Node type, String digits) {
            this.type = type;
            this.digits = digits;
        }

        @Override
        void left(Output out) {
            out.open();
            type.print(out);
            out.close();
            new Number("", digits, "").print(out);
        }
    }
}
