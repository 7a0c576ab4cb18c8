package dev.wasmscope.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.exec.ExternInstance;
import dev.wasmscope.engine.exec.GlobalInstance;
import dev.wasmscope.engine.exec.HostFunctionInstance;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.Store;
import dev.wasmscope.engine.exec.StoreLimits;
import dev.wasmscope.engine.exec.TableInstance;
import dev.wasmscope.engine.exec.TagInstance;
import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.exec.TrapKind;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.ExternType;
import dev.wasmscope.engine.module.Import;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.validate.ModuleValidator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What it costs to open one module, the first time and when the code for it is warm. */
final class OpenModule {
    private static final int TIMES = 5;

    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Path file;

    private OpenModule(Path file) {
        this.file = file;
    }

    public static void main(String[] args) throws IOException {
        new OpenModule(Path.of(args[0])).run();
    }

    private void run() throws IOException {
        List<Double> seconds = new ArrayList<>();
        Instance kept = null;
        for (int i = 0; i < TIMES; i++) {
            kept = null;
            long before = system.getProcessCpuTime();
            kept = open();
            seconds.add((system.getProcessCpuTime() - before) / 1e9);
        }
        System.out.printf(
                "%-24s %5.1f MB: first %.2f s, fifth %.2f s, %3d MiB retained%n",
                file.getFileName(),
                Files.size(file) / 1e6,
                seconds.getFirst(),
                seconds.getLast(),
                retained(kept) >> 20);
    }

    private Instance open() throws IOException {
        Module module = ModuleReader.read(Files.readAllBytes(file));
        ModuleValidator validated = ModuleValidator.validateAll(module);
        return new Store(StoreLimits.DEFAULT).prepare(validated, stubs(module));
    }

    /** All of the heap but the guest's memories. */
    private static long retained(Instance instance) {
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        return used
                - instance.memories().stream()
                        .filter(memory -> !memory.isShared())
                        .mapToLong(Memory::sizeBytes)
                        .sum();
    }

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
            case ExternType.Tag t -> new TagInstance(module.funcType(t.type().typeIndex()));
        };
    }
}
