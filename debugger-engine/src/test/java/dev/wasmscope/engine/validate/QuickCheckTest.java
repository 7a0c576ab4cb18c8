package dev.wasmscope.engine.validate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The quick check knows what compilers emit, and never accepts what the full one refuses. */
class QuickCheckTest {
    /** Changed bodies per guest; {@code -Dwasmscope.mutations=N} for more. */
    private static final int MUTATIONS = Integer.getInteger("wasmscope.mutations", 2000);

    private static List<Module> guests() throws IOException {
        try (Stream<Path> files = Files.walk(TestInputs.guest(""))) {
            return files.filter(file -> file.toString().endsWith(".wasm"))
                    .sorted()
                    .map(QuickCheckTest::read)
                    .filter(module -> module.bytes().length < 4 << 20)
                    .toList();
        }
    }

    private static Module read(Path file) {
        try {
            return ModuleReader.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void compiledCAndRustIsKnown() throws IOException {
        int known = 0;
        int all = 0;
        for (Module module : guests()) {
            QuickCheck quick = new QuickCheck(new QuickContext(module));
            for (FunctionInfo function : module.functions()) {
                if (!function.isImported() && !usesGc(module)) {
                    all++;
                    known += quick.accepts(function) ? 1 : 0;
                }
            }
        }
        assertTrue(all > 5_000, all + " functions");
        assertTrue(known > 0.99 * all, known + " of " + all + " functions are known");
    }

    private static boolean usesGc(Module module) {
        return module.types().size()
                != module.types().stream().filter(QuickCheckTest::plain).count();
    }

    private static boolean plain(dev.wasmscope.engine.module.SubType type) {
        return type.composite() instanceof dev.wasmscope.engine.module.FuncType f
                && TypeCodes.of(f) != null;
    }

    @Test
    void neverAcceptsAChangedBodyThatTheFullValidatorRefuses() throws IOException {
        Random random = new Random(3);
        int accepted = 0;
        int refused = 0;
        for (Module module : guests()) {
            List<FunctionInfo> bodies =
                    module.functions().stream()
                            .filter(f -> !f.isImported() && f.bodyRange().length() < 2000)
                            .toList();
            ModuleValidator full = ModuleValidator.validateModule(module);
            QuickCheck quick = new QuickCheck(new QuickContext(module));
            for (int i = 0; i < MUTATIONS / 10 && !bodies.isEmpty(); i++) {
                FunctionInfo function = bodies.get(random.nextInt(bodies.size()));
                byte[] bytes = module.bytes();
                int start = (int) function.bodyRange().start();
                byte[] before =
                        java.util.Arrays.copyOfRange(
                                bytes, start, (int) function.bodyRange().end());
                change(bytes, start, before.length, random);
                String problem = problem(full, function);
                boolean quickly = quick.accepts(function);
                if (quickly && problem != null) {
                    fail(
                            "accepted function %d of %s: %s"
                                    .formatted(function.index(), module, problem));
                }
                accepted += quickly ? 1 : 0;
                refused += problem != null ? 1 : 0;
                System.arraycopy(before, 0, bytes, start, before.length);
            }
        }
        assertTrue(
                accepted > 100 && refused > 1000, accepted + " accepted, " + refused + " refused");
    }

    private static void change(byte[] bytes, int start, int length, Random random) {
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = start + random.nextInt(length);
            bytes[at] =
                    random.nextBoolean()
                            ? (byte) random.nextInt(256)
                            : bytes[start + random.nextInt(length)];
        }
    }

    private static String problem(ModuleValidator full, FunctionInfo function) {
        try {
            full.validateBody(function.index());
            return null;
        } catch (InvalidModuleException | MalformedModuleException e) {
            return e.getMessage();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // a function [] -> [i32] with an i32 memory; tag 0 is [i32] -> []
        "00 41 00 0b, true",
        "00 42 00 0b, false",
        "00 41 80 80 80 80 08 0b, false",
        "00 41 80 80 80 80 78 0b, true",
        "00 41 80 80 80 80 80 00 0b, false",
        "00 41 00 0b 0b, false",
        "00 41 00, false",
        "00 00 0b, true",
        "00 00 6a 0b, true",
        "00 00 42 00 6a 0b, false",
        "01 01 7f 20 00 0b, true",
        "01 01 7f 20 01 0b, false",
        "01 d1 86 03 7f 20 00 0b, false",
        "00 41 00 04 7f 41 01 05 41 02 0b 0b, true",
        "00 41 00 04 7f 41 01 0b 0b, false",
        "00 02 7f 41 00 05 41 01 0b 0b, false",
        "00 03 40 41 00 0d 00 0b 41 00 0b, true",
        "00 41 00 0d 01 41 00 0b, false",
        "00 41 00 41 00 0e 01 00 00 0b, true",
        "00 41 00 28 02 00 0b, true",
        "00 41 00 28 03 00 0b, false",
        "00 41 00 28 02 80 80 80 80 10 0b, false",
        "00 41 00 fe 10 02 00 0b, true",
        "00 41 00 fe 10 01 00 0b, false",
        "00 41 00 28 42 01 00 0b, false",
        "00 41 00 fd 0f fd 15 0f 0b, true",
        "00 41 00 fd 0f fd 15 10 0b, false",
        "00 10 00 0b, true",
        "00 10 01 0b, false",
        "00 41 00 41 01 41 02 1b 0b, true",
        "00 41 00 42 01 41 02 1b 0b, false",
        "00 06 7f 41 00 07 00 19 41 00 0b 0b, true",
        "00 06 7f 41 00 07 01 0b 0b, false",
        "00 06 40 19 09 00 0b 41 00 0b, true",
        "00 06 40 09 00 0b 41 00 0b, false",
        "00 06 40 18 00 41 00 0b, true",
        "00 06 40 18 01 41 00 0b, false",
        "00 41 00 08 00 0b, true",
        "00 42 00 08 00 0b, false",
    })
    void knowsWhatIsValid(String body, boolean accepted) {
        Module module =
                ModuleReader.read(
                        new ModuleBytes()
                                .section(1, "02 60 00 01 7f  60 01 7f 00")
                                .section(3, "01 00")
                                .section(5, "01 00 01")
                                .section(13, "01 00 01")
                                .bodies(body)
                                .build());
        FunctionInfo function = module.functions().getFirst();
        boolean quickly = new QuickCheck(new QuickContext(module)).accepts(function);
        if (accepted) {
            assertTrue(quickly);
            ModuleValidator.validateModule(module).validateBody(0);
        } else {
            assertFalse(quickly);
            assertFalse(problem(ModuleValidator.validateModule(module), function) == null);
        }
    }
}
