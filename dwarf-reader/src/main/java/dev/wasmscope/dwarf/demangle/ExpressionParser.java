package dev.wasmscope.dwarf.demangle;

import dev.wasmscope.dwarf.demangle.ExpressionNodes.Binary;
import dev.wasmscope.dwarf.demangle.ExpressionNodes.Braced;
import dev.wasmscope.dwarf.demangle.ExpressionNodes.Call;
import dev.wasmscope.dwarf.demangle.ExpressionNodes.Unary;
import dev.wasmscope.dwarf.demangle.NameNodes.Around;
import dev.wasmscope.dwarf.demangle.NameNodes.Joined;
import dev.wasmscope.dwarf.demangle.NameNodes.Name;
import dev.wasmscope.dwarf.demangle.NameNodes.Templated;
import dev.wasmscope.dwarf.demangle.Node.Precedence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expressions and literals (Itanium C++ ABI 5.1.6). */
final class ExpressionParser {
    private final ItaniumParser p;
    private final Cursor in;

    ExpressionParser(ItaniumParser parser) {
        this.p = parser;
        this.in = parser.in;
    }

    Node expression() {
        in.enter();
        Node result = any();
        in.leave();
        return result;
    }

    private Node any() {
        int begin = in.position();
        boolean global = in.eat("gs");
        Operator operator = Operator.of("" + in.look() + in.look(1));
        if (operator != null) {
            in.skip(2);
            return operation(operator, global);
        }
        if (global) {
            in.back(begin);
            return unresolved();
        }
        return switch (in.look()) {
            case 'L' -> literal();
            case 'T' -> p.types.templateParameter();
            case 'f' -> in.look(1) == 'p' || in.look(1) == 'L' ? parameter() : fold();
            case 'u' -> vendorCall();
            default -> other();
        };
    }

    /** What begins with two letters that are no operator. */
    private Node other() {
        String code = "" + in.look() + in.look(1);
        if (!List.of("il", "tl", "nx", "sp", "sZ", "sP", "tr", "tw", "rQ", "rq").contains(code)) {
            return unresolved();
        }
        in.skip(2);
        return switch (code) {
            case "il" -> new Braced(null, bracedToEnd());
            case "tl" -> new Braced(p.types.type(), bracedToEnd());
            case "nx" -> new Around("noexcept (", expression(), ")");
            case "sp" -> new TypeNodes.Expansion(expression());
            case "sZ" -> sizeofPack();
            case "sP" -> new TypeNodes.Several("sizeof... (", argumentsToEnd(), ")");
            case "rQ", "rq" -> requirements(code.equals("rQ"));
            case "tr" -> new Name("throw");
            default -> new Unary("throw ", expression(), "", Precedence.ASSIGN);
        };
    }

    /** What a template's arguments must fulfil. */
    Node constraint() {
        boolean outside = p.inConstraint;
        p.inConstraint = true;
        Node result = expression();
        p.inConstraint = outside;
        return result;
    }

    /** {@code requires (T a) { a.b(); }}. */
    private Node requirements(boolean withParameters) {
        List<Node> parameters = new ArrayList<>();
        while (withParameters && !in.eat('_')) {
            parameters.add(p.types.type());
        }
        Node result = new Name(" {");
        do {
            result = new Joined(result, " ", requirement());
        } while (!in.eat('E'));
        Node head =
                withParameters
                        ? new TypeNodes.Several("requires (", parameters, ")")
                        : new Name("requires");
        return new Joined(head, "", new Around("", result, " }"));
    }

    private Node requirement() {
        return switch (in.next()) {
            case 'T' -> new Around("typename ", p.types.type(), ";");
            case 'Q' -> new Around("requires ", constraint(), ";");
            case 'X' -> {
                Node value = expression();
                boolean noexcept = in.eat('N');
                Node type = in.eat('R') ? p.names.name(null) : null;
                boolean closed = noexcept || type != null;
                Node braced = closed ? new Around("{", value, "}") : value;
                String words = noexcept ? " noexcept" : "";
                yield type == null
                        ? new Around("", braced, words + ";")
                        : new Joined(braced, words + " -> ", new Around("", type, ";"));
            }
            default -> throw in.bad("an unknown requirement");
        };
    }

    private Node sizeofPack() {
        Node pack = in.look() == 'T' ? p.types.templateParameter() : parameter();
        return new Around("sizeof...(", new TypeNodes.Expansion(pack), ")");
    }

    private List<Node> argumentsToEnd() {
        List<Node> all = new ArrayList<>();
        while (!in.eat('E')) {
            all.add(p.types.argument());
        }
        return all;
    }

    private List<Node> expressionsTo(char end) {
        List<Node> all = new ArrayList<>();
        while (!in.eat(end)) {
            all.add(expression());
        }
        return all;
    }

    private List<Node> bracedToEnd() {
        List<Node> all = new ArrayList<>();
        while (!in.eat('E')) {
            all.add(braced());
        }
        return all;
    }

    private Node braced() {
        if (in.eat("di")) {
            Node field = p.names.sourceName();
            return designated(new Joined(new Name("."), "", field));
        }
        if (in.eat("dx")) {
            Node index = expression();
            return designated(new Around("[", index, "]"));
        }
        return expression();
    }

    private Node designated(Node designator) {
        Node value = braced();
        return new Joined(designator, value instanceof Braced ? "" : " = ", value);
    }

    private Node operation(Operator operator, boolean global) {
        String symbol = operator.symbol();
        Precedence precedence = operator.precedence();
        return switch (operator.kind()) {
            case BINARY -> {
                Node left = expression();
                yield new Binary(left, symbol, expression(), precedence);
            }
            case PREFIX -> new Unary(symbol, expression(), "", precedence);
            case POSTFIX ->
                    in.eat('_')
                            ? new Unary(symbol, expression(), "", precedence)
                            : new Unary("", expression(), symbol, precedence);
            case ARRAY -> {
                Node array = expression();
                yield new ExpressionNodes.Subscript(array, expression());
            }
            case MEMBER -> {
                Node object = expression();
                yield new ExpressionNodes.Member(object, symbol, expression(), precedence);
            }
            case NEW -> newObject(operator.text().endsWith("[]"), global);
            case DELETE ->
                    new Unary((global ? "::" : "") + symbol + " ", expression(), "", precedence);
            case CALL -> {
                Node callee = expression();
                yield new Call(callee, operator.code().equals("cp"), expressionsTo('E'));
            }
            case CAST -> conversion();
            case CONDITIONAL -> {
                Node condition = expression();
                Node then = expression();
                yield new ExpressionNodes.Conditional(condition, then, expression());
            }
            case NAMED_CAST -> {
                Node type = p.types.type();
                yield new ExpressionNodes.NamedCast(symbol, type, expression());
            }
            case OF_TYPE -> new Around(symbol + "(", p.types.type(), ")");
            case OF_VALUE -> new Around(symbol + "(", expression(), ")");
            case NAME_ONLY -> throw in.bad("an operator that is no expression");
        };
    }

    private Node conversion() {
        boolean tried = p.triesArguments;
        p.triesArguments = false;
        Node type = p.types.type();
        p.triesArguments = tried;
        List<Node> operands = in.eat('_') ? expressionsTo('E') : List.of(expression());
        return new ExpressionNodes.Conversion(type, operands);
    }

    private Node newObject(boolean array, boolean global) {
        List<Node> placement = expressionsTo('_');
        Node type = p.types.type();
        List<Node> values = null;
        if (in.eat("pi")) {
            values = expressionsTo('E');
        } else {
            in.expect('E');
        }
        return new ExpressionNodes.New(global, array, placement, type, values);
    }

    private Node parameter() {
        if (in.eat("fpT")) {
            return new Name("this");
        }
        if (in.eat("fL")) {
            in.number();
            in.expect('p');
        } else if (!in.eat("fp")) {
            throw in.bad("expected a parameter");
        }
        p.types.qualifiers();
        String number = in.digits(false);
        in.expect('_');
        return new Name("fp" + number);
    }

    private Node fold() {
        in.expect('f');
        char kind = in.next();
        boolean isLeft = kind == 'l' || kind == 'L';
        boolean hasInitial = kind == 'L' || kind == 'R';
        Operator operator = Operator.of(in.take(2));
        boolean binary =
                operator != null
                        && (operator.kind() == Operator.Kind.BINARY
                                || operator.kind() == Operator.Kind.MEMBER);
        if (operator == null || !binary || "lrLR".indexOf(kind) < 0) {
            throw in.bad("an unknown fold");
        }
        Node pack = expression();
        Node initial = hasInitial ? expression() : null;
        boolean swapped = isLeft && initial != null;
        return new ExpressionNodes.Fold(
                isLeft,
                operator.symbol(),
                swapped && initial != null ? initial : pack,
                swapped ? pack : initial);
    }

    private Node vendorCall() {
        in.expect('u');
        Node name = p.names.sourceName();
        return new Call(name, false, argumentsToEnd());
    }

    /** A name that was not looked up yet (ABI 5.1.6.2). */
    private Node unresolved() {
        boolean global = in.eat("gs");
        Node result;
        if (in.eat("srN")) {
            result = unresolvedType();
            result = in.look() == 'I' ? new Templated(result, p.types.arguments(false)) : result;
            while (!in.eat('E')) {
                result = new Joined(result, "::", simpleId());
            }
            return new Joined(result, "::", baseUnresolved());
        }
        if (!in.eat("sr")) {
            result = baseUnresolved();
            return global ? new Joined(new Name(""), "::", result) : result;
        }
        if (in.isDigit()) {
            result = null;
            do {
                Node part = simpleId();
                result =
                        result != null
                                ? new Joined(result, "::", part)
                                : global ? new Joined(new Name(""), "::", part) : part;
            } while (!in.eat('E'));
        } else {
            result = unresolvedType();
            result = in.look() == 'I' ? new Templated(result, p.types.arguments(false)) : result;
        }
        return new Joined(result, "::", baseUnresolved());
    }

    private Node unresolvedType() {
        if (in.look() == 'T') {
            Node parameter = p.types.templateParameter();
            p.remember(parameter);
            return parameter;
        }
        if (in.look() == 'D') {
            Node decltype = p.types.decltype();
            p.remember(decltype);
            return decltype;
        }
        if (in.eat("St")) {
            Node name = new Joined(new Name("std"), "::", p.names.unqualified(null, null));
            p.remember(name);
            return name;
        }
        return p.names.substitution();
    }

    private Node simpleId() {
        Node name = p.names.sourceName();
        return in.look() == 'I' ? new Templated(name, p.types.arguments(false)) : name;
    }

    private Node baseUnresolved() {
        if (in.isDigit()) {
            return simpleId();
        }
        if (in.eat("dn")) {
            Node type = in.isDigit() ? simpleId() : unresolvedType();
            return new Around("~", type, "");
        }
        in.eat("on");
        Node name = p.names.unqualified(null, null);
        return in.look() == 'I' ? new Templated(name, p.types.arguments(false)) : name;
    }

    Node literal() {
        in.expect('L');
        Node value = value(in.look());
        in.expect('E');
        return value;
    }

    private Node value(char type) {
        String builtin = integer(type);
        if (builtin != null) {
            in.skip(1);
            String digits = in.digits(true);
            if (digits.isEmpty()) {
                throw in.bad("expected a number");
            }
            boolean cast = builtin.length() > 3;
            return new ExpressionNodes.Number(
                    cast ? "(" + builtin + ")" : "", digits, cast ? "" : builtin);
        }
        return switch (type) {
            case 'b' -> {
                in.skip(1);
                String digits = in.digits(false);
                yield new Name(digits.equals("1") ? "true" : "false");
            }
            case 'f', 'd', 'e' -> floating(type);
            case '_' -> {
                if (!in.eat("_Z")) {
                    throw in.bad("expected a name");
                }
                yield p.encoding();
            }
            case 'Z' -> {
                in.skip(1);
                yield p.encoding();
            }
            case 'A' -> {
                Node array = p.types.type();
                yield new Around("\"<", array, ">\"");
            }
            case 'U' -> lambda();
            case 'D' -> nullOrEnum();
            default -> enumValue();
        };
    }

    private static @Nullable String integer(char type) {
        return switch (type) {
            case 'w' -> "wchar_t";
            case 'c' -> "char";
            case 'a' -> "signed char";
            case 'h' -> "unsigned char";
            case 's' -> "short";
            case 't' -> "unsigned short";
            case 'i' -> "";
            case 'j' -> "u";
            case 'l' -> "l";
            case 'm' -> "ul";
            case 'x' -> "ll";
            case 'y' -> "ull";
            case 'n' -> "__int128";
            case 'o' -> "unsigned __int128";
            default -> null;
        };
    }

    private Node floating(char type) {
        in.skip(1);
        int length = type == 'f' ? 8 : type == 'd' ? 16 : 32;
        String digits = in.take(length);
        long bits;
        try {
            bits = Long.parseUnsignedLong(digits.substring(0, Math.min(length, 16)), 16);
        } catch (NumberFormatException e) {
            throw in.bad("expected a number");
        }
        return switch (type) {
            case 'f' -> new Name(FloatText.hex(Float.intBitsToFloat((int) bits), "f"));
            case 'd' -> new Name(FloatText.hex(Double.longBitsToDouble(bits), ""));
            default -> new Name("0x" + digits + "L");
        };
    }

    private Node lambda() {
        Node closure = p.types.unnamed(null);
        return closure instanceof NameNodes.Lambda lambda
                ? new NameNodes.LambdaValue(lambda)
                : closure;
    }

    private Node nullOrEnum() {
        if (in.eat("Dn")) {
            in.eat('0');
            return new Name("nullptr");
        }
        return enumValue();
    }

    private Node enumValue() {
        Node type = p.types.type();
        String digits = in.digits(true);
        if (digits.isEmpty()) {
            throw in.bad("expected a number");
        }
        return new ExpressionNodes.EnumValue(type, digits);
    }
}
