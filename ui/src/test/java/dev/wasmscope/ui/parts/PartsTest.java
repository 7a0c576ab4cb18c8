package dev.wasmscope.ui.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {
    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                7,
                -7,
                999,
                -999,
                1000,
                -1000,
                12_345,
                123_456,
                -123_456,
                1_234_567,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void digitsAreGroupedAsAFormatterDoes(long number) {
        assertEquals(
                String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f'),
                Parts.grouped(number));
    }
}
