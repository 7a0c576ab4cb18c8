package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.analyse.Coverage;
import dev.wasmscope.profiler.analyse.Coverage.SourceFile;
import dev.wasmscope.profiler.exchange.ProfileAssembler.Place;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.ProfileKind;
import dev.wasmscope.profiler.model.SourceFrame;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * lcov's tracefile: coverage by line, function and branch, for genhtml and most services that show
 * coverage. It has no paths and no costs; read back, a line counts as one instruction for each time
 * it was executed.
 */
public final class LcovFormat implements ProfileFormat {

    @Override
    public String name() {
        return "lcov";
    }

    @Override
    public String title() {
        return "coverage, for genhtml";
    }

    @Override
    public List<String> extensions() {
        return List.of(".info", ".lcov");
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder("TN:\n");
        Coverage.of(profile).forEach((name, file) -> write(name, file, text));
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(String name, SourceFile file, StringBuilder text) {
        text.append("SF:").append(clean(name)).append('\n');
        file.functions().forEach((f, at) -> text.append("FN:" + at.line() + "," + clean(f) + "\n"));
        file.functions()
                .forEach((f, at) -> text.append("FNDA:" + at.calls() + "," + clean(f) + "\n"));
        long called = file.functions().values().stream().filter(at -> at.calls() > 0).count();
        text.append("FNF:" + file.functions().size() + "\nFNH:" + called + "\n");
        writeBranches(file, text);
        file.lines().forEach((line, count) -> text.append("DA:" + line + "," + count + "\n"));
        long executed = file.lines().values().stream().filter(count -> count > 0).count();
        text.append("LF:" + file.lines().size() + "\nLH:" + executed + "\nend_of_record\n");
    }

    /** A way out of a branch that was never executed has a dash. */
    private static void writeBranches(SourceFile file, StringBuilder text) {
        if (file.branches().isEmpty()) {
            return;
        }
        file.branches()
                .forEach(
                        (at, taken) ->
                                text.append("BRDA:" + at.line() + "," + at.block() + "," + at.way())
                                        .append(
                                                taken == Coverage.NOT_REACHED
                                                        ? ",-\n"
                                                        : "," + taken + "\n"));
        long taken = file.branches().values().stream().filter(count -> count > 0).count();
        text.append("BRF:" + file.branches().size() + "\nBRH:" + taken + "\n");
    }

    private static String clean(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }

    @Override
    public boolean recognises(FileHead head) {
        String text = head.text();
        return (text.startsWith("TN:") || text.startsWith("SF:")) && text.contains("SF:");
    }

    @Override
    public Profile read(ProfileFile file) throws ProfileFileException {
        Reader reader = new Reader(file);
        int number = 0;
        for (String line : file.text().lines().toList()) {
            reader.read(line.strip(), ++number);
        }
        return reader.profile();
    }

    private static final class Reader {
        private final ProfileFile file;
        private final ProfileAssembler assembler = new ProfileAssembler();
        private String source = "";
        private final TreeMap<Integer, List<String>> functions = new TreeMap<>();
        private final Map<String, Long> calls = new TreeMap<>();
        private final TreeMap<Integer, Long> lines = new TreeMap<>();
        private int number;

        Reader(ProfileFile file) {
            this.file = file;
        }

        void read(String line, int lineNumber) throws ProfileFileException {
            number = lineNumber;
            int colon = line.indexOf(':');
            String key = colon < 0 ? line : line.substring(0, colon);
            String value = line.substring(colon + 1);
            switch (key) {
                case "SF" -> source = value;
                case "FN" -> {
                    // Newer versions have the line of the end between the two.
                    String[] words = value.split(",", 2);
                    boolean withEnd = words.length == 2 && words[1].matches("\\d+,.*");
                    functions
                            .computeIfAbsent(
                                    Math.clamp(count(words[0]), 0, Integer.MAX_VALUE),
                                    _ -> new ArrayList<>())
                            .add(word(withEnd ? words[1].split(",", 2) : words));
                }
                case "FNDA" -> {
                    String[] words = value.split(",", 2);
                    calls.merge(word(words), count(words[0]), Long::sum);
                }
                case "DA" -> {
                    String[] words = value.split(",");
                    int at = Math.clamp(count(words[0]), 0, Integer.MAX_VALUE);
                    lines.merge(at, count(word(words)), Long::sum);
                }
                case "end_of_record" -> endFile();
                default -> {} // sums, branches and what newer versions add
            }
        }

        private String word(String[] words) throws ProfileFileException {
            if (words.length < 2 || words[1].isEmpty()) {
                throw file.wrong("line " + number + " has no comma and what comes after it");
            }
            return words[1];
        }

        private long count(String word) throws ProfileFileException {
            try {
                return Long.parseLong(word);
            } catch (NumberFormatException _) {
                throw file.wrong("line " + number + " has '" + word + "' for a number");
            }
        }

        /** A line belongs to the last function that begins before it. */
        private void endFile() {
            functions.forEach(
                    (line, names) -> {
                        for (String name : names) {
                            int function = function(name, line);
                            assembler.add(
                                    assembler.outermost(function),
                                    assembler.whole(function),
                                    Measure.CALLS,
                                    calls.getOrDefault(name, 0L));
                        }
                    });
            lines.forEach(
                    (line, count) -> {
                        var at = functions.floorEntry(line);
                        String name =
                                at == null ? "(outside of functions)" : at.getValue().getFirst();
                        int function = function(name, at == null ? 0 : at.getKey());
                        SourceFrame frame = new SourceFrame(name, Optional.of(source), line, 0);
                        Place place = assembler.place(function, 0, List.of(frame));
                        int row = assembler.outermost(function);
                        assembler.addExecutions(row, place, count);
                    });
            functions.clear();
            calls.clear();
            lines.clear();
            source = "";
        }

        private int function(String name, int line) {
            return assembler.function(
                    new FunctionLabel(
                            name,
                            Optional.of(source).filter(text -> !text.isEmpty()),
                            Math.max(line, 0),
                            false));
        }

        Profile profile() {
            endFile();
            return assembler.profile(
                    new ProfileInfo(
                            file.name(),
                            ProfileKind.EXACT,
                            List.of(
                                    "coverage has no costs: a line counts as one instruction each"
                                            + " time")),
                    Measure.INSTRUCTIONS);
        }
    }
}
