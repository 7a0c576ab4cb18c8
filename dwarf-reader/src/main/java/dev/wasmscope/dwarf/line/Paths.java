package dev.wasmscope.dwarf.line;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Paths as compilers record them: of either system, whatever system this runs on. */
public final class Paths {
    private Paths() {}

    /** Whether a path starts at a root, on Unix or on Windows. */
    public static boolean isAbsolute(String path) {
        return path.startsWith("/")
                || path.startsWith("\\")
                || (path.length() > 2 && path.charAt(1) == ':' && isSeparator(path.charAt(2)));
    }

    /** The name with its directories in front, as far as they are needed. */
    public static String join(String compileDirectory, String directory, String name) {
        if (isAbsolute(name)) {
            return name;
        }
        return append(isAbsolute(directory) ? "" : compileDirectory, append(directory, name));
    }

    private static String append(String directory, String name) {
        if (directory.isEmpty() || isAbsolute(name)) {
            return name;
        }
        if (name.isEmpty() || name.equals(".")) { // Kotlin exchanges directory and name
            return directory;
        }
        boolean separated = isSeparator(directory.charAt(directory.length() - 1));
        return separated ? directory + name : directory + "/" + name;
    }

    /** The names of a path, without {@code .} and with {@code ..} resolved. */
    public static List<String> names(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("[/\\\\]+", -1)) {
            if (name.equals("..") && !names.isEmpty() && !names.getLast().equals("..")) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return new ArrayList<>(names);
    }

    /** Whether a path is, name by name, the end of another; an absolute one must be all of it. */
    public static boolean isSuffix(String wanted, String path) {
        List<String> wantedNames = names(wanted);
        List<String> names = names(path);
        int skipped = names.size() - wantedNames.size();
        return !wantedNames.isEmpty()
                && skipped >= 0
                && (skipped == 0 || !isAbsolute(wanted))
                && names.subList(skipped, names.size()).equals(wantedNames);
    }

    /** A test for the files that a path may mean, for use on many files. */
    public static Predicate<SourceFile> meaning(String wanted) {
        List<String> names = names(wanted);
        String last = names.isEmpty() ? "" : names.getLast();
        return file ->
                file.path().endsWith(last)
                        && (file.path().equals(wanted) || isSuffix(wanted, file.path()));
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }
}
