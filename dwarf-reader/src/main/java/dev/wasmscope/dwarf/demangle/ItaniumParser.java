package dev.wasmscope.dwarf.demangle;

import dev.wasmscope.dwarf.demangle.NameNodes.Around;
import dev.wasmscope.dwarf.demangle.NameNodes.Joined;
import dev.wasmscope.dwarf.demangle.NameNodes.Name;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses a C++ name (Itanium C++ ABI 5.1): encodings and special names, and what all parts share:
 * substitutions and template parameters.
 */
final class ItaniumParser {
    /** What the parts of a name say of the function that has it. */
    static final class NameState {
        boolean isConversion;
        boolean endsWithArguments;
        String qualifiers = "";
        int firstLater;
    }

    private static final int MAX_SUBSTITUTIONS = 5_000;

    final Cursor in;
    final NameParser names;
    final TypeParser types;
    final ExpressionParser expressions;

    final List<Node> substitutions = new ArrayList<>();

    /** Template arguments by level, the innermost list last. A list may be missing. */
    List<@Nullable List<Node>> levels = new ArrayList<>();

    List<Node> outer = new ArrayList<>();
    final List<TypeNodes.Later> later = new ArrayList<>();
    boolean permitsLater;
    boolean triesArguments = true;
    boolean inConstraint;
    int lambdaLevel = -1;

    ItaniumParser(String text, int at) {
        this.in = new Cursor(text, at);
        this.names = new NameParser(this);
        this.types = new TypeParser(this);
        this.expressions = new ExpressionParser(this);
    }

    /** Everything behind {@code _Z}. */
    Node mangledName() {
        Node name = encoding();
        if (in.look() == '.') {
            name = new Around("", name, " (" + in.take(in.rest().length()) + ")");
        }
        if (!in.atEnd()) {
            throw in.bad("text behind the name");
        }
        return name;
    }

    void remember(Node node) {
        if (substitutions.size() >= MAX_SUBSTITUTIONS) {
            throw in.bad("too many parts");
        }
        substitutions.add(node);
    }

    private boolean isEndOfEncoding() {
        char c = in.look();
        return c == 0 || c == 'E' || c == '.' || c == '_';
    }

    /** A function with its parameters, a variable, or a special name. */
    Node encoding() {
        in.enter();
        List<@Nullable List<Node>> savedLevels = levels;
        List<Node> savedOuter = outer;
        levels = new ArrayList<>();
        outer = new ArrayList<>();
        Node result = in.look() == 'G' || in.look() == 'T' ? special() : function();
        levels = savedLevels;
        outer = savedOuter;
        in.leave();
        return result;
    }

    private Node function() {
        NameState state = new NameState();
        state.firstLater = later.size();
        Node name = names.name(state);
        resolveLater(state);
        if (isEndOfEncoding()) {
            return name;
        }
        Node attributes = null;
        if (in.eat("Ua9enable_ifI")) {
            attributes = new TypeNodes.Several(" [enable_if:", argumentsToEnd(), "]");
        }
        Node result = null;
        if (!state.isConversion && state.endsWithArguments) {
            result = types.type();
        }
        List<Node> parameters = new ArrayList<>();
        if (!in.eat('v')) {
            do {
                parameters.add(types.type());
            } while (!isEndOfEncoding() && in.look() != 'Q');
        }
        Node requires = in.eat('Q') ? expressions.constraint() : null;
        return new NameNodes.Function(
                result, name, parameters, attributes, requires, state.qualifiers);
    }

    private List<Node> argumentsToEnd() {
        List<Node> all = new ArrayList<>();
        while (!in.eat('E')) {
            all.add(types.argument());
        }
        return all;
    }

    private void resolveLater(NameState state) {
        for (TypeNodes.Later reference : later.subList(state.firstLater, later.size())) {
            List<Node> arguments = levels.isEmpty() ? null : levels.getFirst();
            if (arguments == null || reference.index() >= arguments.size()) {
                throw in.bad("a template parameter that there is not");
            }
            reference.resolve(arguments.get(reference.index()));
        }
        later.subList(state.firstLater, later.size()).clear();
    }

    /** ABI 5.1.4.1 to 5.1.4.5. */
    private Node special() {
        char kind = in.next();
        char what = in.next();
        return kind == 'T' ? typeData(what) : otherData(what);
    }

    private Node typeData(char what) {
        return switch (what) {
            case 'V' -> around("vtable for ", types.type());
            case 'T' -> around("VTT for ", types.type());
            case 'I' -> around("typeinfo for ", types.type());
            case 'S' -> around("typeinfo name for ", types.type());
            case 'A' -> around("template parameter object for ", types.argument());
            case 'W' -> around("thread-local wrapper routine for ", names.name(null));
            case 'H' -> around("thread-local initialization routine for ", names.name(null));
            case 'c' -> {
                callOffset();
                callOffset();
                yield around("covariant return thunk to ", encoding());
            }
            case 'C' -> constructionTable();
            case 'h', 'v' -> {
                in.skip(-1);
                boolean virtual = callOffset();
                yield around(virtual ? "virtual thunk to " : "non-virtual thunk to ", encoding());
            }
            default -> throw in.bad("an unknown special name");
        };
    }

    private static Node around(String before, Node inner) {
        return new Around(before, inner, "");
    }

    /** A vtable for one base while another class is being constructed. */
    private Node constructionTable() {
        Node type = types.type();
        in.digits(true);
        in.expect('_');
        Node base = types.type();
        return new Joined(new Around("construction vtable for ", base, ""), "-in-", type);
    }

    /** Whether it is a virtual one. */
    private boolean callOffset() {
        boolean virtual = in.look() == 'v';
        if (!in.eat('h') && !in.eat('v')) {
            throw in.bad("expected an offset");
        }
        for (int i = 0; i < (virtual ? 2 : 1); i++) {
            if (in.digits(true).isEmpty()) {
                throw in.bad("expected an offset");
            }
            in.expect('_');
        }
        return virtual;
    }

    private Node otherData(char what) {
        return switch (what) {
            case 'V' -> around("guard variable for ", names.name(null));
            case 'R' -> {
                Node name = names.name(null);
                boolean numbered = names.sequence() >= 0;
                if (!in.eat('_') && numbered) {
                    throw in.bad("expected _");
                }
                yield around("reference temporary for ", name);
            }
            case 'I' -> around("initializer for module ", names.module());
            default -> throw in.bad("an unknown special name");
        };
    }

    /** A name that stands for itself. */
    static Name word(String text) {
        return new Name(text);
    }
}
