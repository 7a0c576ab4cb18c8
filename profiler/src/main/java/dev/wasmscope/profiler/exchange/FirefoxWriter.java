package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SampleKind;
import dev.wasmscope.profiler.model.SampleTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** Writes one profile for the Firefox Profiler: the document around its threads. */
final class FirefoxWriter {

    /** What a table of samples says itself. */
    private static final Set<Measure> OF_SAMPLES =
            Set.of(Measure.SAMPLES, Measure.WALL_TIME, Measure.CPU_TIME);

    private final Profile profile;
    private final StackTable stacks;
    private final JsonGenerator json;
    private int threads;

    FirefoxWriter(Profile profile, JsonGenerator json) {
        this.profile = profile;
        this.stacks = new StackTable(profile);
        this.json = json;
    }

    void write() {
        json.writeStartObject();
        writeMeta();
        writeLibs();
        for (String empty : List.of("pages", "counters", "profilerOverhead")) {
            json.writeArrayPropertyStart(empty);
            json.writeEndArray();
        }
        json.writeArrayPropertyStart("threads");
        Optional<SampleTable> samples = profile.table(SampleTable.class);
        samples.ifPresent(this::writeSamples);
        for (Measure measure : stacks.measures()) {
            if (samples.isEmpty() || !OF_SAMPLES.contains(measure)) {
                writeMeasure(measure);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeMeta() {
        json.writeObjectPropertyStart("meta");
        json.writeStringProperty("product", profile.guest());
        json.writeStringProperty("importedFrom", "wasmscope");
        json.writeNumberProperty("interval", 1);
        json.writeNumberProperty("startTime", 0);
        json.writeNumberProperty("processType", 0);
        json.writeNumberProperty("stackwalk", 1);
        json.writeNumberProperty("version", 24);
        json.writeNumberProperty("preprocessedProfileVersion", FirefoxFormat.VERSION);
        for (String yes :
                List.of(
                        "symbolicated",
                        "usesOnlyOneStackType",
                        "doesNotUseFrameImplementation",
                        "sourceCodeIsNotOnSearchfox",
                        "keepProfileThreadOrder")) {
            json.writeBooleanProperty(yes, true);
        }
        json.writeBooleanProperty("debug", false);
        writeCategories();
        json.writeObjectPropertyStart("sampleUnits");
        json.writeStringProperty("time", "ms");
        json.writeStringProperty("eventDelay", "ms");
        json.writeStringProperty("threadCPUDelta", "ns");
        json.writeEndObject();
        json.writeObjectPropertyStart("extensions");
        json.writeNumberProperty("length", 0);
        for (String column : List.of("baseURL", "id", "name")) {
            json.writeArrayPropertyStart(column);
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("markerSchema");
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeCategories() {
        List<String> colors = List.of("grey", "blue", "orange", "transparent");
        json.writeArrayPropertyStart("categories");
        for (int i = 0; i < colors.size(); i++) {
            json.writeStartObject();
            json.writeStringProperty("name", FirefoxFormat.CATEGORIES.get(i));
            json.writeStringProperty("color", colors.get(i));
            json.writeArrayPropertyStart("subcategories");
            json.writeString("Other");
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeLibs() {
        json.writeArrayPropertyStart("libs");
        json.writeStartObject();
        for (String name : List.of("name", "path", "debugName", "debugPath")) {
            json.writeStringProperty(name, profile.guest());
        }
        json.writeStringProperty("arch", "wasm32");
        json.writeStringProperty("breakpadId", "");
        json.writeNullProperty("codeId");
        json.writeEndObject();
        json.writeEndArray();
    }

    /** The samples one by one: what each stands for in wall time, and its processor time. */
    private void writeSamples(SampleTable samples) {
        FirefoxThread thread = new FirefoxThread(stacks, ++threads);
        for (int i = 0; i < samples.size(); i++) {
            int node = stacks.nodeAt(samples.row(i), samples.offset(i));
            boolean idle = samples.kind(i) == SampleKind.IDLE;
            thread.add(
                    samples.time(i) / 1e6,
                    node < 0 ? -1 : thread.stack(node, idle),
                    samples.wall(i) / 1e6,
                    samples.cpu(i));
        }
        thread.write("samples", "tracing-ms", true, json);
    }

    /** One sample a stack; the time axis is what the samples before it add up to. */
    private void writeMeasure(Measure measure) {
        FirefoxThread thread = new FirefoxThread(stacks, ++threads);
        int column = stacks.measures().indexOf(measure);
        boolean nanoseconds = FirefoxThread.isTime(measure);
        double scale = nanoseconds ? 1e6 : 1;
        double time = 0;
        for (int node = 0; node < stacks.size(); node++) {
            long value = stacks.value(node, column);
            if (value != 0) {
                thread.add(time, thread.stack(node, false), value / scale, 0);
                time += value / (nanoseconds ? 1e6 : 1e3);
            }
        }
        thread.write(measure.title(), FirefoxThread.weightType(measure), false, json);
    }
}
