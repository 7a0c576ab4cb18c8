package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.Columns.DamagedSection;
import dev.wasmscope.profiler.exchange.TableCodec.Extent;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CodeCounts;
import dev.wasmscope.profiler.model.CodePositions;
import dev.wasmscope.profiler.model.ProfileTable;
import dev.wasmscope.profiler.model.SampleKind;
import dev.wasmscope.profiler.model.SampleTable;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Every detail table that our own file keeps. */
final class TableCodecs {

    private TableCodecs() {}

    static List<TableCodec<?>> all() {
        List<TableCodec<?>> all = new ArrayList<>(NumberTableCodec.all());
        all.add(new CodeCountsCodec());
        all.add(new CodePositionsCodec());
        all.add(new SampleTableCodec());
        all.add(new MarksCodec());
        return all;
    }

    static Optional<TableCodec<?>> of(String section) {
        return all().stream().filter(codec -> codec.section().equals(section)).findFirst();
    }

    /** The table's section; empty for a class that no codec knows. */
    static Optional<Columns> write(ProfileTable table) {
        return all().stream()
                .filter(codec -> codec.type().isInstance(table))
                .findFirst()
                .map(codec -> write(codec, table));
    }

    private static <T extends ProfileTable> Columns write(TableCodec<T> codec, ProfileTable table) {
        Columns columns = new Columns(codec.section());
        codec.write(codec.type().cast(table), columns);
        return columns;
    }

    static int[] ints(int size, IntUnaryOperator value) {
        return IntStream.range(0, size).map(value).toArray();
    }

    static long[] longs(int size, IntToLongFunction value) {
        return IntStream.range(0, size).mapToLong(value).toArray();
    }

    private static final class CodeCountsCodec implements TableCodec<CodeCounts> {
        @Override
        public Class<CodeCounts> type() {
            return CodeCounts.class;
        }

        @Override
        public void write(CodeCounts table, Columns to) {
            int size = table.size();
            to.put("row", ints(size, table::row))
                    .put("start", ints(size, table::start))
                    .put("end", ints(size, table::end))
                    .put("instructions", ints(size, table::instructions))
                    .put("count", longs(size, table::count));
        }

        @Override
        public CodeCounts read(Columns from, Extent extent) throws DamagedSection {
            return new CodeCounts(
                    from.ints("row", 0, extent.rows()),
                    from.ints("start"),
                    from.ints("end"),
                    from.ints("instructions"),
                    from.longs("count"));
        }
    }

    private static final class SampleTableCodec implements TableCodec<SampleTable> {
        @Override
        public Class<SampleTable> type() {
            return SampleTable.class;
        }

        @Override
        public void write(SampleTable table, Columns to) {
            int size = table.size();
            to.put("time", longs(size, table::time))
                    .put("clock", longs(size, table::clock))
                    .put("row", ints(size, table::row))
                    .put("offset", ints(size, table::offset))
                    .put("wall", longs(size, table::wall))
                    .put("cpu", longs(size, table::cpu))
                    .put("kind", ints(size, sample -> table.kind(sample).ordinal()));
        }

        @Override
        public SampleTable read(Columns from, Extent extent) throws DamagedSection {
            int[] kind = from.ints("kind", 0, SampleKind.values().length);
            byte[] kinds = new byte[kind.length];
            for (int i = 0; i < kind.length; i++) {
                kinds[i] = (byte) kind[i];
            }
            return new SampleTable(
                    from.longs("time"),
                    from.longs("clock"),
                    from.ints("row", 0, extent.rows()),
                    from.ints("offset", CallTree.NONE, Integer.MAX_VALUE),
                    from.longs("wall"),
                    from.longs("cpu"),
                    kinds);
        }
    }

    private static final class CodePositionsCodec implements TableCodec<CodePositions> {
        @Override
        public Class<CodePositions> type() {
            return CodePositions.class;
        }

        @Override
        public void write(CodePositions table, Columns to) {
            List<SourceFrame> frames = table.chains().stream().flatMap(List::stream).toList();
            to.put("function", ints(table.size(), table::function))
                    .put("start", ints(table.size(), table::start))
                    .put("chain", ints(table.size(), table::chain))
                    .put("length", table.chains().stream().mapToInt(List::size).toArray());
            Strings strings = new Strings();
            to.put("name", frames.stream().mapToInt(f -> strings.number(f.name())).toArray())
                    .put(
                            "file",
                            frames.stream()
                                    .mapToInt(f -> f.file().map(strings::number).orElse(-1))
                                    .toArray())
                    .put("line", frames.stream().mapToInt(SourceFrame::line).toArray())
                    .put("column", frames.stream().mapToInt(SourceFrame::column).toArray())
                    .put("strings", strings.all());
        }

        @Override
        public CodePositions read(Columns from, Extent extent) throws DamagedSection {
            List<SourceFrame> frames = frames(from);
            List<List<SourceFrame>> chains = new ArrayList<>();
            int at = 0;
            for (int length : from.ints("length", 0, frames.size() + 1)) {
                if (length > frames.size() - at) {
                    throw new DamagedSection("CodePositions.length adds up to too many frames");
                }
                chains.add(frames.subList(at, at + length));
                at += length;
            }
            return new CodePositions(
                    from.ints("function", 0, extent.functions()),
                    from.ints("start"),
                    from.ints("chain", 0, chains.size()),
                    chains);
        }

        private static List<SourceFrame> frames(Columns from) throws DamagedSection {
            List<String> strings = from.texts("strings");
            int[] name = from.ints("name", 0, strings.size());
            int[] file = from.ints("file", -1, strings.size());
            int[] line = from.ints("line");
            int[] column = from.ints("column");
            if (file.length != name.length
                    || line.length != name.length
                    || column.length != name.length) {
                throw new DamagedSection("CodePositions has frames of unequal columns");
            }
            List<SourceFrame> frames = new ArrayList<>();
            for (int i = 0; i < name.length; i++) {
                frames.add(
                        new SourceFrame(
                                strings.get(name[i]),
                                file[i] < 0 ? Optional.empty() : Optional.of(strings.get(file[i])),
                                line[i],
                                column[i]));
            }
            return frames;
        }
    }
}
