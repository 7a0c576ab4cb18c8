package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.engine.module.CodeLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is executed where structure markers stand, and where the next instruction is. */
class WhereControlGoesTest {
    @TempDir private Path folder;

    /**
     * 3 {@code i32.const 1}, 5 {@code if}, 7 {@code call 1}, 9 {@code else}, 10 {@code call 1}, 12
     * {@code end}, 13 {@code loop}, 15 {@code nop}, 16 {@code end}, 17 the last {@code end}.
     */
    private ModuleView module() throws Exception {
        byte[] bytes =
                new ModuleBytes()
                        .section(1, "01 60 00 00")
                        .section(3, "02 00 00")
                        .bodies("00 4101 0440 1001 05 1001 0b 0340 01 0b 0b", "00 0b")
                        .build();
        return ModuleView.read(
                Files.write(folder.resolve("control.wasm"), bytes), PathMappings.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "3,3", "5,5", "7,7", "9,15", // reached behind the call only, and so skips the other branch
        "10,10", "12,15", "13,15", "15,15", "16,17", "17,17", "2,", "4,", "18,", "9999,"
    })
    void executedFrom(long offset, Long executed) throws Exception {
        assertEquals(
                executed, module().executedFrom(offset).map(CodeLocation::codeOffset).orElse(null));
    }

    @ParameterizedTest
    @CsvSource({"3,5", "5,7", "7,9", "9,10", "12,13", "16,17", "17,18", "4,", "2,", "9999,"})
    void behind(long offset, Long next) throws Exception {
        OptionalLong behind = module().behind(offset);
        assertEquals(next, behind.isPresent() ? (Long) behind.getAsLong() : null);
    }

    @Test
    void aFunctionWithoutLinesBeginsWithItsFirstInstruction() throws Exception {
        assertEquals(new CodeLocation(0, 3), module().entry(0).orElseThrow());
    }
}
