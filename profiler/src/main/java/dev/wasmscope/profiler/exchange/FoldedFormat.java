package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.Profile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Folded stacks, one line a call path with instructions of its own: {@code main;parse;next 1234}.
 * Read by flamegraph.pl, inferno, speedscope and others.
 *
 * <p>A {@code ;} in a name would split it and a line break would end the record, so both are
 * replaced.
 */
public final class FoldedFormat implements ProfileFormat {

    @Override
    public String name() {
        return "folded";
    }

    @Override
    public List<String> extensions() {
        return List.of(".folded", ".collapsed");
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CallTree tree = profile.tree();
        for (int row = 1; row < tree.size(); row++) {
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
        String separator = "";
        for (String name : names) {
            writer.append(separator).append(name);
            separator = ";";
        }
    }

    private static String clean(String name) {
        return name.replace(';', ':').replace('\n', ' ').replace('\r', ' ');
    }
}
