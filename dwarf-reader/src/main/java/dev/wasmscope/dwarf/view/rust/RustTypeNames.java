package dev.wasmscope.dwarf.view.rust;

import java.util.regex.Pattern;

/** Names of types as one says them: {@code Vec<i32>}, not with all modules and allocators. */
final class RustTypeNames {
    private static final Pattern DEFAULTS =
            Pattern.compile(
                    ", (?:&?alloc::alloc::Global|std::(?:collections::hash::map|hash::random)::RandomState)(?=[,>])");
    private static final Pattern PATH =
            Pattern.compile("\\b(?:[\\p{L}_][\\p{L}\\p{N}_]*::)+(?=[\\p{L}_])");

    private RustTypeNames() {}

    /** A type's name without modules and without the type arguments that nobody writes. */
    static String shortened(String name) {
        return PATH.matcher(DEFAULTS.matcher(name).replaceAll("")).replaceAll("");
    }
}
