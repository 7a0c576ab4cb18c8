package dev.wasmscope.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table of steps and where each must end; read from the resources beside this class. */
record StepTable(List<Row> rows) {
    private static final Pattern ROW =
            Pattern.compile("(\\w+) +(\\S+):(\\d+) depth=(-?\\d+)(?: pc=0x(\\p{XDigit}+))?");

    /** Most bytes of structure markers in a row of these programs. */
    private static final int MARKERS = 64;

    /**
     * One step.
     *
     * @param command {@code start} for the stop that the table begins at
     * @param depth wasm frames above that of the start
     * @param pc the line-table row; -1 behind a call
     */
    record Row(String command, String file, int line, int depth, long pc) {
        String place() {
            return file + ":" + line;
        }

        boolean isMetBy(Stop stop, int startDepth) {
            return DebuggedProgram.place(stop).equals(place())
                    && stop.guestDepth() - startDepth == depth
                    && (pc < 0 || isAt(stop));
        }

        /** A row may lie on structure markers; the guest then stands behind them. */
        private boolean isAt(Stop stop) {
            long behind = stop.top().orElseThrow().location().codeOffset() - pc;
            return behind >= 0 && behind < MARKERS;
        }
    }

    static StepTable read(String name) {
        try (InputStream in =
                Objects.requireNonNull(
                        StepTable.class.getResourceAsStream("stepping/" + name + ".txt"), name)) {
            List<Row> rows = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#")) {
                    rows.add(row(line));
                }
            }
            return new StepTable(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        Matcher m = ROW.matcher(line);
        if (!m.matches()) {
            throw new IllegalArgumentException("not a row of a step table: " + line);
        }
        return new Row(
                m.group(1),
                m.group(2),
                Integer.parseInt(m.group(3)),
                Integer.parseInt(m.group(4)),
                m.group(5) == null ? -1 : Long.parseLong(m.group(5), 16));
    }
}
