package dev.wasmscope.dwarf.demangle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes of names. */
final class NameNodes {
    private NameNodes() {}

    /** A plain word. */
    static final class Name extends Node {
        private final String text;

        Name(String text) {
            this.text = text;
        }

        @Override
        void left(Output out) {
            out.add(text);
        }

        @Override
        String baseName() {
            return text;
        }
    }

    /** Text around a name: {@code vtable for X}, {@code decltype(X)}. */
    static final class Around extends Node {
        private final String before;
        private final Node inner;
        private final String behind;

        Around(String before, Node inner, String behind) {
            this.before = before;
            this.inner = inner;
            this.behind = behind;
        }

        @Override
        void left(Output out) {
            out.add(before);
            int outside = out.parentheses;
            if (behind.startsWith(")")) {
                // decltype keeps parentheses of its own around a comparison.
                out.parentheses = before.equals("decltype(") ? 0 : outside + 1;
            }
            inner.print(out);
            out.parentheses = outside;
            out.add(behind);
        }

        @Override
        String baseName() {
            return inner.baseName();
        }
    }

    /** Two nodes and what stands between: {@code scope::name}, {@code X-in-Y}. */
    static final class Joined extends Node {
        private final Node first;
        private final String between;
        private final Node second;

        Joined(Node first, String between, Node second) {
            this.first = first;
            this.between = between;
            this.second = second;
        }

        @Override
        void left(Output out) {
            first.print(out);
            out.add(between);
            second.print(out);
        }

        @Override
        String baseName() {
            return second.baseName();
        }
    }

    /** {@code name[abi:tag]}; the tag is no part of the base name. */
    static final class Tagged extends Node {
        private final Node name;
        private final String tag;

        Tagged(Node name, String tag) {
            this.name = name;
            this.tag = tag;
        }

        @Override
        void left(Output out) {
            name.printLeft(out);
            out.add("[abi:" + tag + "]");
        }

        @Override
        String baseName() {
            return name.baseName();
        }
    }

    /** A template's name with its arguments. */
    static final class Templated extends Node {
        private final Node name;
        private final Node arguments;

        Templated(Node name, Node arguments) {
            this.name = name;
            this.arguments = arguments;
        }

        @Override
        void left(Output out) {
            name.print(out);
            arguments.print(out);
        }

        @Override
        String baseName() {
            return name.baseName();
        }
    }

    /** {@code <int, char>}. */
    static final class Arguments extends Node {
        private final List<Node> arguments;

        Arguments(List<Node> arguments) {
            this.arguments = arguments;
        }

        @Override
        void left(Output out) {
            int outside = out.parentheses;
            out.parentheses = 0;
            out.add("<");
            printList(arguments, out);
            out.add(">");
            out.parentheses = outside;
        }
    }

    /** One of the standard library's abbreviations. */
    static final class Standard extends Node {
        private final String name;
        private final boolean expanded;

        /**
         * @param name without {@code std::}
         * @param expanded whether it stands for the class template's instance, as in constructors
         */
        Standard(String name, boolean expanded) {
            this.name = name;
            this.expanded = expanded;
        }

        Standard expand() {
            return new Standard(name, true);
        }

        @Override
        void left(Output out) {
            boolean typedef = !name.equals("allocator") && !name.equals("basic_string");
            if (!expanded || !typedef) {
                out.add("std::" + name);
                return;
            }
            out.add("std::basic_" + name + "<char, std::char_traits<char>");
            out.add(name.equals("string") ? ", std::allocator<char>>" : ">");
        }

        @Override
        String baseName() {
            boolean typedef = !name.equals("allocator") && !name.equals("basic_string");
            return expanded && typedef ? "basic_" + name : name;
        }
    }

    /** A constructor or destructor, named after its class. */
    static final class Constructor extends Node {
        private final Node type;
        private final boolean destructor;

        Constructor(Node type, boolean destructor) {
            this.type = type;
            this.destructor = destructor;
        }

        @Override
        void left(Output out) {
            out.add(destructor ? "~" : "").add(type.baseName());
        }
    }

    /** {@code 'lambda0'(int)}. */
    static final class Lambda extends Node {
        private final String number;
        private final List<Node> templateParameters;
        private final List<Node> parameters;

        Lambda(String number, List<Node> templateParameters, List<Node> parameters) {
            this.number = number;
            this.templateParameters = templateParameters;
            this.parameters = parameters;
        }

        @Override
        void left(Output out) {
            out.add("'lambda" + number + "'");
            declarator(out);
        }

        void declarator(Output out) {
            if (!templateParameters.isEmpty()) {
                new Arguments(templateParameters).print(out);
            }
            out.open();
            printList(parameters, out);
            out.close();
        }
    }

    /** A type without a name: nothing for a constructor to repeat. */
    static final class Unnamed extends Node {
        private final String text;

        Unnamed(String text) {
            this.text = text;
        }

        @Override
        void left(Output out) {
            out.add(text);
        }
    }

    /** A lambda as a value: {@code [](int){...}}. */
    static final class LambdaValue extends Node {
        private final Lambda lambda;

        LambdaValue(Lambda lambda) {
            this.lambda = lambda;
        }

        @Override
        void left(Output out) {
            out.add("[]");
            lambda.declarator(out);
            out.add("{...}");
        }
    }

    /** A function with its parameters, and its result if it is a template's. */
    static final class Function extends Node {
        private final @Nullable Node result;
        private final Node name;
        private final List<Node> parameters;
        private final @Nullable Node attributes;
        private final @Nullable Node requires;
        private final String suffix;

        /**
         * @param suffix qualifiers of the member function, with a space in front
         */
        Function(
                @Nullable Node result,
                Node name,
                List<Node> parameters,
                @Nullable Node attributes,
                @Nullable Node requires,
                String suffix) {
            this.result = result;
            this.name = name;
            this.parameters = parameters;
            this.attributes = attributes;
            this.requires = requires;
            this.suffix = suffix;
        }

        @Override
        boolean has(Trait trait, Output out) {
            return trait != Trait.ARRAY;
        }

        @Override
        void left(Output out) {
            if (result != null) {
                result.printLeft(out);
                if (!result.is(Trait.RIGHT, out)) {
                    out.add(" ");
                }
            }
            name.print(out);
        }

        @Override
        void right(Output out) {
            out.open();
            printList(parameters, out);
            out.close();
            if (result != null) {
                result.printRight(out);
            }
            out.add(suffix);
            if (attributes != null) {
                attributes.print(out);
            }
            if (requires != null) {
                out.add(" requires ");
                requires.print(out);
            }
        }
    }
}
