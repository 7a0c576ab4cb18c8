package dev.wasmscope.profiler.model;

import java.util.Optional;

/**
 * How a function is shown: its name and where it comes from.
 *
 * @param name display name, never empty ({@code func[37]} when nothing better is known)
 * @param source the file that declares it, as recorded by the compiler
 * @param line one-based line of the declaration, 0 when unknown
 * @param host whether the host runs it (an imported function such as a WASI call)
 */
public record FunctionLabel(String name, Optional<String> source, int line, boolean host) {

    public FunctionLabel {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a function label needs a name");
        }
    }

    /** A label for a function without any recorded position. */
    public static FunctionLabel named(String name) {
        return new FunctionLabel(name, Optional.empty(), 0, false);
    }
}
