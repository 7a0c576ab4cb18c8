package dev.wasmscope.dwarf.demangle;

import java.util.Optional;

/**
 * Rust's names of version 0 (RFC 2603): {@code _R} and a path. Prints while it reads; a back
 * reference reads an earlier part again, so length, depth and steps are bounded.
 */
final class RustV0 {
    private static final int MAX_STEPS = 100_000;
    private static final long MAX_NUMBER = 1L << 40;

    private final Cursor in;
    private final int start;
    private final Output out = new Output();
    private boolean printing = true;
    private int lifetimes;
    private int steps;

    private RustV0(String name) {
        this.start = name.startsWith("__R") ? 3 : 2;
        this.in = new Cursor(name, start);
    }

    /** The path, without the hashes of crates; empty if it is malformed or too large. */
    static Optional<String> demangle(String name) {
        if (!name.startsWith("_R") && !name.startsWith("__R")) {
            return Optional.empty();
        }
        try {
            RustV0 rust = new RustV0(name);
            rust.in.digits(false); // the version of the encoding
            rust.path(true);
            if (!rust.in.atEnd() && rust.in.look() != '.') {
                rust.printing = false;
                rust.path(false); // the crate that instantiated it
            }
            if (!rust.in.atEnd() && rust.in.look() != '.') {
                return Optional.empty();
            }
            return Optional.of(rust.out + RustLegacy.suffix(rust.in.rest()));
        } catch (MangledNameException e) {
            return Optional.empty();
        }
    }

    private void print(String text) {
        if (++steps > MAX_STEPS) {
            throw in.bad("the name is too long");
        }
        if (printing) {
            out.add(text);
        }
    }

    private interface Part {
        void read();
    }

    /** Reads an earlier part again. */
    private void again(Part part) {
        long offset = base62();
        int at = (int) Math.min(start + offset, Integer.MAX_VALUE);
        int here = in.position();
        if (at >= here - 1) {
            throw in.bad("a reference that does not go back");
        }
        if (printing) {
            in.back(at);
            part.read();
            in.back(here);
        }
    }

    /**
     * @param inValue whether generic arguments are written as in expressions ({@code ::<})
     */
    private void path(boolean inValue) {
        in.enter();
        if (++steps > MAX_STEPS) {
            throw in.bad("the name is too long");
        }
        char tag = in.next();
        switch (tag) {
            case 'C' -> {
                disambiguator();
                identifier();
            }
            case 'M' -> {
                implPath();
                print("<");
                type();
                print(">");
            }
            case 'X' -> {
                implPath();
                traitImpl();
            }
            case 'Y' -> traitImpl();
            case 'N' -> nested(inValue);
            case 'I' -> {
                path(inValue);
                print(inValue ? "::<" : "<");
                arguments();
                print(">");
            }
            case 'B' -> again(() -> path(inValue));
            default -> throw in.bad("an unknown path");
        }
        in.leave();
    }

    private void traitImpl() {
        print("<");
        type();
        print(" as ");
        path(false);
        print(">");
    }

    private void implPath() {
        disambiguator();
        boolean before = printing;
        printing = false;
        path(false);
        printing = before;
    }

    private void nested(boolean inValue) {
        char namespace = in.next();
        if (!Character.isLetter(namespace)) {
            throw in.bad("an unknown namespace");
        }
        path(inValue);
        long number = disambiguator();
        if (Character.isLowerCase(namespace)) {
            int before = out.length();
            print("::");
            int start = out.length();
            identifier();
            if (printing && out.length() == start) {
                out.truncate(before);
            }
            return;
        }
        print("::{");
        print(
                switch (namespace) {
                    case 'C' -> "closure";
                    case 'S' -> "shim";
                    default -> String.valueOf(namespace);
                });
        int before = out.length();
        print(":");
        identifier();
        if (printing && out.length() == before + 1) {
            out.truncate(before);
        }
        print("#" + number + "}");
    }

    private void arguments() {
        boolean first = true;
        while (!in.eat('E')) {
            print(first ? "" : ", ");
            first = false;
            if (in.eat('L')) {
                lifetime(base62());
            } else if (in.eat('K')) {
                constant(false);
            } else {
                type();
            }
        }
    }

    private void type() {
        in.enter();
        if (++steps > MAX_STEPS) {
            throw in.bad("the name is too long");
        }
        int begin = in.position();
        char tag = in.next();
        String basic = RustTypes.basic(tag);
        if (basic != null) {
            print(basic);
            in.leave();
            return;
        }
        switch (tag) {
            case 'A' -> array(true);
            case 'S' -> array(false);
            case 'T' -> tuple();
            case 'R', 'Q' -> reference(tag == 'Q');
            case 'P' -> pointer("*const ");
            case 'O' -> pointer("*mut ");
            case 'F' -> function();
            case 'D' -> dynamic();
            case 'B' -> again(this::type);
            default -> {
                in.back(begin);
                path(false);
            }
        }
        in.leave();
    }

    private void array(boolean sized) {
        print("[");
        type();
        if (sized) {
            print("; ");
            constant(true);
        }
        print("]");
    }

    private void tuple() {
        print("(");
        int count = 0;
        while (!in.eat('E')) {
            print(count++ == 0 ? "" : ", ");
            type();
        }
        print(count == 1 ? ",)" : ")");
    }

    private void reference(boolean mutable) {
        print("&");
        if (in.eat('L')) {
            long lifetime = base62();
            if (lifetime != 0) {
                lifetime(lifetime);
                print(" ");
            }
        }
        print(mutable ? "mut " : "");
        type();
    }

    private void pointer(String words) {
        print(words);
        type();
    }

    private void function() {
        int outside = lifetimes;
        binder();
        print(in.eat('U') ? "unsafe " : "");
        if (in.eat('K')) {
            String abi = in.eat('C') ? "C" : undecorated().replace('_', '-');
            print("extern \"" + abi + "\" ");
        }
        print("fn(");
        boolean first = true;
        while (!in.eat('E')) {
            print(first ? "" : ", ");
            first = false;
            type();
        }
        print(")");
        if (!in.eat('u')) {
            print(" -> ");
            type();
        }
        lifetimes = outside;
    }

    private void dynamic() {
        print("dyn ");
        int outside = lifetimes;
        binder();
        boolean first = true;
        while (!in.eat('E')) {
            print(first ? "" : " + ");
            first = false;
            boundTrait();
        }
        lifetimes = outside;
        in.expect('L');
        long lifetime = base62();
        if (lifetime != 0) {
            print(" + ");
            lifetime(lifetime);
        }
    }

    private void boundTrait() {
        boolean open = openPath();
        while (in.eat('p')) {
            print(open ? ", " : "<");
            open = true;
            identifier();
            print(" = ");
            type();
        }
        print(open ? ">" : "");
    }

    /** A path whose generic arguments are left open for associated types. */
    private boolean openPath() {
        if (in.eat('B')) {
            boolean[] open = {false};
            again(() -> open[0] = openPath());
            return open[0];
        }
        if (in.eat('I')) {
            path(false);
            print("<");
            arguments();
            return true;
        }
        path(false);
        return false;
    }

    private void binder() {
        long count = in.eat('G') ? base62() + 1 : 0;
        if (count > 1_000) {
            throw in.bad("too many lifetimes");
        }
        for (int i = 0; i < count; i++) {
            print(i == 0 ? "for<" : ", ");
            lifetimes++;
            lifetime(1);
        }
        print(count > 0 ? "> " : "");
    }

    private void lifetime(long index) {
        if (index == 0) {
            print("'_");
            return;
        }
        long depth = lifetimes - index;
        if (depth < 0) {
            throw in.bad("a lifetime that there is not");
        }
        print(depth < 26 ? "'" + (char) ('a' + depth) : "'z" + (depth - 26 + 1));
    }

    private void constant(boolean nested) {
        in.enter();
        if (in.eat('B')) {
            again(() -> constant(nested));
        } else if (in.eat('p')) {
            print("_");
        } else {
            print(RustTypes.constant(in));
        }
        in.leave();
    }

    private long disambiguator() {
        return in.eat('s') ? base62() + 1 : 0;
    }

    /** A number to the base of 62 with {@code _} behind it. */
    private long base62() {
        if (in.eat('_')) {
            return 0;
        }
        long value = 0;
        while (!in.eat('_')) {
            char c = in.next();
            int digit =
                    Cursor.isDigit(c)
                            ? c - '0'
                            : c >= 'a' && c <= 'z'
                                    ? c - 'a' + 10
                                    : c >= 'A' && c <= 'Z' ? c - 'A' + 36 : -1;
            if (digit < 0) {
                throw in.bad("expected a number");
            }
            value = Math.min(value * 62 + digit, MAX_NUMBER); // hashes of crates are larger
        }
        return value + 1;
    }

    private void identifier() {
        print(undecorated());
    }

    private String undecorated() {
        boolean punycode = in.eat('u');
        int length = in.eat('0') ? 0 : in.number();
        in.eat('_');
        String text = in.take(length);
        return punycode ? Punycode.decode(text) : text;
    }
}
