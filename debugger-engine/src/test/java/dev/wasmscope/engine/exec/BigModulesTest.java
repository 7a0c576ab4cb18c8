package dev.wasmscope.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.ExternType;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Import;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.validate.ModuleValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Modules of 10 to 49 MB that people use, from npm: every body decodes and validates, in both
 * validators, and the module is instantiated up to its start. {@code tools/modules/fetch} gets
 * them; without them these tests are skipped. How fast that is, {@code bench/open} measures.
 */
class BigModulesTest {
    private static final long MIB = 1 << 20;

    @TestFactory
    Stream<DynamicTest> decodesValidatesAndIsReadyToRun() throws IOException {
        Path folder = Path.of(System.getProperty("wasmscope.modules", "../target/modules"));
        Assumptions.assumeTrue(
                Files.isDirectory(folder),
                () -> "skipped: needs " + folder + "; tools/modules/fetch gets it");
        List<Path> modules;
        try (Stream<Path> files = Files.walk(folder)) {
            modules = files.filter(f -> f.toString().endsWith(".wasm")).sorted().toList();
        }
        assertEquals(10, modules.size(), "modules below " + folder);
        return modules.stream()
                .map(m -> dynamicTest(folder.relativize(m).toString(), () -> open(m)));
    }

    private static void open(Path file) throws IOException {
        long before = used();
        Module module = ModuleReader.read(Files.readAllBytes(file));
        ModuleValidator validated = ModuleValidator.validateAll(module);
        Instance instance = new Store(StoreLimits.DEFAULT).prepare(validated, stubs(module));
        long retained = used() - before - memoryBytes(instance);
        System.out.printf(
                "%s: %.1f MB, %,d functions, %,d instructions, %d MiB retained%n",
                file.getFileName(),
                module.bytes().length / 1e6,
                module.functions().size(),
                instructions(instance),
                retained / MIB);
        assertTrue(retained < module.bytes().length + 110 * MIB, retained + " bytes retained");
        assertFalse(instance.functions().isEmpty());
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long memoryBytes(Instance instance) {
        return instance.memories().stream().mapToLong(memory -> memory.bytes.length).sum();
    }

    /** Counts, and so has the full validator walk every body. */
    private static long instructions(Instance instance) {
        long count = 0;
        for (FunctionInfo function : instance.module().functions()) {
            if (!function.isImported()) {
                count += instance.validator().validateBody(function.index()).instructionCount();
            }
        }
        return count;
    }

    /** Something of the right type for every import. */
    private static Imports stubs(Module module) {
        Imports.Builder stubs = Imports.builder();
        for (Import wanted : module.imports()) {
            stubs.add(wanted.module(), wanted.name(), stub(module, wanted));
        }
        return stubs.build();
    }

    private static ExternInstance stub(Module module, Import wanted) {
        return switch (wanted.type()) {
            case ExternType.Function f ->
                    new HostFunctionInstance(
                            wanted.module(),
                            wanted.name(),
                            module.funcType(f.typeIndex()),
                            call -> {
                                throw new TrapException(TrapKind.HOST, "a stub was called");
                            });
            case ExternType.Table t -> new TableInstance(t.type(), Integer.MAX_VALUE, null);
            case ExternType.Memory m -> new Memory(m.type(), 65536);
            case ExternType.Global g ->
                    new GlobalInstance(g.type(), Value.defaultOf(g.type().valType()));
            case ExternType.Tag t -> new TagInstance(module.funcType(t.type().typeIndex()), -1);
        };
    }
}
