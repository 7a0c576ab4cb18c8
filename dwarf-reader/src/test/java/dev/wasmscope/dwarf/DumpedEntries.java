package dev.wasmscope.dwarf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Entries as llvm-dwarfdump prints them: an opinion on a module that does not use our reader. */
final class DumpedEntries {
    private static final Pattern ENTRY = Pattern.compile("0x([0-9a-f]{8}):( +)DW_TAG_(\\w+)");
    private static final Pattern ATTRIBUTE = Pattern.compile(" +DW_AT_(\\w+)\t\\((.*)");
    private static final Pattern RANGE =
            Pattern.compile("\\[0x([0-9a-f]+), 0x([0-9a-f]+)\\)(?:: (.*?))?(?=\\)?$)");
    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"\\)?");

    /**
     * An entry.
     *
     * @param offset where it is in .debug_info
     * @param attributes texts of the attributes, lines of a list joined with newlines
     */
    record Entry(
            long offset,
            String tag,
            int depth,
            Map<String, StringBuilder> attributes,
            List<Entry> children) {
        /** This entry and all below. */
        Stream<Entry> all() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Entry::all));
        }

        /**
         * Its locations as {@code [begin, end): expression}, without those of code that is gone;
         * one that holds everywhere has no range. None if it has no location.
         */
        List<String> locations() {
            StringBuilder location = attributes.get("location");
            if (location == null) {
                return List.of();
            }
            if (location.indexOf("\n") < 0) {
                return List.of(location.toString().replaceFirst("\\)$", ""));
            }
            List<String> lines = new ArrayList<>();
            for (String line : location.toString().lines().skip(1).toList()) {
                Matcher range = RANGE.matcher(line.strip());
                if (range.find()) {
                    long begin = Long.parseUnsignedLong(range.group(1), 16);
                    long end = Long.parseUnsignedLong(range.group(2), 16);
                    if (begin != 0 && begin < 0xfffffffeL && begin < end) {
                        String expression = range.group(3) == null ? "" : range.group(3);
                        lines.add("[0x%x, 0x%x): %s".formatted(begin, end, expression));
                    }
                }
            }
            return lines;
        }

        String name() {
            for (String attribute : new String[] {"name", "abstract_origin", "specification"}) {
                StringBuilder text = attributes.get(attribute);
                if (text != null) {
                    Matcher quoted = QUOTED.matcher(text);
                    return quoted.find() ? quoted.group(1) : "";
                }
            }
            return "";
        }

        boolean contains(long pc) {
            StringBuilder ranges = attributes.get("ranges");
            if (ranges != null) {
                return ranges.toString().lines().anyMatch(line -> inRange(line, pc));
            }
            StringBuilder low = attributes.get("low_pc");
            StringBuilder high = attributes.get("high_pc");
            return low != null
                    && high != null
                    && number(low) > 0
                    && number(low) <= pc
                    && pc < number(high);
        }

        /** First code address and the one behind the last, over all ranges; both 0 without code. */
        long[] extent() {
            long low = Long.MAX_VALUE;
            long high = 0;
            StringBuilder ranges = attributes.get("ranges");
            if (ranges != null) {
                for (String line : ranges.toString().lines().toList()) {
                    Matcher range = RANGE.matcher(line.strip());
                    if (range.find()) {
                        low = Math.min(low, Long.parseLong(range.group(1), 16));
                        high = Math.max(high, Long.parseLong(range.group(2), 16));
                    }
                }
            } else if (attributes.containsKey("low_pc") && attributes.containsKey("high_pc")) {
                low = number(attributes.get("low_pc"));
                high = number(attributes.get("high_pc"));
            }
            return low < high ? new long[] {low, high} : new long[2];
        }

        /** The location expression at an address; empty if there is none. */
        String locationAt(long pc) {
            StringBuilder location = attributes.get("location");
            if (location == null) {
                return "";
            }
            if (location.indexOf("\n") < 0) {
                return location.toString().replaceFirst("\\)$", "");
            }
            for (String line : location.toString().lines().toList()) {
                Matcher range = RANGE.matcher(line.strip());
                if (range.find() && inRange(line, pc) && range.group(3) != null) {
                    return range.group(3);
                }
            }
            return "";
        }

        private static long number(CharSequence text) {
            String number = text.toString().replaceAll("\\).*", "");
            return number.startsWith("0x") ? Long.decode(number) : -1; // "dead code"
        }

        private static boolean inRange(String line, long pc) {
            Matcher range = RANGE.matcher(line.strip());
            return range.find()
                    && Long.parseLong(range.group(1), 16) <= pc
                    && pc < Long.parseLong(range.group(2), 16);
        }
    }

    private DumpedEntries() {}

    /** The units of a dump. */
    static List<Entry> parse(String dump) {
        List<Entry> units = new ArrayList<>();
        Deque<Entry> open = new ArrayDeque<>();
        StringBuilder last = new StringBuilder();
        for (String line : dump.lines().toList()) {
            Matcher entry = ENTRY.matcher(line);
            Matcher attribute = ATTRIBUTE.matcher(line);
            if (entry.lookingAt()) {
                int depth = entry.group(2).length() / 2;
                Entry next =
                        new Entry(
                                Long.parseLong(entry.group(1), 16),
                                entry.group(3),
                                depth,
                                new LinkedHashMap<>(),
                                new ArrayList<>());
                while (!open.isEmpty() && open.getFirst().depth() >= depth) {
                    open.pop();
                }
                (open.isEmpty() ? units : open.getFirst().children()).add(next);
                open.push(next);
            } else if (attribute.matches() && !open.isEmpty()) {
                last = new StringBuilder(attribute.group(2));
                open.getFirst().attributes().put(attribute.group(1), last);
            } else if (!line.isBlank() && line.startsWith("        ")) {
                last.append('\n').append(line);
            }
        }
        return units;
    }
}
