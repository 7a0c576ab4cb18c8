package dev.wasmscope.dwarf.demangle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes of types. */
final class TypeNodes {
    private TypeNodes() {}

    /** A type with words behind its left half: {@code T const}. */
    static final class Qualified extends Node {
        private final Node type;
        private final String words;

        /**
         * @param words with a space in front
         */
        Qualified(Node type, String words) {
            this.type = type;
            this.words = words;
        }

        @Override
        boolean has(Trait trait, Output out) {
            return type.is(trait, out);
        }

        @Override
        void left(Output out) {
            type.printLeft(out);
            out.add(words);
        }

        @Override
        void right(Output out) {
            type.printRight(out);
        }
    }

    /** A pointer or a reference. */
    static final class Indirect extends Node {
        private final Node target;
        private final String sign;

        /**
         * @param sign {@code *}, {@code &} or {@code &&}
         */
        Indirect(Node target, String sign) {
            this.target = target;
            this.sign = sign;
        }

        @Override
        boolean has(Trait trait, Output out) {
            return trait == Trait.RIGHT && collapsed(out).target.is(trait, out);
        }

        /** A reference to a reference is one: {@code &} wins over {@code &&}. */
        private Indirect collapsed(Output out) {
            if (sign.equals("*")) {
                return this;
            }
            String result = sign;
            Node inner = target;
            for (int i = 0; i < 64; i++) {
                Node next = inner instanceof Forwarding forwarding ? forwarding.syntax(out) : inner;
                if (!(next instanceof Indirect other) || other.sign.equals("*")) {
                    break;
                }
                result = other.sign.equals("&") ? "&" : result;
                inner = other.target;
            }
            return new Indirect(inner, result);
        }

        @Override
        void left(Output out) {
            Indirect shown = collapsed(out);
            shown.target.printLeft(out);
            boolean array = shown.target.is(Trait.ARRAY, out);
            out.add(array ? " " : "");
            out.add(array || shown.target.is(Trait.FUNCTION, out) ? "(" : "").add(shown.sign);
        }

        @Override
        void right(Output out) {
            Indirect shown = collapsed(out);
            boolean closed =
                    shown.target.is(Trait.ARRAY, out) || shown.target.is(Trait.FUNCTION, out);
            out.add(closed ? ")" : "");
            shown.target.printRight(out);
        }
    }

    /** {@code int C::*}. */
    static final class MemberPointer extends Node {
        private final Node owner;
        private final Node member;

        MemberPointer(Node owner, Node member) {
            this.owner = owner;
            this.member = member;
        }

        @Override
        boolean has(Trait trait, Output out) {
            return trait == Trait.RIGHT && member.is(trait, out);
        }

        private boolean isClosed(Output out) {
            return member.is(Trait.ARRAY, out) || member.is(Trait.FUNCTION, out);
        }

        @Override
        void left(Output out) {
            member.printLeft(out);
            out.add(isClosed(out) ? "(" : " ");
            owner.print(out);
            out.add("::*");
        }

        @Override
        void right(Output out) {
            out.add(isClosed(out) ? ")" : "");
            member.printRight(out);
        }
    }

    /** An array. */
    static final class Array extends Node {
        private final Node element;
        private final @Nullable Node size;

        Array(Node element, @Nullable Node size) {
            this.element = element;
            this.size = size;
        }

        @Override
        boolean has(Trait trait, Output out) {
            return trait != Trait.FUNCTION;
        }

        @Override
        void left(Output out) {
            element.printLeft(out);
        }

        @Override
        void right(Output out) {
            out.add(out.last() == ']' ? "[" : " [");
            if (size != null) {
                size.print(out);
            }
            out.add("]");
            element.printRight(out);
        }
    }

    /** A function type. */
    static final class FunctionType extends Node {
        private final Node result;
        private final List<Node> parameters;
        private final String suffix;
        private final @Nullable Node exceptions;

        FunctionType(Node result, List<Node> parameters, String suffix, @Nullable Node exceptions) {
            this.result = result;
            this.parameters = parameters;
            this.suffix = suffix;
            this.exceptions = exceptions;
        }

        @Override
        boolean has(Trait trait, Output out) {
            return trait != Trait.ARRAY;
        }

        @Override
        void left(Output out) {
            result.printLeft(out);
            out.add(" ");
        }

        @Override
        void right(Output out) {
            out.open();
            printList(parameters, out);
            out.close();
            result.printRight(out);
            out.add(suffix);
            if (exceptions != null) {
                out.add(" ");
                exceptions.print(out);
            }
        }
    }

    /** A list in place of one: {@code throw(A, B)}, {@code {a, b}}, an argument pack. */
    static final class Several extends Node {
        private final String before;
        private final List<Node> nodes;
        private final String behind;

        Several(String before, List<Node> nodes, String behind) {
            this.before = before;
            this.nodes = nodes;
            this.behind = behind;
        }

        /** Its elements. */
        List<Node> nodes() {
            return nodes;
        }

        @Override
        void left(Output out) {
            out.add(before);
            printList(nodes, out);
            out.add(behind);
        }
    }

    /** A node that stands for another one, which is known only when it is printed. */
    abstract static class Forwarding extends Node {
        /** What it stands for; null for nothing. */
        abstract @Nullable Node target(Output out);

        final Node syntax(Output out) {
            Node target = target(out);
            return target == null ? this : target;
        }

        @Override
        boolean has(Trait trait, Output out) {
            Node target = target(out);
            return target != null && target.is(trait, out);
        }

        @Override
        void left(Output out) {
            Node target = target(out);
            if (target != null) {
                target.printLeft(out);
            }
        }

        @Override
        void right(Output out) {
            Node target = target(out);
            if (target != null) {
                target.printRight(out);
            }
        }
    }

    /** A parameter pack: prints the element that its expansion has come to. */
    static final class Pack extends Forwarding {
        private final List<Node> elements;

        Pack(List<Node> elements) {
            this.elements = elements;
        }

        @Override
        @Nullable Node target(Output out) {
            if (out.packSize == Output.NONE) {
                out.packSize = elements.size();
                out.packIndex = 0;
            }
            return out.packIndex < elements.size() ? elements.get(out.packIndex) : null;
        }
    }

    /** A template parameter whose arguments come later in the name. */
    static final class Later extends Forwarding {
        private final int index;
        private @Nullable Node argument;
        private boolean printing;

        Later(int index) {
            this.index = index;
        }

        int index() {
            return index;
        }

        void resolve(Node node) {
            argument = node;
        }

        @Override
        @Nullable Node target(Output out) {
            return argument;
        }

        @Override
        void left(Output out) {
            if (!printing) {
                printing = true;
                super.left(out);
                printing = false;
            }
        }
    }

    /** {@code T...}: the pattern once for each element of the packs in it. */
    static final class Expansion extends Node {
        private final Node pattern;

        Expansion(Node pattern) {
            this.pattern = pattern;
        }

        @Override
        void left(Output out) {
            int index = out.packIndex;
            int size = out.packSize;
            out.packIndex = Output.NONE;
            out.packSize = Output.NONE;
            int start = out.length();
            pattern.print(out);
            if (out.packSize == Output.NONE) {
                out.add("...");
            } else if (out.packSize == 0) {
                out.truncate(start);
            } else {
                for (int i = 1, count = out.packSize; i < count; i++) {
                    out.add(", ");
                    out.packIndex = i;
                    pattern.print(out);
                }
            }
            out.packIndex = index;
            out.packSize = size;
        }
    }
}
