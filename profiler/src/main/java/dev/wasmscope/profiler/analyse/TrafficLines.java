package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CodePositions;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.MemoryTraffic;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Memory traffic by source line, an inlined function's lines for themselves. */
public final class TrafficLines {
    private TrafficLines() {}

    /**
     * What a line read and wrote.
     *
     * @param function that the line is in; one of several if it is inlined into them
     * @param file empty where nothing is known of the source
     * @param line 0 where it is not known: then the sums of the function
     */
    public record Line(
            String function,
            Optional<String> file,
            int line,
            long reads,
            long readBytes,
            long writes,
            long writtenBytes) {
        private Line plus(Line other) {
            return new Line(
                    function,
                    file,
                    line,
                    reads + other.reads,
                    readBytes + other.readBytes,
                    writes + other.writes,
                    writtenBytes + other.writtenBytes);
        }

        private long bytes() {
            return readBytes + writtenBytes;
        }
    }

    private record Key(String function, Optional<String> file, int line) {}

    /** All lines with any, most bytes first. */
    public static List<Line> of(Profile profile) {
        MemoryTraffic traffic = profile.table(MemoryTraffic.class).orElse(null);
        CodePositions positions = profile.table(CodePositions.class).orElse(null);
        Map<Key, Line> lines = new HashMap<>();
        for (int i = 0; traffic != null && i < traffic.size(); i++) {
            List<SourceFrame> frames =
                    positions == null
                            ? List.of()
                            : positions.frames(traffic.function(i), traffic.offset(i));
            Line line = line(profile.labels().get(traffic.function(i)), frames, traffic, i);
            // an inlined function has one name wherever it is, so the file and line tell
            Key key = new Key(line.file.isPresent() ? "" : line.function, line.file, line.line);
            lines.merge(key, line, Line::plus);
        }
        return lines.values().stream()
                .sorted(
                        Comparator.comparingLong(Line::bytes)
                                .reversed()
                                .thenComparing(line -> line.file().orElse(""))
                                .thenComparingInt(Line::line)
                                .thenComparing(Line::function))
                .toList();
    }

    private static Line line(
            FunctionLabel label, List<SourceFrame> frames, MemoryTraffic traffic, int i) {
        boolean inlined = frames.size() > 1;
        SourceFrame frame = frames.isEmpty() ? null : frames.getFirst();
        return new Line(
                frame != null && inlined ? frame.name() : label.name(),
                frame == null ? label.source() : frame.file(),
                frame == null ? 0 : frame.line(),
                traffic.reads(i),
                traffic.readBytes(i),
                traffic.writes(i),
                traffic.writtenBytes(i));
    }
}
