package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * speedscope's file format, a "sampled" profile: one sample a call path, weighted with the
 * instructions executed on it (schema: <a
 * href="https://www.speedscope.app/file-format-schema.json">speedscope</a>).
 */
public final class SpeedscopeFormat implements ProfileFormat {

    private static final String SCHEMA = "https://www.speedscope.app/file-format-schema.json";

    private final JsonMapper mapper =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    @Override
    public String name() {
        return "speedscope";
    }

    @Override
    public List<String> extensions() {
        return List.of(".speedscope.json", ".speedscope", ".json");
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        try (JsonGenerator json = mapper.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("$schema", SCHEMA);
            json.writeStringProperty("name", profile.guest());
            json.writeStringProperty("exporter", "wasmscope");
            json.writeNumberProperty("activeProfileIndex", 0);
            writeFrames(profile, json);
            writeProfile(profile, json);
            json.writeEndObject();
        } catch (JacksonException e) {
            throw new IOException("cannot write the profile: " + e.getOriginalMessage(), e);
        }
    }

    private static void writeFrames(Profile profile, JsonGenerator json) {
        json.writeObjectPropertyStart("shared");
        json.writeArrayPropertyStart("frames");
        for (FunctionLabel label : profile.labels()) {
            json.writeStartObject();
            json.writeStringProperty("name", label.name());
            label.source().ifPresent(file -> json.writeStringProperty("file", file));
            if (label.line() > 0) {
                json.writeNumberProperty("line", label.line());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeProfile(Profile profile, JsonGenerator json) {
        json.writeArrayPropertyStart("profiles");
        json.writeStartObject();
        json.writeStringProperty("type", "sampled");
        json.writeStringProperty("name", profile.guest() + " (exact instruction counts)");
        json.writeStringProperty("unit", "none");
        json.writeNumberProperty("startValue", 0);
        json.writeNumberProperty("endValue", sampledTotal(profile.tree()));
        writeSamples(profile.tree(), json);
        writeWeights(profile.tree(), json);
        json.writeEndObject();
        json.writeEndArray();
    }

    /**
     * The root's own instructions have no frame to stand on, so they are not part of the samples.
     */
    private static long sampledTotal(CallTree tree) {
        return tree.totals()[CallTree.ROOT] - tree.self(CallTree.ROOT);
    }

    private static void writeSamples(CallTree tree, JsonGenerator json) {
        json.writeArrayPropertyStart("samples");
        int[] depths = tree.depths();
        for (int row = 1; row < tree.size(); row++) {
            if (tree.self(row) > 0) {
                json.writeStartArray();
                for (int function : path(tree, row, depths[row])) {
                    json.writeNumber(function);
                }
                json.writeEndArray();
            }
        }
        json.writeEndArray();
    }

    private static int[] path(CallTree tree, int row, int depth) {
        int[] path = new int[depth];
        int at = row;
        for (int i = depth - 1; i >= 0; i--) {
            path[i] = tree.function(at);
            at = tree.parent(at);
        }
        return path;
    }

    private static void writeWeights(CallTree tree, JsonGenerator json) {
        json.writeArrayPropertyStart("weights");
        for (int row = 1; row < tree.size(); row++) {
            if (tree.self(row) > 0) {
                json.writeNumber(tree.self(row));
            }
        }
        json.writeEndArray();
    }
}
