package dev.wasmscope.dwarf.type;

import java.util.regex.Pattern;

/** Names of Rust types as one says them: {@code Vec<i32>}, not with modules and allocators. */
public final class RustTypeNames {
    private static final String PATH_OF_HASHER =
            "std::(?:collections::hash::map|hash::random)::RandomState";
    private static final Pattern DEFAULTS =
            Pattern.compile(", (?:&?alloc::alloc::Global|" + PATH_OF_HASHER + ")(?=[,>])");
    private static final Pattern PATH =
            Pattern.compile("(?<![\\p{L}\\p{N}_:}>])(?:[\\p{L}_][\\p{L}\\p{N}_]*::)+(?=[\\p{L}_])");

    private RustTypeNames() {}

    /** A name without modules and without the type arguments that nobody writes. */
    public static String shortened(String name) {
        return PATH.matcher(DEFAULTS.matcher(name).replaceAll("")).replaceAll("");
    }
}
