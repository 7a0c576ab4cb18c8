package dev.wasmscope.session.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A path as a compiler on any system wrote it: either separator, {@code .} and {@code ..} taken
 * out.
 *
 * @param absolute whether it begins at a root or a drive
 * @param names its components; of an absolute Windows path the first is the drive
 */
record RecordedPath(boolean absolute, List<String> names) {
    static RecordedPath of(String text) {
        String path = text.replace('\\', '/');
        List<String> names = new ArrayList<>();
        for (String name : path.split("/")) {
            if (name.equals("..") && !names.isEmpty() && !names.getLast().equals("..")) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        boolean drive = path.length() > 1 && path.charAt(1) == ':';
        return new RecordedPath(path.startsWith("/") || drive, List.copyOf(names));
    }

    /** Whether all components of {@code prefix} begin this path. */
    boolean startsWith(RecordedPath prefix) {
        return absolute == prefix.absolute
                && names.size() >= prefix.names.size()
                && names.subList(0, prefix.names.size()).equals(prefix.names);
    }

    /** The last {@code count} components, joined with {@code /}. */
    String tail(int count) {
        return String.join("/", names.subList(names.size() - count, names.size()));
    }

    /** How many components at the end agree. */
    int commonTail(RecordedPath other) {
        int count = 0;
        while (count < names.size()
                && count < other.names.size()
                && names.get(names.size() - 1 - count)
                        .equals(other.names.get(other.names.size() - 1 - count))) {
            count++;
        }
        return count;
    }

    @Override
    public String toString() {
        boolean drive = absolute && !names.isEmpty() && names.getFirst().endsWith(":");
        return (absolute && !drive ? "/" : "") + String.join("/", names);
    }
}
