package dev.wasmscope.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * Real modules of many producers: all of them decode and are valid; cut short they are malformed.
 */
class GuestModulesTest {

    /** A prime, so that the cuts fall on all kinds of places. */
    private static final int CUT_STEP_DIVISOR = 211;

    @TestFactory
    Stream<DynamicTest> decodeAndValidate() throws IOException {
        return guests().map(path -> test(path, () -> checkValid(Files.readAllBytes(path))));
    }

    @TestFactory
    Stream<DynamicTest> cutShort() throws IOException {
        return guests().map(path -> test(path, () -> checkCuts(Files.readAllBytes(path))));
    }

    private static Stream<Path> guests() throws IOException {
        Path root = TestInputs.guest("");
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> modules =
                    files.filter(file -> file.toString().endsWith(".wasm")).sorted().toList();
            assertFalse(modules.isEmpty(), "no guests below " + root);
            return modules.stream();
        }
    }

    private static DynamicTest test(Path path, Executable body) {
        return DynamicTest.dynamicTest(path.getFileName().toString(), body);
    }

    private static void checkValid(byte[] bytes) {
        Module module = ModuleReader.read(bytes);
        ModuleValidator validator = ModuleValidator.validateModule(module);
        for (FunctionInfo function : module.functions()) {
            if (!function.isImported()) {
                checkFacts(module, validator.validateBody(function.index()));
            }
        }
    }

    private static void checkFacts(Module module, FunctionFacts facts) {
        FunctionInfo function = module.functions().get(facts.functionIndex());
        assertEquals(
                facts.functionIndex(),
                module.functionIndexAt(function.codeOffset()).orElse(-1),
                "function at its own offset");
        BlockTable blocks = facts.blocks();
        for (int block = 0; block < blocks.size(); block++) {
            assertTrue(blocks.end(block) > blocks.start(block) || block == 0, "block is closed");
            assertTrue(blocks.height(block) <= facts.maxOperands(), "height of a block");
            if (block > 0) {
                assertEquals(block, blocks.openedAt(blocks.start(block)));
                assertTrue(blocks.end(block) < blocks.end(blocks.parent(block)), "nesting");
            }
        }
        assertEquals(function.codeEnd() - 1, blocks.end(0), "the body's end is its last byte");
        assertTrue(
                InstructionCursor.at(module, function.index(), blocks.end(0)).next(),
                "end can be decoded alone");
    }

    private static void checkCuts(byte[] bytes) {
        int step = Math.max(1, bytes.length / CUT_STEP_DIVISOR);
        int whole = 0;
        for (int length = 0; length < bytes.length; length += step) {
            byte[] cut = Arrays.copyOf(bytes, length);
            try {
                // Between two sections a cut leaves a module; it must not reach beyond its bytes.
                Module module = ModuleReader.read(cut);
                assertEquals(length, module.sections().getLast().contents().end());
                whole++;
            } catch (MalformedModuleException e) {
                assertTrue(e.fileOffset() <= length, e.getMessage());
                assertFalse(e.section().isEmpty(), e.getMessage());
            }
        }
        assertTrue(whole <= 2, "cuts that were accepted: " + whole);
    }
}
