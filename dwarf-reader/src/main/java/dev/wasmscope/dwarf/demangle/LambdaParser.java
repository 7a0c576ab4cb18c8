package dev.wasmscope.dwarf.demangle;

import dev.wasmscope.dwarf.demangle.NameNodes.Arguments;
import dev.wasmscope.dwarf.demangle.NameNodes.Around;
import dev.wasmscope.dwarf.demangle.NameNodes.Joined;
import dev.wasmscope.dwarf.demangle.NameNodes.Lambda;
import dev.wasmscope.dwarf.demangle.NameNodes.Name;
import java.util.ArrayList;
import java.util.List;

/** Lambdas and the declarations of template parameters in them (Itanium C++ ABI 5.1.8). */
final class LambdaParser {
    private final ItaniumParser p;
    private final Cursor in;

    LambdaParser(ItaniumParser parser) {
        this.p = parser;
        this.in = parser.in;
    }

    /** Whether a template parameter is declared here. */
    boolean isDeclaration() {
        return in.look() == 'T' && "yptnk".indexOf(in.look(1)) >= 0;
    }

    /** What follows {@code Ul}. */
    Node lambda() {
        int savedLevel = p.lambdaLevel;
        int depth = p.levels.size();
        p.lambdaLevel = depth;
        List<Node> declared = new ArrayList<>();
        List<Node> arguments = new ArrayList<>();
        p.levels.add(arguments);
        int[] counts = new int[3];
        while (isDeclaration()) {
            declared.add(declaration(counts, arguments, " "));
        }
        if (declared.isEmpty()) {
            p.levels.removeLast();
        }
        if (in.eat('Q')) {
            p.expressions.constraint();
        }
        List<Node> parameters = new ArrayList<>();
        if (!in.eat("vE")) {
            parameters = p.types.typesToEnd();
        }
        while (p.levels.size() > depth) {
            p.levels.removeLast();
        }
        p.lambdaLevel = savedLevel;
        String number = in.digits(false);
        in.expect('_');
        return new Lambda(number, declared, parameters);
    }

    /**
     * A parameter of a lambda that is a template: {@code typename $T}.
     *
     * @param counts how many of each kind there are so far
     * @param named gets the parameter's name
     * @param between stands in front of the name
     */
    Node declaration(int[] counts, List<Node> named, String between) {
        in.expect('T');
        char kind = in.next();
        return switch (kind) {
            case 'y', 'k' -> {
                Node constraint = kind == 'k' ? p.names.name(null) : new Name("typename");
                yield new Joined(constraint, between, invented("$T", counts, 0, named));
            }
            case 'n' -> {
                Node name = invented("$N", counts, 1, named);
                yield new Joined(p.types.type(), between, name);
            }
            case 't' -> {
                Node name = invented("$TT", counts, 2, named);
                List<Node> inner = new ArrayList<>();
                while (!in.eat('E')) {
                    inner.add(declaration(counts, new ArrayList<>(), " "));
                }
                Node rest = new Joined(new Arguments(inner), " typename ", name);
                yield new Around("template", rest, "");
            }
            case 'p' -> declaration(counts, named, " ...");
            default -> throw in.bad("an unknown template parameter");
        };
    }

    private static Node invented(String prefix, int[] counts, int kind, List<Node> named) {
        int count = counts[kind]++;
        Node name = new Name(prefix + (count == 0 ? "" : Integer.toString(count - 1)));
        named.add(name);
        return name;
    }
}
