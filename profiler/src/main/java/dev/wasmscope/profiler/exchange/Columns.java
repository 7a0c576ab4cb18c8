package dev.wasmscope.profiler.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One section of our own file: named columns of numbers and of texts. */
final class Columns {

    private final String section;
    private final Map<String, long[]> numbers = new LinkedHashMap<>();
    private final Map<String, List<String>> texts = new LinkedHashMap<>();

    Columns(String section) {
        this.section = section;
    }

    String section() {
        return section;
    }

    Map<String, long[]> numbers() {
        return numbers;
    }

    Map<String, List<String>> texts() {
        return texts;
    }

    Columns put(String name, long... column) {
        numbers.put(name, column);
        return this;
    }

    Columns put(String name, int[] column) {
        long[] wide = new long[column.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = column[i];
        }
        return put(name, wide);
    }

    Columns put(String name, List<String> column) {
        texts.put(name, List.copyOf(column));
        return this;
    }

    long[] longs(String name) throws DamagedSection {
        long @Nullable [] column = numbers.get(name);
        if (column == null) {
            throw new DamagedSection(section + " has no column " + name);
        }
        return column;
    }

    /** A column of numbers from {@code least} to below {@code end}. */
    int[] ints(String name, int least, int end) throws DamagedSection {
        long[] wide = longs(name);
        int[] column = new int[wide.length];
        for (int i = 0; i < wide.length; i++) {
            if (wide[i] < least || wide[i] >= end) {
                throw new DamagedSection(
                        section
                                + "."
                                + name
                                + "["
                                + i
                                + "] is "
                                + wide[i]
                                + ", not from "
                                + least
                                + " to below "
                                + end);
            }
            column[i] = (int) wide[i];
        }
        return column;
    }

    int[] ints(String name) throws DamagedSection {
        return ints(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    List<String> texts(String name) throws DamagedSection {
        @Nullable List<String> column = texts.get(name);
        if (column == null) {
            throw new DamagedSection(section + " has no texts " + name);
        }
        return column;
    }

    String text(String name) throws DamagedSection {
        List<String> column = texts(name);
        if (column.size() != 1) {
            throw new DamagedSection(section + "." + name + " is not one text");
        }
        return column.getFirst();
    }

    /** What is wrong with a section, as a part of a line. */
    static final class DamagedSection extends Exception {
        DamagedSection(String message) {
            super(message);
        }
    }
}
