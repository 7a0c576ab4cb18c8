package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.ProfileAssembler.Place;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.SampleKind;
import dev.wasmscope.profiler.model.SourceFrame;
import dev.wasmscope.profiler.model.Unit;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * V8's {@code .cpuprofile}, which Visual Studio Code and Chrome's developer tools open: the weight
 * by path, with its lines. One sample a path, as long as its weight: counts stand for microseconds.
 */
public final class CpuProfileFormat implements ProfileFormat {

    private static final String EXTRA = "$wasmscope";
    private static final int ROOT_ID = 1;

    @Override
    public String name() {
        return "cpuprofile";
    }

    @Override
    public String title() {
        return "for Visual Studio Code and Chrome";
    }

    @Override
    public List<String> extensions() {
        return List.of(".cpuprofile");
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        Json.write(out, json -> write(profile, json));
    }

    private static void write(Profile profile, JsonGenerator json) {
        CallTree tree = profile.tree();
        double unit = profile.weight().unit() == Unit.NANOSECONDS ? 1e3 : 1;
        json.writeStartObject();
        writeNodes(profile, json);
        json.writeNumberProperty("startTime", 0);
        Json.number("endTime", profile.total() / unit, json);
        json.writeArrayPropertyStart("samples");
        for (int row = 0; row < tree.size(); row++) {
            if (tree.self(row) > 0) {
                json.writeNumber(row + ROOT_ID);
            }
        }
        json.writeNumber(ROOT_ID);
        json.writeEndArray();
        // A delta is the time since the sample before: a sample's length stands at the next one.
        json.writeArrayPropertyStart("timeDeltas");
        json.writeNumber(0);
        for (int row = 0; row < tree.size(); row++) {
            if (tree.self(row) > 0) {
                Json.number(tree.self(row) / unit, json);
            }
        }
        json.writeEndArray();
        json.writeObjectPropertyStart(EXTRA);
        json.writeStringProperty("guest", profile.guest());
        json.writeStringProperty("measure", profile.weight().id());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeNodes(Profile profile, JsonGenerator json) {
        CallTree tree = profile.tree();
        List<Map<Integer, Long>> ticks = ticks(profile);
        List<List<Integer>> children = new ArrayList<>();
        for (int row = 0; row < tree.size(); row++) {
            children.add(new ArrayList<>());
            if (row > 0) {
                children.get(tree.parent(row)).add(row);
            }
        }
        json.writeArrayPropertyStart("nodes");
        for (int row = 0; row < tree.size(); row++) {
            json.writeStartObject();
            json.writeNumberProperty("id", row + ROOT_ID);
            writeFrame(profile, row, json);
            json.writeNumberProperty("hitCount", tree.self(row) > 0 ? 1 : 0);
            json.writeArrayPropertyStart("children");
            children.get(row).forEach(child -> json.writeNumber(child + ROOT_ID));
            json.writeEndArray();
            if (!ticks.get(row).isEmpty()) {
                json.writeArrayPropertyStart("positionTicks");
                ticks.get(row)
                        .forEach(
                                (line, value) -> {
                                    json.writeStartObject();
                                    json.writeNumberProperty("line", line);
                                    json.writeNumberProperty("ticks", value);
                                    json.writeEndObject();
                                });
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeFrame(Profile profile, int row, JsonGenerator json) {
        FunctionLabel label =
                row == CallTree.ROOT
                        ? FunctionLabel.named("(root)")
                        : profile.labels().get(profile.tree().function(row));
        json.writeObjectPropertyStart("callFrame");
        json.writeStringProperty("functionName", label.name());
        json.writeStringProperty("scriptId", "0");
        json.writeStringProperty("url", label.source().orElse(""));
        json.writeNumberProperty("lineNumber", label.line() - 1);
        json.writeNumberProperty("columnNumber", -1);
        json.writeEndObject();
    }

    /** Weight by line of the function's own file; inlined code of other files has no place here. */
    private static List<Map<Integer, Long>> ticks(Profile profile) {
        StackTable stacks = new StackTable(profile);
        List<Map<Integer, Long>> ticks = new ArrayList<>();
        for (int row = 0; row < profile.tree().size(); row++) {
            ticks.add(new TreeMap<>());
        }
        for (int node = 0; node < stacks.size(); node++) {
            SourceFrame own = stacks.frames(node).getLast();
            long value = stacks.value(node, 0);
            if (value > 0 && own.line() > 0) {
                ticks.get(stacks.node(node).row()).merge(own.line(), value, Long::sum);
            }
        }
        return ticks;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.isJsonWith("nodes") && head.text().contains("\"callFrame\"");
    }

    @Override
    public Profile read(ProfileFile file) throws ProfileFileException {
        return new Reader(Json.read(file), file).read();
    }

    /** A node: its path, and where in the source its ticks were. */
    private static final class Node {
        private final int row;
        private final List<Place> places = new ArrayList<>();
        private final List<Long> ticks = new ArrayList<>();
        private int nextPlace;
        private long used;

        Node(int row) {
            this.row = row;
        }

        /** V8 tells how many samples a line had, not which; they are given out in order. */
        Place nextPlace(Place whole) {
            if (nextPlace >= places.size()) {
                return whole;
            }
            Place place = places.get(nextPlace);
            if (++used >= ticks.get(nextPlace)) {
                nextPlace++;
                used = 0;
            }
            return place;
        }
    }

    private static final class Reader {
        private final Json document;
        private final ProfileFile file;
        private final ProfileAssembler assembler = new ProfileAssembler();
        private final Map<Long, Integer> indices = new HashMap<>();
        private final Map<Integer, Node> nodes = new HashMap<>();
        private final Map<Integer, Place> wholes = new HashMap<>();
        private final int[] parents;
        private final Json list;

        Reader(Json document, ProfileFile file) throws ProfileFileException {
            this.document = document;
            this.file = file;
            this.list = document.get("nodes");
            this.parents = new int[list.size()];
        }

        Profile read() throws ProfileFileException {
            readTree();
            boolean ours = document.has(EXTRA);
            Measure measure = Measure.WALL_TIME;
            String guest = file.name();
            if (ours) {
                Json extra = document.get(EXTRA);
                guest = extra.text("guest", guest);
                measure =
                        Measure.named(extra.text("measure", ""))
                                .orElseThrow(() -> extra.wrong("has no measure that is known"));
            }
            if (ours && measure.unit() != Unit.NANOSECONDS) {
                addWeights(measure);
            } else {
                addSamples(measure);
            }
            return assembler.profile(
                    new ProfileInfo(guest, ForeignMeasure.kind(measure), List.of()), measure);
        }

        private void readTree() throws ProfileFileException {
            for (int i = 0; i < parents.length; i++) {
                parents[i] = -1;
                indices.put(list.at(i).get("id").whole(), i);
            }
            for (int i = 0; i < parents.length; i++) {
                Json node = list.at(i);
                if (node.has("children")) {
                    Json children = node.get("children");
                    for (int c = 0; c < children.size(); c++) {
                        parents[index(children.at(c))] = i;
                    }
                }
                if (node.has("parent")) {
                    parents[i] = index(node.get("parent"));
                }
            }
        }

        private int index(Json id) throws ProfileFileException {
            Integer index = indices.get(id.whole());
            if (index == null) {
                throw id.wrong("names node " + id.whole() + ", which is not there");
            }
            return index;
        }

        /** The node, its callers first; a file could have a circle of them. */
        private Node node(int index) throws ProfileFileException {
            List<Integer> missing = new ArrayList<>();
            for (int at = index; at >= 0 && !nodes.containsKey(at); at = parents[at]) {
                missing.add(at);
                if (missing.size() > parents.length) {
                    throw list.wrong("calls itself in a circle");
                }
            }
            for (int at : missing.reversed()) {
                nodes.put(at, newNode(at));
            }
            return Objects.requireNonNull(nodes.get(index), "made above");
        }

        private Node newNode(int index) throws ProfileFileException {
            Json frame = list.at(index).get("callFrame");
            String name = frame.text("functionName", "");
            if (parents[index] < 0) {
                return new Node(CallTree.ROOT);
            }
            FunctionLabel label =
                    new FunctionLabel(
                            name.isEmpty() ? "(anonymous)" : name,
                            Optional.of(frame.text("url", "")).filter(url -> !url.isEmpty()),
                            frame.has("lineNumber")
                                    ? Math.clamp(
                                            frame.get("lineNumber").whole() + 1,
                                            0,
                                            Integer.MAX_VALUE)
                                    : 0,
                            false);
            int function = assembler.function(label);
            int caller = node(parents[index]).row;
            Node node = new Node(assembler.row(caller, assembler.whole(CallTree.NONE), function));
            wholes.put(index, assembler.whole(function));
            if (list.at(index).has("positionTicks")) {
                addTicks(node, function, label, list.at(index).get("positionTicks"));
            }
            return node;
        }

        private void addTicks(Node node, int function, FunctionLabel label, Json ticks)
                throws ProfileFileException {
            for (int i = 0; i < ticks.size(); i++) {
                int line = ticks.at(i).whole("line", 0);
                node.places.add(
                        assembler.place(
                                function,
                                0,
                                List.of(new SourceFrame(label.name(), label.source(), line, 0))));
                node.ticks.add(ticks.at(i).get("ticks").whole());
            }
        }

        /** Our own counts: each node's ticks are its values by line. */
        private void addWeights(Measure measure) throws ProfileFileException {
            Json samples = document.get("samples");
            Json deltas = document.get("timeDeltas");
            for (int i = 0; i + 1 < deltas.size(); i++) {
                int index = index(samples.at(i));
                Node node = node(index);
                Place whole = wholes.getOrDefault(index, assembler.whole(CallTree.NONE));
                long left = deltas.at(i + 1).whole();
                for (int place = 0; place < node.places.size(); place++) {
                    long value = node.ticks.get(place);
                    assembler.add(node.row, node.places.get(place), measure, value);
                    left -= value;
                }
                assembler.add(node.row, whole, measure, left);
            }
        }

        private void addSamples(Measure measure) throws ProfileFileException {
            Json samples = document.get("samples");
            Json deltas = document.get("timeDeltas");
            double time = 0;
            for (int i = 0; i < samples.size() && i < deltas.size(); i++) {
                time += deltas.at(i).number();
                double length =
                        i + 1 < deltas.size()
                                ? deltas.at(i + 1).number()
                                : document.get("endTime").number()
                                        - document.get("startTime").number()
                                        - time;
                int index = index(samples.at(i));
                Node node = node(index);
                Place whole = wholes.getOrDefault(index, assembler.whole(CallTree.NONE));
                long nanoseconds = Math.round(Math.clamp(length, 0, 1e15) * 1000);
                if (measure == Measure.WALL_TIME) {
                    assembler.addSample(
                            node.row,
                            node.nextPlace(whole),
                            node.row == CallTree.ROOT ? SampleKind.IDLE : SampleKind.GUEST,
                            Math.round(Math.clamp(time, 0, 1e15) * 1000),
                            nanoseconds,
                            0);
                } else {
                    assembler.add(node.row, whole, measure, nanoseconds);
                }
            }
        }
    }
}
