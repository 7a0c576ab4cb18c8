package dev.wasmscope.dwarf.demangle;

import java.util.Optional;

/**
 * Turns linker names into what people wrote. The scheme shows in the name: {@code _R} is Rust,
 * {@code _ZN…17h…E} Rust's older scheme, any other {@code _Z} C++.
 */
public final class Demangler {
    /** Longer names are not looked at. */
    private static final int MAX_INPUT = 32 << 10;

    private Demangler() {}

    /**
     * The whole name: of C++ with template arguments and parameters, of Rust the path with generic
     * arguments, without hashes. Empty for what is no mangled name, is malformed or absurdly large.
     */
    public static Optional<String> demangle(String name) {
        if (name.length() > MAX_INPUT) {
            return Optional.empty();
        }
        if (!isMangled(name)) {
            return RustLegacy.ofLinker(name);
        }
        return RustV0.demangle(name)
                .or(() -> RustLegacy.demangle(name))
                .or(() -> Itanium.demangle(name));
    }

    /** Whether a name looks mangled, well-formed or not. */
    public static boolean isMangled(String name) {
        return Itanium.matches(name) || name.startsWith("_R") || name.startsWith("__R");
    }

    /** The whole name, or the given one where there is nothing to demangle. */
    public static String plain(String name) {
        return demangle(name).orElse(name);
    }
}
