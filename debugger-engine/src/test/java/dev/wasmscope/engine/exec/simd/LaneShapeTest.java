package dev.wasmscope.engine.exec.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneShapeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I8X16 | i8x16 0 0 -128 63 -1 0 0 0 0 0 0 0 0 0 -8 127",
                "I16X8 | i16x8 0 16256 255 0 0 0 0 32760",
                "I32X4 | i32x4 1065353216 255 0 2146959360",
                "I64X2 | i64x2 1096282013696 9221120237041090560",
                "F32X4 | f32x4 1.0 3.57E-43 0.0 NaN",
                "F64X2 | f64x2 5.41635281121E-312 NaN"
            })
    void showsEveryLane(LaneShape shape, String text) {
        assertEquals(text, shape.describe(0x0000_00ff_3f80_0000L, 0x7ff8_0000_0000_0000L));
    }
}
