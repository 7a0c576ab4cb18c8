package dev.wasmscope.dwarf.demangle;

import dev.wasmscope.dwarf.demangle.ItaniumParser.NameState;
import dev.wasmscope.dwarf.demangle.NameNodes.Arguments;
import dev.wasmscope.dwarf.demangle.NameNodes.Around;
import dev.wasmscope.dwarf.demangle.NameNodes.Name;
import dev.wasmscope.dwarf.demangle.NameNodes.Templated;
import dev.wasmscope.dwarf.demangle.TypeNodes.Indirect;
import dev.wasmscope.dwarf.demangle.TypeNodes.Qualified;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types, template parameters and arguments (Itanium C++ ABI 5.1.5, 5.1.7). */
final class TypeParser {
    private final ItaniumParser p;
    private final Cursor in;
    private final LambdaParser lambdas;

    TypeParser(ItaniumParser parser) {
        this.p = parser;
        this.in = parser.in;
        this.lambdas = new LambdaParser(parser);
    }

    Node type() {
        in.enter();
        String builtin = Builtins.take(in);
        Node type = builtin != null ? new Name(builtin) : composed();
        in.leave();
        return type;
    }

    /** A type that later parts of the name can refer to, unless it is such a reference itself. */
    private Node composed() {
        if (p.names.isSubstitution()) {
            Node name = p.names.unscoped(null);
            if (in.look() != 'I' || !p.triesArguments) {
                return name;
            }
            return remembered(new Templated(name, arguments(false)));
        }
        return remembered(fresh());
    }

    private Node remembered(Node type) {
        p.remember(type);
        return type;
    }

    private Node fresh() {
        return switch (in.look()) {
            case 'r', 'V', 'K', 'U' -> isFunction() ? function() : qualified();
            case 'F' -> function();
            case 'A' -> array();
            case 'M' -> memberPointer();
            case 'T' -> templateParameterOrClass();
            case 'P' -> indirect("*");
            case 'R' -> indirect("&");
            case 'O' -> indirect("&&");
            case 'C' -> suffixed(" complex");
            case 'G' -> suffixed(" imaginary");
            case 'D' -> decorated();
            case 'u' -> vendorType();
            default -> p.names.name(null);
        };
    }

    private Node indirect(String sign) {
        in.skip(1);
        return new Indirect(type(), sign);
    }

    private Node suffixed(String words) {
        in.skip(1);
        return new Qualified(type(), words);
    }

    private Node vendorType() {
        in.expect('u');
        String name = p.names.bareSourceName();
        if (!in.eat('I')) {
            return new Name(name);
        }
        Node argument = type();
        in.expect('E');
        return new Around(name + "(", argument, ")");
    }

    /** The types whose codes begin with D and that are no builtin ones. */
    private Node decorated() {
        return switch (in.look(1)) {
            case 'p' -> {
                in.skip(2);
                yield new TypeNodes.Expansion(type());
            }
            case 't', 'T' -> decltype();
            case 'o', 'O', 'w', 'x' -> function();
            case 'v' -> vector();
            case 'B', 'U' -> bitInt();
            default -> p.names.name(null);
        };
    }

    private Node bitInt() {
        boolean signed = in.look(1) == 'B';
        in.skip(2);
        Node size = in.isDigit() ? new Name(in.digits(false)) : p.expressions.expression();
        in.expect('_');
        return new Around(signed ? "_BitInt(" : "unsigned _BitInt(", size, ")");
    }

    private Node vector() {
        in.skip(2);
        Node size =
                in.look() == '_'
                        ? null
                        : in.isDigit() ? new Name(in.digits(false)) : p.expressions.expression();
        in.expect('_');
        if (in.eat('p')) {
            return new Around("pixel vector[", size == null ? new Name("") : size, "]");
        }
        if (size == null) {
            size = p.expressions.expression();
            in.expect('_');
        }
        Node element = type();
        return new NameNodes.Joined(element, " vector[", new Around("", size, "]"));
    }

    Node decltype() {
        in.skip(2);
        Node value = p.expressions.expression();
        in.expect('E');
        return new Around("decltype(", value, ")");
    }

    /** {@code const}, {@code volatile} and {@code restrict}, a space in front of each. */
    String qualifiers() {
        boolean restrict = in.eat('r');
        boolean isVolatile = in.eat('V');
        boolean isConst = in.eat('K');
        return (isConst ? " const" : "")
                + (isVolatile ? " volatile" : "")
                + (restrict ? " restrict" : "");
    }

    private boolean isFunction() {
        int i = 0;
        i += in.look(i) == 'r' ? 1 : 0;
        i += in.look(i) == 'V' ? 1 : 0;
        i += in.look(i) == 'K' ? 1 : 0;
        return in.look(i) == 'F' || in.look(i) == 'D' && "oOwx".indexOf(in.look(i + 1)) >= 0;
    }

    private Node qualified() {
        in.enter();
        Node result;
        if (in.eat('U')) {
            String word = p.names.bareSourceName();
            Node arguments = in.look() == 'I' ? arguments(false) : null;
            Node inner = qualified();
            result =
                    arguments == null
                            ? new Qualified(inner, " " + word)
                            : new NameNodes.Joined(inner, " " + word, arguments);
        } else {
            String words = qualifiers();
            Node inner = type();
            result = words.isEmpty() ? inner : new Qualified(inner, words);
        }
        in.leave();
        return result;
    }

    private Node function() {
        String words = qualifiers();
        Node exceptions = null;
        if (in.eat("Do")) {
            exceptions = new Name("noexcept");
        } else if (in.eat("DO")) {
            exceptions = new Around("noexcept(", p.expressions.expression(), ")");
            in.expect('E');
        } else if (in.eat("Dw")) {
            exceptions = new TypeNodes.Several("throw(", typesToEnd(), ")");
        }
        in.eat("Dx");
        in.expect('F');
        in.eat('Y');
        Node result = type();
        List<Node> parameters = new ArrayList<>();
        String reference = "";
        while (!in.eat('E')) {
            if (in.eat("RE") || in.eat("OE")) {
                in.skip(-2);
                reference = in.next() == 'R' ? " &" : " &&";
            } else if (!in.eat('v')) {
                parameters.add(type());
            }
        }
        return new TypeNodes.FunctionType(result, parameters, words + reference, exceptions);
    }

    List<Node> typesToEnd() {
        List<Node> all = new ArrayList<>();
        while (!in.eat('E')) {
            all.add(type());
        }
        return all;
    }

    private Node array() {
        in.expect('A');
        Node size = null;
        if (in.isDigit()) {
            size = new Name(in.digits(false));
        } else if (in.look() != '_') {
            size = p.expressions.expression();
        }
        in.expect('_');
        return new TypeNodes.Array(type(), size);
    }

    private Node memberPointer() {
        in.expect('M');
        Node owner = type();
        return new TypeNodes.MemberPointer(owner, type());
    }

    private Node templateParameterOrClass() {
        char c = in.look(1);
        if (c == 's' || c == 'u' || c == 'e') {
            in.skip(2);
            String word = c == 's' ? "struct " : c == 'u' ? "union " : "enum ";
            return new Around(word, p.names.name(null), "");
        }
        Node parameter = templateParameter();
        if (in.look() == 'I' && p.triesArguments) {
            p.remember(parameter);
            return new Templated(parameter, arguments(false));
        }
        return parameter;
    }

    Node templateParameter() {
        int begin = in.position();
        in.expect('T');
        int level = 0;
        if (in.eat('L')) {
            level = in.number() + 1;
            in.expect('_');
        }
        int index = 0;
        if (!in.eat('_')) {
            index = in.number() + 1;
            in.expect('_');
        }
        if (p.inConstraint) {
            // Their levels are not recorded well enough to say what they stand for.
            return new Name(in.since(begin, 1));
        }
        if (p.permitsLater && level == 0) {
            TypeNodes.Later reference = new TypeNodes.Later(index);
            p.later.add(reference);
            return reference;
        }
        List<Node> arguments = level < p.levels.size() ? p.levels.get(level) : null;
        if (arguments != null && index < arguments.size()) {
            return arguments.get(index);
        }
        if (p.lambdaLevel == level && level <= p.levels.size()) {
            if (level == p.levels.size()) {
                p.levels.add(null);
            }
            return new Name("auto");
        }
        in.back(begin);
        throw in.bad("a template parameter that there is not");
    }

    /**
     * Template arguments.
     *
     * @param named whether template parameters that follow mean them
     */
    Node arguments(boolean named) {
        in.enter();
        in.expect('I');
        if (named) {
            p.levels = new ArrayList<>();
            p.outer = new ArrayList<>();
            p.levels.add(p.outer);
        }
        List<Node> all = new ArrayList<>();
        while (!in.eat('E')) {
            if (in.eat('Q')) {
                p.expressions.constraint();
                in.expect('E');
                break;
            }
            if (!named) {
                all.add(argument());
                continue;
            }
            List<Node> savedOuter = p.outer;
            Node argument = argument();
            p.outer = savedOuter;
            all.add(argument);
            savedOuter.add(
                    argument instanceof TypeNodes.Several pack
                            ? new TypeNodes.Pack(pack.nodes())
                            : argument);
        }
        in.leave();
        return new Arguments(all);
    }

    Node argument() {
        in.enter();
        Node argument =
                switch (in.look()) {
                    case 'X' -> {
                        in.skip(1);
                        Node value = p.expressions.expression();
                        in.expect('E');
                        yield value;
                    }
                    case 'J' -> {
                        in.skip(1);
                        List<Node> all = new ArrayList<>();
                        while (!in.eat('E')) {
                            all.add(argument());
                        }
                        yield new TypeNodes.Several("", all, "");
                    }
                    case 'L' -> p.expressions.literal();
                    case 'T' -> lambdas.isDeclaration() ? qualifiedArgument() : type();
                    default -> type();
                };
        in.leave();
        return argument;
    }

    private Node qualifiedArgument() {
        lambdas.declaration(new int[3], new ArrayList<>(), " ");
        return argument();
    }

    /** A lambda or an unnamed type. */
    Node unnamed(@Nullable NameState state) {
        if (state != null) {
            p.levels = new ArrayList<>();
        }
        in.expect('U');
        if (in.eat('t')) {
            String number = in.digits(false);
            in.expect('_');
            return new NameNodes.Unnamed("'unnamed" + number + "'");
        }
        if (in.eat('b')) {
            in.digits(false);
            in.expect('_');
            return new NameNodes.Unnamed("'block-literal'");
        }
        in.expect('l');
        return lambdas.lambda();
    }
}
