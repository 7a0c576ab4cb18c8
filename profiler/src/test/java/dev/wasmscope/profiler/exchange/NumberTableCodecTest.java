package dev.wasmscope.profiler.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasmscope.profiler.exchange.Columns.DamagedSection;
import dev.wasmscope.profiler.exchange.TableCodec.Extent;
import dev.wasmscope.profiler.model.HostCallTable;
import dev.wasmscope.profiler.model.NumberColumns;
import dev.wasmscope.profiler.model.NumberTable;
import dev.wasmscope.profiler.model.ProfileTable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables of numbers survive our own file, and what points nowhere is refused. */
class NumberTableCodecTest {
    static List<TableCodec<?>> codecs() {
        return NumberTableCodec.all();
    }

    @ParameterizedTest
    @MethodSource("codecs")
    <T extends NumberTable> void aTableIsWrittenAndRead(NumberTableCodec<T> codec)
            throws DamagedSection {
        boolean single = codec.section().equals("AllocationTotals");
        long[][] columns = new long[codec.names().size()][single ? 1 : 3];
        for (int i = 0; i < columns.length; i++) {
            Arrays.setAll(columns[i], row -> row);
        }
        T table = codec.make().apply(new NumberColumns(codec.names(), columns), List.of("malloc"));
        Columns section = new Columns(codec.section());
        codec.write(table, section);
        assertEquals(table, codec.read(section, new Extent(3, 3)));
    }

    @Test
    void everyTableOfNumbersHasACodec() {
        List<Class<?>> permitted = List.of(NumberTable.class.getPermittedSubclasses());
        List<Class<? extends ProfileTable>> known =
                NumberTableCodec.all().stream()
                        .<Class<? extends ProfileTable>>map(TableCodec::type)
                        .toList();
        assertEquals(List.of(), permitted.stream().filter(c -> !known.contains(c)).toList());
    }

    @Test
    void aRowThatIsNotThereIsRefused() {
        NumberColumns numbers =
                NumberColumns.ofRows(HostCallTable.COLUMNS, List.of(new long[] {5, 1, 0, 0, 0, 0}));
        NumberTableCodec<?> codec = codec(HostCallTable.class);
        Columns section = new Columns("HostCallTable");
        for (String name : numbers.names()) {
            section.put(name, numbers.column(name));
        }
        section.put("texts", List.of());
        DamagedSection why =
                assertThrows(DamagedSection.class, () -> codec.read(section, new Extent(5, 5)));
        assertEquals("HostCallTable.row points to 5 of 5", why.getMessage());
    }

    private static NumberTableCodec<?> codec(Class<?> type) {
        return (NumberTableCodec<?>)
                NumberTableCodec.all().stream()
                        .filter(codec -> codec.type().equals(type))
                        .findFirst()
                        .orElseThrow();
    }
}
