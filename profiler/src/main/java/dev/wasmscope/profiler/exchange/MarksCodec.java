package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.Columns.DamagedSection;
import dev.wasmscope.profiler.model.Marks;
import dev.wasmscope.profiler.model.Marks.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Marks in our own file. */
final class MarksCodec implements TableCodec<Marks> {

    @Override
    public Class<Marks> type() {
        return Marks.class;
    }

    @Override
    public void write(Marks table, Columns to) {
        List<Mark> marks = table.marks();
        to.put("clock", marks.stream().mapToLong(Mark::clock).toArray())
                .put("time", marks.stream().mapToLong(Mark::time).toArray())
                .put("has_argument", marks.stream().mapToInt(MarksCodec::hasArgument).toArray())
                .put("argument", marks.stream().mapToLong(m -> m.argument().orElse(0)).toArray())
                .put("name", marks.stream().map(Mark::name).toList())
                .put("text", marks.stream().map(Mark::text).toList());
    }

    private static int hasArgument(Mark mark) {
        return mark.argument().isPresent() ? 1 : 0;
    }

    @Override
    public Marks read(Columns from, Extent extent) throws DamagedSection {
        long[] clock = from.longs("clock");
        long[] time = from.longs("time");
        int[] hasArgument = from.ints("has_argument", 0, 2);
        long[] argument = from.longs("argument");
        List<String> name = from.texts("name");
        List<String> text = from.texts("text");
        int size = clock.length;
        if (time.length != size
                || hasArgument.length != size
                || argument.length != size
                || name.size() != size
                || text.size() != size) {
            throw new DamagedSection("Marks has unequal columns");
        }
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            OptionalLong value =
                    hasArgument[i] == 1 ? OptionalLong.of(argument[i]) : OptionalLong.empty();
            marks.add(new Mark(clock[i], time[i], name.get(i), value, text.get(i)));
        }
        return new Marks(marks);
    }
}
