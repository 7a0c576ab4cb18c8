package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.ProfileAssembler.Place;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/**
 * speedscope's file format: one "sampled" profile a measure, one sample a call path, weighted
 * (schema: <a href="https://www.speedscope.app/file-format-schema.json">speedscope</a>). Frames are
 * functions: the format has no lines within them. Reads "evented" profiles too.
 */
public final class SpeedscopeFormat implements ProfileFormat {

    private static final String SCHEMA = "https://www.speedscope.app/file-format-schema.json";

    @Override
    public String name() {
        return "speedscope";
    }

    @Override
    public String title() {
        return "for speedscope.app";
    }

    @Override
    public List<String> extensions() {
        return List.of(".speedscope.json", ".speedscope", ".json");
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        Json.write(
                out,
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("$schema", SCHEMA);
                    json.writeStringProperty("name", profile.guest());
                    json.writeStringProperty("exporter", "wasmscope");
                    json.writeNumberProperty("activeProfileIndex", 0);
                    writeFrames(profile, json);
                    json.writeArrayPropertyStart("profiles");
                    for (Measure measure : StackTable.measuresOf(profile)) {
                        writeProfile(profile, measure, json);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    /** Where the host itself cost something, its frame stands behind those of the functions. */
    private static void writeFrames(Profile profile, JsonGenerator json) {
        json.writeObjectPropertyStart("shared");
        json.writeArrayPropertyStart("frames");
        profile.labels().forEach(label -> writeFrame(label, json));
        if (StackTable.measuresOf(profile).stream()
                .anyMatch(measure -> StackTable.valuesOf(profile, measure)[CallTree.ROOT] != 0)) {
            writeFrame(StackTable.HOST, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeFrame(FunctionLabel label, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", label.name());
        label.source().ifPresent(file -> json.writeStringProperty("file", file));
        if (label.line() > 0) {
            json.writeNumberProperty("line", label.line());
        }
        json.writeEndObject();
    }

    private static void writeProfile(Profile profile, Measure measure, JsonGenerator json) {
        long[] values = StackTable.valuesOf(profile, measure);
        long total = 0;
        for (long value : values) {
            total += value;
        }
        json.writeStartObject();
        json.writeStringProperty("type", "sampled");
        json.writeStringProperty("name", profile.guest() + ": " + measure.title());
        json.writeStringProperty("unit", unit(measure));
        json.writeNumberProperty("startValue", 0);
        json.writeNumberProperty("endValue", total);
        writeSamples(profile, values, json);
        json.writeEndObject();
    }

    private static String unit(Measure measure) {
        return switch (measure.unit()) {
            case NANOSECONDS -> "nanoseconds";
            case BYTES -> "bytes";
            case INSTRUCTIONS, COUNT -> "none";
        };
    }

    private static void writeSamples(Profile profile, long[] values, JsonGenerator json) {
        CallTree tree = profile.tree();
        int[] depths = tree.depths();
        json.writeArrayPropertyStart("samples");
        for (int row = 0; row < tree.size(); row++) {
            if (values[row] != 0) {
                json.writeStartArray();
                for (int function : path(tree, row, depths[row])) {
                    json.writeNumber(function);
                }
                if (row == CallTree.ROOT) {
                    json.writeNumber(profile.labels().size());
                }
                json.writeEndArray();
            }
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("weights");
        for (long value : values) {
            if (value != 0) {
                json.writeNumber(value);
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

    @Override
    public boolean recognises(FileHead head) {
        return head.isJsonWith("$schema") && head.text().contains("speedscope");
    }

    @Override
    public Profile read(ProfileFile file) throws ProfileFileException {
        return new Reader(Json.read(file), file).read();
    }

    /** Reads one file; profiles of one measure, threads say, stand side by side under a frame. */
    private static final class Reader {
        private final Json document;
        private final ProfileFile file;
        private final ProfileAssembler assembler = new ProfileAssembler();
        private final List<Place> frames = new ArrayList<>();

        Reader(Json document, ProfileFile file) {
            this.document = document;
            this.file = file;
        }

        Profile read() throws ProfileFileException {
            Json names = document.get("shared").get("frames");
            for (int i = 0; i < names.size(); i++) {
                frames.add(assembler.whole(assembler.function(label(names.at(i)))));
            }
            Json profiles = document.get("profiles");
            List<ForeignMeasure> measures = new ArrayList<>();
            for (int i = 0; i < profiles.size(); i++) {
                measures.add(measure(profiles.at(i)));
            }
            if (measures.isEmpty()) {
                throw profiles.wrong("is empty");
            }
            Set<ForeignMeasure> different = new HashSet<>(measures);
            for (int i = 0; i < profiles.size(); i++) {
                add(profiles.at(i), measures.get(i), different.size() == measures.size());
            }
            Measure weight = measures.getFirst().measure();
            String guest = document.text("name", file.name());
            return assembler.profile(
                    new ProfileInfo(guest, ForeignMeasure.kind(weight), List.of()), weight);
        }

        private static FunctionLabel label(Json frame) throws ProfileFileException {
            String name = frame.get("name").text();
            if (name.equals(StackTable.HOST.name())) {
                return StackTable.HOST;
            }
            return new FunctionLabel(
                    name.isEmpty() ? "(no name)" : name,
                    Optional.of(frame.text("file", "")).filter(text -> !text.isEmpty()),
                    frame.whole("line", 0),
                    false);
        }

        private static ForeignMeasure measure(Json profile) throws ProfileFileException {
            String name = profile.text("name", "");
            String unit = profile.text("unit", "none");
            String type = name.substring(name.lastIndexOf(": ") + 1).strip();
            return ForeignMeasure.of(type, unit)
                    .orElseThrow(() -> profile.wrong("counts in '" + unit + "'"));
        }

        private void add(Json profile, ForeignMeasure measure, boolean alone)
                throws ProfileFileException {
            List<Place> base = new ArrayList<>();
            if (!alone) {
                String thread = profile.text("name", "thread");
                base.add(
                        assembler.whole(
                                assembler.function(
                                        FunctionLabel.named(
                                                thread.isEmpty() ? "thread" : thread))));
            }
            String type = profile.get("type").text();
            switch (type) {
                case "sampled" -> addSamples(profile, measure, base);
                case "evented" -> addEvents(profile, measure, base);
                default -> throw profile.wrong("is of type '" + type + "'");
            }
        }

        private void addSamples(Json profile, ForeignMeasure measure, List<Place> base)
                throws ProfileFileException {
            Json samples = profile.get("samples");
            Json weights = profile.get("weights");
            if (samples.size() != weights.size()) {
                throw profile.wrong(
                        "has " + samples.size() + " samples and " + weights.size() + " weights");
            }
            for (int i = 0; i < samples.size(); i++) {
                List<Place> stack = new ArrayList<>(base);
                Json sample = samples.at(i);
                for (int depth = 0; depth < sample.size(); depth++) {
                    stack.add(frames.get(sample.indexAt(depth, frames.size())));
                }
                add(stack, measure, weights.at(i).number(), weights.at(i).whole());
            }
        }

        private void addEvents(Json profile, ForeignMeasure measure, List<Place> base)
                throws ProfileFileException {
            Json events = profile.get("events");
            Deque<Place> open = new ArrayDeque<>(base);
            double last = profile.get("startValue").number();
            for (int i = 0; i < events.size(); i++) {
                Json event = events.at(i);
                double now = event.get("at").number();
                if (now < last) {
                    throw event.wrong("lies before the one before it");
                }
                if (now > last) {
                    add(List.copyOf(open), measure, now - last, Math.round(now - last));
                }
                last = now;
                Place frame = frames.get(event.get("frame").index(frames.size()));
                if (event.get("type").text().equals("O")) {
                    open.addLast(frame);
                } else if (open.size() <= base.size() || !open.removeLast().equals(frame)) {
                    throw event.wrong("closes a frame that is not the innermost");
                }
            }
        }

        private void add(List<Place> stack, ForeignMeasure measure, double value, long whole) {
            if (!stack.isEmpty()) {
                long exact = measure.scale() == 1 ? whole : measure.value(value);
                int row = assembler.rowOf(stack);
                assembler.add(row, stack.getLast(), measure.measure(), exact);
            }
        }
    }
}
