package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.ProfileAssembler.Place;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.SampleKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the Firefox Profiler's processed format. Tables stand in each thread in old versions and in
 * {@code shared} in new ones; both are looked for.
 */
final class FirefoxReader {

    private final Json document;
    private final ProfileFile file;
    private final ProfileAssembler assembler = new ProfileAssembler();
    private final List<String> categories = new ArrayList<>();
    private final double interval;
    private final double cpuUnit;

    FirefoxReader(Json document, ProfileFile file) throws ProfileFileException {
        this.document = document;
        this.file = file;
        Json meta = document.get("meta");
        this.interval = meta.has("interval") ? meta.get("interval").number() : 1;
        this.cpuUnit =
                meta.has("sampleUnits")
                                && !meta.get("sampleUnits").text("threadCPUDelta", "").equals("ns")
                        ? 1000
                        : 1;
        if (meta.has("categories")) {
            Json list = meta.get("categories");
            for (int i = 0; i < list.size(); i++) {
                categories.add(list.at(i).text("name", ""));
            }
        }
    }

    Profile read() throws ProfileFileException {
        Json threads = document.get("threads");
        List<Optional<Measure>> measures = new ArrayList<>();
        Set<Optional<Measure>> different = new HashSet<>();
        for (int i = 0; i < threads.size(); i++) {
            Optional<Measure> measure = measure(threads.at(i));
            measures.add(measure);
            different.add(measure);
        }
        boolean ours = different.size() == measures.size();
        for (int i = 0; i < threads.size(); i++) {
            add(threads.at(i), measures.get(i), ours);
        }
        if (measures.isEmpty()) {
            throw threads.wrong("is empty");
        }
        Measure weight = measures.getFirst().orElse(Measure.WALL_TIME);
        String guest = document.get("meta").text("product", file.name());
        return assembler.profile(
                new ProfileInfo(guest, ForeignMeasure.kind(weight), List.of()), weight);
    }

    /** What a thread's weights count; empty for samples that stand for time. */
    private static Optional<Measure> measure(Json thread) throws ProfileFileException {
        String type = thread.get("samples").text("weightType", "samples");
        return ForeignMeasure.ours(thread.text("name", ""))
                .filter(measure -> FirefoxThread.weightType(measure).equals(type))
                .filter(measure -> measure != Measure.SAMPLES || type.equals("none"))
                .or(
                        () ->
                                type.equals("bytes")
                                        ? Optional.of(Measure.ALLOCATED_BYTES)
                                        : Optional.empty());
    }

    private Json table(Json thread, String name) throws ProfileFileException {
        return thread.has(name) ? thread.get(name) : document.get("shared").get(name);
    }

    private void add(Json thread, Optional<Measure> measure, boolean alone)
            throws ProfileFileException {
        Stacks stacks = new Stacks(thread, alone ? Optional.empty() : Optional.of(thread));
        Json samples = thread.get("samples");
        Json column = samples.get("stack");
        double time = 0;
        for (int i = 0; i < column.size(); i++) {
            time =
                    samples.has("time")
                            ? at(samples, "time", i, 0)
                            : time + at(samples, "timeDeltas", i, 0);
            if (column.isNullAt(i)) {
                continue;
            }
            int stack = column.indexAt(i, stacks.size());
            double weight = at(samples, "weight", i, 1);
            if (measure.isPresent()) {
                double scale = FirefoxThread.isTime(measure.get()) ? 1e6 : 1;
                assembler.add(
                        stacks.row(stack),
                        stacks.place(stack),
                        measure.get(),
                        Math.round(weight * scale));
            } else {
                boolean inTime = samples.text("weightType", "samples").equals("tracing-ms");
                assembler.addSample(
                        stacks.row(stack),
                        stacks.place(stack),
                        stacks.kind(stack),
                        Math.round(time * 1e6),
                        Math.round(weight * (inTime ? 1 : interval) * 1e6),
                        Math.round(at(samples, "threadCPUDelta", i, 0) * cpuUnit));
            }
        }
    }

    private static double at(Json samples, String name, int index, double otherwise)
            throws ProfileFileException {
        if (!samples.has(name) || samples.get(name).isNullAt(index)) {
            return otherwise;
        }
        double value = samples.get(name).at(index).number();
        if (!(Math.abs(value) < 1e15)) {
            throw samples.get(name).at(index).wrong("is too large");
        }
        return value;
    }

    /** The stacks of one thread; rows and places are made when they are asked for. */
    private final class Stacks {
        private final Json strings;
        private final Json frame;
        private final Json prefix;
        private final Json frames;
        private final Json funcs;
        private final Optional<Json> files;
        private final FirefoxStack[] made;
        private final int base;

        Stacks(Json thread, Optional<Json> named) throws ProfileFileException {
            this.strings = table(thread, "stringArray");
            Json table = table(thread, "stackTable");
            this.frame = table.get("frame");
            this.prefix = table.get("prefix");
            this.frames = table(thread, "frameTable");
            this.funcs = table(thread, "funcTable");
            this.files =
                    document.has("shared") && document.get("shared").has("sources")
                            ? Optional.of(document.get("shared").get("sources"))
                            : Optional.empty();
            this.made = new FirefoxStack[size()];
            String name = named.isPresent() ? named.get().text("name", "") : "";
            this.base =
                    named.isEmpty()
                            ? CallTree.ROOT
                            : assembler.outermost(
                                    assembler.function(
                                            FunctionLabel.named(name.isEmpty() ? "thread" : name)));
        }

        int size() throws ProfileFileException {
            return frame.size();
        }

        int row(int stack) throws ProfileFileException {
            return get(stack).row(assembler);
        }

        Place place(int stack) throws ProfileFileException {
            return get(stack).place(assembler);
        }

        SampleKind kind(int stack) throws ProfileFileException {
            return switch (get(stack).category()) {
                case "Idle" -> SampleKind.IDLE;
                case "Host" -> SampleKind.HOST;
                default -> SampleKind.GUEST;
            };
        }

        /** The entry, with those it stands on, which come before it in every file. */
        private FirefoxStack get(int stack) throws ProfileFileException {
            List<Integer> missing = new ArrayList<>();
            int at = stack;
            while (at >= 0 && made[at] == null) {
                missing.add(at);
                at = prefix.isNullAt(at) ? -1 : prefix.indexAt(at, at);
            }
            for (int next : missing.reversed()) {
                int below = prefix.isNullAt(next) ? -1 : prefix.indexAt(next, next);
                made[next] =
                        newStack(next, below < 0 ? Optional.empty() : Optional.of(made[below]));
                // Callers get their paths first, so that no depth of stack is too deep.
                made[next].row(assembler);
            }
            return made[stack];
        }

        private FirefoxStack newStack(int stack, Optional<FirefoxStack> below)
                throws ProfileFileException {
            Json funcColumn = frames.get("func");
            int at = frame.indexAt(stack, funcColumn.size());
            int func = funcColumn.indexAt(at, funcs.get("name").size());
            String category =
                    frames.has("category") && !frames.get("category").isNullAt(at)
                            ? categoryName(frames.get("category").at(at).whole())
                            : "";
            return new FirefoxStack(
                    below,
                    base,
                    new FunctionLabel(
                            name(func),
                            fileOf(func),
                            (int) columnAt(funcs, "lineNumber", func, 0),
                            category.equals("Host") || name(func).equals(StackTable.HOST.name())),
                    columnAt(frames, "address", at, -1),
                    (int) columnAt(frames, "inlineDepth", at, 0),
                    (int) columnAt(frames, "line", at, 0),
                    (int) columnAt(frames, "column", at, 0),
                    category);
        }

        private String categoryName(long number) {
            return number >= 0 && number < categories.size() ? categories.get((int) number) : "";
        }

        private String name(int func) throws ProfileFileException {
            String name = strings.at(funcs.get("name").indexAt(func, strings.size())).text();
            return name.isEmpty() ? "(no name)" : name;
        }

        private Optional<String> fileOf(int func) throws ProfileFileException {
            if (funcs.has("fileName") && !funcs.get("fileName").isNullAt(func)) {
                return Optional.of(
                        strings.at(funcs.get("fileName").indexAt(func, strings.size())).text());
            }
            if (files.isPresent() && funcs.has("source") && !funcs.get("source").isNullAt(func)) {
                Json names = files.get().get("filename");
                int name =
                        names.indexAt(
                                funcs.get("source").indexAt(func, names.size()), strings.size());
                return Optional.of(strings.at(name).text());
            }
            return Optional.empty();
        }

        private static long columnAt(Json table, String column, int index, long otherwise)
                throws ProfileFileException {
            return table.has(column) && !table.get(column).isNullAt(index)
                    ? Math.clamp(table.get(column).at(index).whole(), -1, Integer.MAX_VALUE)
                    : otherwise;
        }
    }
}
