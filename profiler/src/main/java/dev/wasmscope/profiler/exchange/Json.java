package dev.wasmscope.profiler.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON of other tools: how it is written, and how it is read without trusting it. */
final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxStringLength(1 << 28)
                                                    .build())
                                    .build())
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build();

    private final ProfileFile file;
    private final JsonNode node;
    private final String path;

    private Json(ProfileFile file, JsonNode node, String path) {
        this.file = file;
        this.node = node;
        this.path = path;
    }

    /** Writes one JSON document. */
    static void write(OutputStream out, Consumer<JsonGenerator> document) throws IOException {
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            document.accept(json);
        } catch (JacksonException e) {
            throw new IOException("cannot write the profile: " + e.getOriginalMessage(), e);
        }
    }

    /** The document that a file is. */
    static Json read(ProfileFile file) throws ProfileFileException {
        try {
            return new Json(file, MAPPER.readTree(file.bytes()), "");
        } catch (JacksonException e) {
            throw file.wrong("not JSON: " + e.getOriginalMessage());
        }
    }

    /** The complaint that this value is not what it has to be. */
    ProfileFileException wrong(String what) {
        return file.wrong((path.isEmpty() ? "the document" : path) + " " + what);
    }

    boolean has(String key) {
        JsonNode value = node.get(key);
        return value != null && !value.isNull();
    }

    boolean isNull() {
        return node.isNull();
    }

    boolean isArray() {
        return node.isArray();
    }

    Json get(String key) throws ProfileFileException {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            throw wrong("has no " + key);
        }
        return new Json(file, value, path.isEmpty() ? key : path + "." + key);
    }

    /** Number of elements of an array. */
    int size() throws ProfileFileException {
        if (!node.isArray()) {
            throw wrong("is no array");
        }
        return node.size();
    }

    Json at(int index) throws ProfileFileException {
        JsonNode value = node.get(index);
        if (value == null) {
            throw wrong("has no element " + index);
        }
        return new Json(file, value, path + "[" + index + "]");
    }

    String text() throws ProfileFileException {
        if (!node.isString()) {
            throw wrong("is no text");
        }
        return node.asString();
    }

    String text(String key, String otherwise) throws ProfileFileException {
        return has(key) ? get(key).text() : otherwise;
    }

    double number() throws ProfileFileException {
        if (!node.isNumber()) {
            throw wrong("is no number");
        }
        return node.asDouble();
    }

    /** A number as a whole one; what lies beyond the range of {@code long} is refused. */
    long whole() throws ProfileFileException {
        double value = number();
        if (!(Math.abs(value) < 0x1p63)) {
            throw wrong("is too large: " + value);
        }
        return node.isIntegralNumber() ? node.asLong() : Math.round(value);
    }

    int whole(String key, int otherwise) throws ProfileFileException {
        return has(key) ? Math.clamp(get(key).whole(), 0, Integer.MAX_VALUE) : otherwise;
    }

    /** A number from 0 to below {@code end}: an index into something. */
    int index(int end) throws ProfileFileException {
        long value = whole();
        if (value < 0 || value >= end) {
            throw wrong("is " + value + ", not from 0 to below " + end);
        }
        return (int) value;
    }

    /** An element of an array of numbers that point into something. */
    int indexAt(int at, int end) throws ProfileFileException {
        return at(at).index(end);
    }

    boolean isNullAt(int at) {
        JsonNode value = node.get(at);
        return value == null || value.isNull();
    }

    boolean truth(String key) {
        JsonNode value = node.get(key);
        return value != null && value.isBoolean() && value.asBoolean();
    }

    /** A value as text, whether the file has it as a text or as a number. */
    String asText(String key) {
        JsonNode value = node.get(key);
        return value == null || value.isContainer() ? "" : value.asString();
    }

    static void number(String name, double value, JsonGenerator json) {
        json.writeName(name);
        number(value, json);
    }

    /** Whole numbers are written as such: they stay exact in every reader. */
    static void number(double value, JsonGenerator json) {
        if (value == Math.rint(value) && Math.abs(value) < 0x1p53) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }
}
