package dev.wasmscope.dwarf.demangle;

import java.util.Optional;

/** C++ names of the Itanium ABI. */
final class Itanium {
    private static final String BLOCK = "_block_invoke";

    private Itanium() {}

    /** Whether a name looks like one: {@code _Z}, with more underscores on some systems. */
    static boolean matches(String name) {
        return name.startsWith("_Z")
                || name.startsWith("__Z")
                || name.startsWith("___Z")
                || name.startsWith("____Z");
    }

    /** The name as people write it; empty if it is malformed or too large. */
    static Optional<String> demangle(String name) {
        try {
            int begin = name.indexOf('Z') + 1;
            int block = begin > 3 ? name.indexOf(BLOCK) : -1;
            if (begin > 3 && block < 0) {
                return Optional.empty();
            }
            String text = block < 0 ? name : name.substring(0, block);
            Output out = new Output();
            out.add(block < 0 ? "" : "invocation function for block in ");
            new ItaniumParser(text, begin).mangledName().print(out);
            return Optional.of(out.toString());
        } catch (MangledNameException e) {
            return Optional.empty();
        }
    }
}
