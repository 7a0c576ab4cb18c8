package dev.wasmscope.dwarf.sourcemap;

import java.util.ArrayList;
import java.util.List;

/**
 * Decodes the {@code mappings} text: base 64 digits of variable length, each number the difference
 * to the one before. The module is line 0; what a map says of other lines means nothing.
 */
final class MappingsReader {
    private static final String DIGITS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int MAX_SHIFT = 30;

    private final String text;
    private final List<Mapping> mappings = new ArrayList<>();
    private final List<String> problems;
    private final long[] fields = new long[5];
    private int at;

    private MappingsReader(String text, List<String> problems) {
        this.text = text;
        this.problems = problems;
    }

    /**
     * Decodes a text; of a malformed one, what comes before the fault, since every number behind it
     * is relative to what is not known.
     *
     * @param problems gets what is wrong
     */
    static List<Mapping> read(String text, List<String> problems) {
        MappingsReader reader = new MappingsReader(text, problems);
        try {
            reader.segments();
        } catch (SourceMapException e) {
            problems.add(e.getMessage());
        }
        return reader.mappings;
    }

    private void segments() throws SourceMapException {
        long offset = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ';') {
                if (text.substring(at).chars().anyMatch(d -> d != ';')) {
                    problems.add("mappings: a module has one line; those of others are left out");
                }
                return;
            }
            if (c == ',') {
                at++;
                continue;
            }
            offset = segment(offset);
        }
    }

    private long segment(long before) throws SourceMapException {
        int begin = at;
        int count = 0;
        long offset = before;
        int source = -1;
        int name = -1;
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ';') {
            if (count == fields.length) {
                throw bad("a segment of more than 5 numbers", begin);
            }
            long number = number();
            if (count == 0) {
                offset += number;
            } else {
                fields[count] += number;
            }
            count++;
        }
        if (count == 2 || count == 3) {
            throw bad("a segment of " + count + " numbers", begin);
        }
        if (count >= 4) {
            source = index(1, begin);
        }
        if (count == 5) {
            name = index(4, begin);
        }
        if (offset < 0) {
            throw bad("an offset below 0", begin);
        }
        int line = count >= 4 ? index(2, begin) : 0;
        int column = count >= 4 ? index(3, begin) : 0;
        mappings.add(new Mapping(offset, source, line, column, name));
        return offset;
    }

    private int index(int field, int begin) throws SourceMapException {
        long value = fields[field];
        if (value < 0 || value > Integer.MAX_VALUE - 1) {
            throw bad("a number out of range", begin);
        }
        return (int) value;
    }

    private long number() throws SourceMapException {
        long value = 0;
        int shift = 0;
        while (true) {
            int begin = at;
            int digit = at < text.length() ? DIGITS.indexOf(text.charAt(at)) : -1;
            if (digit < 0) {
                throw bad("a number that does not end", begin);
            }
            if (shift > MAX_SHIFT) {
                throw bad("a number of more than 32 bits", begin);
            }
            at++;
            value |= (long) (digit & 31) << shift;
            shift += 5;
            if ((digit & 32) == 0) {
                return (value & 1) == 0 ? value >> 1 : -(value >> 1);
            }
        }
    }

    private static SourceMapException bad(String what, int where) {
        return new SourceMapException("mappings: " + what + " at character " + where);
    }
}
