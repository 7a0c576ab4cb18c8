package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.ProfileAssembler.Place;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.ProfileKind;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Folded stacks, one line a call path with a weight of its own: {@code main;parse;next 1234}. Read
 * by flamegraph.pl, inferno, speedscope and others.
 *
 * <p>A {@code ;} in a name would split it and a line break would end the record, so both are
 * replaced. Nothing says what the numbers count; read back they are samples.
 */
public final class FoldedFormat implements ProfileFormat {

    private static final Pattern LINE = Pattern.compile("\\S.* \\d{1,18}");

    @Override
    public String name() {
        return "folded";
    }

    @Override
    public String title() {
        return "folded stacks, for flamegraph.pl and inferno";
    }

    @Override
    public List<String> extensions() {
        return List.of(".folded", ".collapsed");
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CallTree tree = profile.tree();
        for (int row = 0; row < tree.size(); row++) {
            if (tree.self(row) > 0) {
                writePath(profile, row, writer);
                writer.append(' ').append(Long.toString(tree.self(row))).append('\n');
            }
        }
        writer.flush();
    }

    private static void writePath(Profile profile, int row, Writer writer) throws IOException {
        Deque<String> names = new ArrayDeque<>();
        for (int at = row; at != CallTree.ROOT; at = profile.tree().parent(at)) {
            names.push(clean(profile.nameOf(at)));
        }
        if (row == CallTree.ROOT) {
            names.push(StackTable.HOST.name());
        }
        writer.append(String.join(";", names));
    }

    private static String clean(String name) {
        return name.replace(';', ':').replace('\n', ' ').replace('\r', ' ');
    }

    @Override
    public boolean recognises(FileHead head) {
        // The last line may be cut off where the head ends.
        List<String> lines = head.text().lines().filter(line -> !line.isBlank()).limit(5).toList();
        return !lines.isEmpty()
                && lines.stream()
                        .limit(Math.max(1, lines.size() - 1L))
                        .allMatch(line -> LINE.matcher(line).matches());
    }

    @Override
    public Profile read(ProfileFile file) throws ProfileFileException {
        ProfileAssembler assembler = new ProfileAssembler();
        int number = 0;
        for (String line : file.text().lines().toList()) {
            number++;
            if (!line.isBlank()) {
                add(line, assembler, file, number);
            }
        }
        return assembler.profile(
                new ProfileInfo(
                        file.name(),
                        ProfileKind.SAMPLED,
                        List.of("folded stacks do not say what they count")),
                Measure.SAMPLES);
    }

    private static void add(String line, ProfileAssembler assembler, ProfileFile file, int number)
            throws ProfileFileException {
        int space = line.lastIndexOf(' ');
        if (space <= 0 || !LINE.matcher(line).matches()) {
            throw file.wrong("line " + number + ": no stack and count, like 'main;parse 12'");
        }
        List<Place> stack = new ArrayList<>();
        for (String name : line.substring(0, space).split(";", -1)) {
            if (name.isEmpty()) {
                throw file.wrong("line " + number + ": a function without a name");
            }
            stack.add(assembler.whole(assembler.function(label(name))));
        }
        assembler.add(
                assembler.rowOf(stack),
                stack.getLast(),
                Measure.SAMPLES,
                Long.parseLong(line.substring(space + 1)));
    }

    private static FunctionLabel label(String name) {
        return name.equals(StackTable.HOST.name()) ? StackTable.HOST : FunctionLabel.named(name);
    }
}
