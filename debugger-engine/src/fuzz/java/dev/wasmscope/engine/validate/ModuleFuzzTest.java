package dev.wasmscope.engine.validate;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes are, reading and validating them ends in a module or in one of two exceptions.
 */
@Tag("fuzz")
class ModuleFuzzTest {
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void readsDecodesAndValidates(byte[] bytes) {
        try {
            Module module = ModuleReader.read(bytes);
            ModuleValidator.validateModule(module);
            for (FunctionInfo function : module.functions()) {
                if (!function.isImported()) {
                    decode(module, function.index());
                }
            }
            ModuleValidator.validateAll(module);
        } catch (MalformedModuleException | InvalidModuleException _) {
            // what it says of a bad module is for other tests
        }
    }

    private static void decode(Module module, int function) {
        InstructionCursor cursor = InstructionCursor.ofBody(module, function);
        while (cursor.next()) {
            cursor.opcode();
        }
        cursor.requireFullyRead();
    }

    /** Small modules of the specification's test suite. */
    static Stream<Arguments> seeds() throws IOException {
        try (Stream<Path> files = Files.list(TestInputs.suite("spec-core-3.0"))) {
            return files
                    .filter(file -> file.toString().endsWith(".wasm"))
                    .sorted()
                    .map(ModuleFuzzTest::bytes)
                    .filter(bytes -> bytes.length <= 400)
                    .map(Arguments::of)
                    .limit(1500)
                    .toList()
                    .stream();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
