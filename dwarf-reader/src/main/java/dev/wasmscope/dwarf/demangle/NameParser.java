package dev.wasmscope.dwarf.demangle;

import dev.wasmscope.dwarf.demangle.ItaniumParser.NameState;
import dev.wasmscope.dwarf.demangle.NameNodes.Around;
import dev.wasmscope.dwarf.demangle.NameNodes.Constructor;
import dev.wasmscope.dwarf.demangle.NameNodes.Joined;
import dev.wasmscope.dwarf.demangle.NameNodes.Name;
import dev.wasmscope.dwarf.demangle.NameNodes.Standard;
import dev.wasmscope.dwarf.demangle.NameNodes.Tagged;
import dev.wasmscope.dwarf.demangle.NameNodes.Templated;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names: nested, local, unqualified, and substitutions (Itanium C++ ABI 5.1.2, 5.1.10). */
final class NameParser {
    private final ItaniumParser p;
    private final Cursor in;

    NameParser(ItaniumParser parser) {
        this.p = parser;
        this.in = parser.in;
    }

    Node name(@Nullable NameState state) {
        in.enter();
        Node name =
                switch (in.look()) {
                    case 'N' -> nested(state);
                    case 'Z' -> local(state);
                    default -> unscopedOrTemplate(state);
                };
        in.leave();
        return name;
    }

    private Node unscopedOrTemplate(@Nullable NameState state) {
        boolean substituted = isSubstitution();
        Node name = unscoped(state);
        if (in.look() != 'I') {
            if (substituted) {
                throw in.bad("a substitution is no name");
            }
            return name;
        }
        if (!substituted) {
            p.remember(name);
        }
        Node arguments = p.types.arguments(state != null);
        if (state != null) {
            state.endsWithArguments = true;
        }
        return new Templated(name, arguments);
    }

    /** Whether an unscoped name that begins here is a substitution and nothing else. */
    boolean isSubstitution() {
        return in.look() == 'S' && in.look(1) != 't';
    }

    Node unscoped(@Nullable NameState state) {
        if (isSubstitution()) {
            return substitution();
        }
        Node scope = in.eat("St") ? new Name("std") : null;
        in.eat('L');
        return unqualified(state, scope);
    }

    private Node nested(@Nullable NameState state) {
        in.expect('N');
        String qualifiers = p.types.qualifiers();
        String reference = in.eat('O') ? " &&" : in.eat('R') ? " &" : "";
        if (state != null) {
            state.qualifiers = qualifiers + reference;
        }
        Node soFar = null;
        while (!in.eat('E')) {
            if (state != null) {
                state.endsWithArguments = false;
            }
            if (isSubstitution()) {
                if (soFar != null) {
                    throw in.bad("a substitution within a name");
                }
                soFar = substitution();
                continue;
            }
            soFar = nestedPart(state, soFar);
            p.remember(soFar);
            in.eat('M');
        }
        if (soFar == null || p.substitutions.isEmpty()) {
            throw in.bad("an empty name");
        }
        p.substitutions.removeLast();
        return soFar;
    }

    private Node nestedPart(@Nullable NameState state, @Nullable Node soFar) {
        char c = in.look();
        if (c == 'T') {
            return requireFirst(soFar, p.types.templateParameter());
        }
        if (c == 'D' && (in.look(1) == 't' || in.look(1) == 'T')) {
            return requireFirst(soFar, p.types.decltype());
        }
        if (c == 'I') {
            if (soFar == null || soFar instanceof Templated) {
                throw in.bad("template arguments of nothing");
            }
            Node arguments = p.types.arguments(state != null);
            if (state != null) {
                state.endsWithArguments = true;
            }
            return new Templated(soFar, arguments);
        }
        Node scope = soFar;
        if (in.eat("St")) {
            scope = requireFirst(soFar, new Name("std"));
        }
        return unqualified(state, scope);
    }

    private Node requireFirst(@Nullable Node soFar, Node first) {
        if (soFar != null) {
            throw in.bad("a name that cannot be within another");
        }
        return first;
    }

    private Node local(@Nullable NameState state) {
        in.expect('Z');
        Node function = p.encoding();
        in.expect('E');
        if (in.eat('s')) {
            discriminator();
            return new Joined(function, "::", new Name("string literal"));
        }
        // The template parameters within belong to the entity, not to what is around it.
        List<@Nullable List<Node>> savedLevels = p.levels;
        List<Node> savedOuter = p.outer;
        p.levels = new ArrayList<>();
        p.outer = new ArrayList<>();
        Node entity;
        if (in.eat('d')) {
            in.digits(true);
            in.expect('_');
            entity = name(state);
        } else {
            entity = name(state);
            discriminator();
        }
        if (state == null || p.levels.isEmpty()) {
            p.levels = savedLevels;
            p.outer = savedOuter;
        }
        return new Joined(function, "::", entity);
    }

    private void discriminator() {
        int begin = in.position();
        if (in.eat('_')) {
            if (in.eat('_')) {
                boolean digits = !in.digits(false).isEmpty();
                if (!digits || !in.eat('_')) {
                    in.back(begin);
                }
            } else if (in.isDigit()) {
                in.skip(1);
            } else {
                in.back(begin);
            }
        } else if (in.isDigit()) {
            in.digits(false);
            if (!in.atEnd()) {
                in.back(begin);
            }
        }
    }

    Node unqualified(@Nullable NameState state, @Nullable Node scope) {
        while (in.look() == 'W') {
            module();
        }
        boolean friend = scope != null && in.eat('F');
        in.eat('L');
        char c = in.look();
        Node name;
        if (c >= '1' && c <= '9') {
            name = sourceName();
        } else if (in.eat("DC")) {
            name = binding();
        } else if (c == 'C' || c == 'D') {
            if (scope == null) {
                throw in.bad("a constructor of nothing");
            }
            return joined(expanded(scope), tagged(constructor(expanded(scope), state)));
        } else if (c == 'U') {
            name = p.types.unnamed(state);
        } else {
            name = operator(state);
        }
        name = tagged(friend ? new Around("friend ", name, "") : name);
        return scope == null ? name : joined(scope, name);
    }

    private static Node joined(Node scope, Node name) {
        return new Joined(scope, "::", name);
    }

    private static Node expanded(Node scope) {
        return scope instanceof Standard standard ? standard.expand() : scope;
    }

    Node module() {
        while (in.eat('W')) {
            in.eat('P');
            sourceName();
        }
        return new Name("");
    }

    private Node binding() {
        List<Node> names = new ArrayList<>();
        while (!in.eat('E')) {
            names.add(sourceName());
        }
        return new TypeNodes.Several("[", names, "]");
    }

    private Node tagged(Node name) {
        Node result = name;
        while (in.eat('B')) {
            result = new Tagged(result, bareSourceName());
        }
        return result;
    }

    Node sourceName() {
        String name = bareSourceName();
        return new Name(name.startsWith("_GLOBAL__N") ? "(anonymous namespace)" : name);
    }

    String bareSourceName() {
        int length = in.number();
        if (length == 0) {
            throw in.bad("an empty name");
        }
        return in.take(length);
    }

    private Node constructor(Node type, @Nullable NameState state) {
        boolean destructor = in.next() == 'D';
        boolean inherited = !destructor && in.eat('I');
        char variant = in.next();
        if (destructor ? "01245".indexOf(variant) < 0 : variant < '1' || variant > '5') {
            throw in.bad("an unknown constructor");
        }
        if (state != null) {
            state.isConversion = true;
        }
        if (inherited) {
            name(state);
        }
        return new Constructor(type, destructor);
    }

    private Node operator(@Nullable NameState state) {
        if (in.eat("cv")) {
            boolean tried = p.triesArguments;
            boolean permitted = p.permitsLater;
            p.triesArguments = false;
            p.permitsLater = permitted || state != null;
            Node type = p.types.type();
            p.triesArguments = tried;
            p.permitsLater = permitted;
            if (state != null) {
                state.isConversion = true;
            }
            return new Around("operator ", type, "");
        }
        if (in.eat("li")) {
            return new Around("operator\"\" ", sourceName(), "");
        }
        if (in.look() == 'v' && Cursor.isDigit(in.look(1))) {
            in.skip(2);
            return new Around("operator ", sourceName(), "");
        }
        Operator operator = Operator.of(in.take(2));
        if (operator == null || !operator.isFunction()) {
            throw in.bad("an unknown operator");
        }
        return new Name("operator" + operator.text());
    }

    /** A base 36 number before its {@code _}, or -1 where there is none. */
    int sequence() {
        int begin = in.position();
        int value = 0;
        while (in.look() >= '0' && in.look() <= '9' || in.look() >= 'A' && in.look() <= 'Z') {
            value = value * 36 + Character.digit(in.next(), 36);
            if (value > 1_000_000) {
                throw in.bad("a number out of range");
            }
        }
        return in.position() == begin ? -1 : value;
    }

    Node substitution() {
        in.expect('S');
        char c = in.look();
        if (c >= 'a' && c <= 'z') {
            in.skip(1);
            Node standard = standard(c);
            if (in.look() != 'B') {
                return standard;
            }
            Node result = tagged(standard);
            p.remember(result);
            return result;
        }
        int index = sequence() + 1;
        in.expect('_');
        if (index >= p.substitutions.size()) {
            throw in.bad("a substitution of nothing");
        }
        return p.substitutions.get(index);
    }

    private Node standard(char c) {
        return new Standard(
                switch (c) {
                    case 'a' -> "allocator";
                    case 'b' -> "basic_string";
                    case 'd' -> "iostream";
                    case 'i' -> "istream";
                    case 'o' -> "ostream";
                    case 's' -> "string";
                    default -> throw in.bad("an unknown abbreviation");
                },
                false);
    }
}
