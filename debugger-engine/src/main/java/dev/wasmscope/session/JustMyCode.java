package dev.wasmscope.session;

import java.util.ArrayList;
import java.util.List;

/**
 * Which code steps by line stop in; all other code they run through. Breakpoints, traps and pauses
 * stop anywhere. The function that a step begins in counts as the user's, whatever is said here.
 *
 * @param skipsWithoutSource whether functions are run through whose text was not found; where the
 *     text of the function that a step begins in was not found either, this says nothing. If false,
 *     steps stop also in functions without any debug information, at their first instruction
 * @param skipsLibraries whether libraries are run through that come compiled with a toolchain: the
 *     C library, the standard libraries of C++, Rust and AssemblyScript, and what a source map says
 *     to ignore
 * @param files patterns of recorded paths of files that are run through; one that begins with
 *     {@code !} says that files are the user's own. The last that matches holds, before everything
 *     else. {@code *} is any part of a name, {@code **} any folders; a pattern that does not begin
 *     with {@code /} matches the end of a path, and one that ends with {@code /} what is below a
 *     folder
 * @param functions patterns of names of functions that are run through, as stacks show them, with
 *     {@code *} for any text
 */
public record JustMyCode(
        boolean skipsWithoutSource,
        boolean skipsLibraries,
        List<String> files,
        List<String> functions) {
    /** Functions without source and libraries are run through. */
    public static final JustMyCode DEFAULT = new JustMyCode(true, true, List.of(), List.of());

    public JustMyCode {
        files = List.copyOf(files);
        functions = List.copyOf(functions);
    }

    /** The same with another {@link #skipsWithoutSource}. */
    public JustMyCode withSkipsWithoutSource(boolean skips) {
        return new JustMyCode(skips, skipsLibraries, files, functions);
    }

    /** The same with another {@link #skipsLibraries}. */
    public JustMyCode withSkipsLibraries(boolean skips) {
        return new JustMyCode(skipsWithoutSource, skips, files, functions);
    }

    /** The same with other {@link #files}. */
    public JustMyCode withFiles(List<String> patterns) {
        return new JustMyCode(skipsWithoutSource, skipsLibraries, patterns, functions);
    }

    /** The same with other {@link #functions}. */
    public JustMyCode withFunctions(List<String> patterns) {
        return new JustMyCode(skipsWithoutSource, skipsLibraries, files, patterns);
    }

    /** The same with one more of the {@link #files}, the last. */
    public JustMyCode withFile(String pattern) {
        return withFiles(and(files, pattern));
    }

    /** The same with one more of the {@link #functions}. */
    public JustMyCode withFunction(String pattern) {
        return withFunctions(and(functions, pattern));
    }

    private static List<String> and(List<String> patterns, String one) {
        List<String> all = new ArrayList<>(patterns);
        all.add(one);
        return all;
    }
}
