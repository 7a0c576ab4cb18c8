package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * callgrind's profile format, for KCachegrind and callgrind_annotate: costs by function, line and
 * instruction, and calls by place, with what they cost including callees. Paths are not kept: every
 * call of a function by another one is one entry, from wherever.
 *
 * <p>Instruction addresses are offsets in the module's code section. What a call cost leaves out
 * what the caller itself did again below it, so that a recursive function's inclusive cost is not
 * counted twice.
 */
public final class CallgrindFormat implements ProfileFormat {

    static final String FIRST_LINE = "# callgrind format";

    @Override
    public String name() {
        return "callgrind";
    }

    @Override
    public String title() {
        return "for KCachegrind and callgrind_annotate";
    }

    @Override
    public List<String> extensions() {
        return List.of(".callgrind", ".callgrind.out");
    }

    @Override
    public boolean claims(String fileName) {
        String last = fileName.substring(fileName.lastIndexOf('/') + 1);
        return ProfileFormat.super.claims(fileName) || last.startsWith("callgrind.out");
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        new CallgrindWriter(profile, writer).write();
        writer.flush();
    }

    /** The event's name: Ir is what callgrind calls instructions. */
    static String event(Measure measure) {
        return measure == Measure.INSTRUCTIONS ? "Ir" : camelCase(measure.id());
    }

    private static String camelCase(String id) {
        StringBuilder name = new StringBuilder();
        for (String word : id.split("-")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.text().startsWith(FIRST_LINE)
                || head.text().startsWith("version:") && head.text().contains("\nevents:")
                || head.text().contains("\nfn=(") && head.text().contains("events:");
    }

    @Override
    public Profile read(ProfileFile file) throws ProfileFileException {
        return new CallgrindReader(file).read();
    }

    /** Costs of one function: its own, and of the calls that it made. */
    record Costs(Map<Position, long[]> own, Map<Call, long[]> calls) {}

    /**
     * A place in a function.
     *
     * @param offset code offset, -1 when unknown
     * @param file the innermost source file, which is another one in code that was put in here
     * @param line one-based line, 0 when unknown
     */
    record Position(int offset, String file, int line) {}

    /** Calls of one function from one place; the last value counts them. */
    record Call(Position from, int callee) {}
}
