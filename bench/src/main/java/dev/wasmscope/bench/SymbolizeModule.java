package dev.wasmscope.bench;

import dev.wasmscope.dwarf.DwarfInfo;
import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.expr.WasmValue;
import dev.wasmscope.dwarf.scope.SourceFrame;
import dev.wasmscope.dwarf.scope.Variable;
import dev.wasmscope.dwarf.section.DebugSections;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.module.CustomSection;
import dev.wasmscope.engine.module.Module;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What the debug information of one module costs: to find the first address, ten thousand, a
 * million, to keep all lines, and to show the variables of a stop. Times are processor time of the
 * asking thread, which other work on the machine does not change much.
 */
final class SymbolizeModule {
    private static final int ROUNDS = 5;
    private static final int STOPS = 2_000;
    private static final int ADDRESSES = 10_000;
    private static final double MILLI = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Module module;
    private int sink;
    private final long[] addresses = new long[ADDRESSES];

    private SymbolizeModule(Module module) {
        this.module = module;
        Random random = new Random(1);
        long end = module.functions().getLast().codeEnd();
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = random.nextLong(end);
        }
    }

    /**
     * Measures one module.
     *
     * @param args the module's file
     */
    public static void main(String[] args) throws IOException {
        Module module = ModuleReader.read(Files.readAllBytes(Path.of(args[0])));
        SymbolizeModule bench = new SymbolizeModule(module);
        for (int round = 1; round <= ROUNDS; round++) {
            bench.round(round);
        }
        System.out.println("(" + bench.sink + " characters shown)");
    }

    private void round(int number) {
        long before = used();
        long start = threads.getCurrentThreadCpuTime();
        DwarfInfo info = DwarfInfo.read(sections());
        int frames = info.framesAt(addresses[0]).size();
        long first = threads.getCurrentThreadCpuTime();
        frames += lookUp(info);
        long all = threads.getCurrentThreadCpuTime();
        frames += lookUp(info);
        long again = threads.getCurrentThreadCpuTime();
        int count = info.rows(0, 1L << 32).size();
        System.out.printf(
                "round %d: first address %.0f ms, %,d addresses %.0f ms, again %.1f ms"
                        + " (%.2f M/s), %d MiB retained with all %,d rows, %d frames%n",
                number,
                (first - start) / MILLI,
                ADDRESSES,
                (all - first) / MILLI,
                (again - all) / MILLI,
                ADDRESSES * 1e3 / (again - all),
                (used() - before) >> 20,
                count,
                frames);
        variables(info);
    }

    private int lookUp(DwarfInfo info) {
        int frames = 0;
        for (long address : addresses) {
            frames += info.framesAt(address).size();
        }
        return frames;
    }

    /**
     * What a stop asks at each address: the frames, the top one's variables, and for each its type,
     * its value on one line and where it is. The guest is made up: every local and byte is there.
     */
    private void variables(DwarfInfo info) {
        double[] times = new double[STOPS];
        int variables = 0;
        for (int i = 0; i < STOPS; i++) {
            long pc = addresses[i];
            info.framesAt(pc); // its unit is read
            long start = threads.getCurrentThreadCpuTime();
            List<SourceFrame> frames = info.framesAt(pc);
            List<Variable> all = frames.isEmpty() ? List.of() : info.variables(frames.getFirst());
            for (Variable variable : all) {
                Value value = variable.read(FRAME, pc);
                sink += value.typeName().length() + value.summary().length();
            }
            variables += all.size();
            times[i] = (threads.getCurrentThreadCpuTime() - start) / MILLI;
        }
        Arrays.sort(times);
        System.out.printf(
                "  top frame's variables at %,d addresses, %,d in all: median %.2f ms, 99 %% below"
                        + " %.1f ms, worst %.1f ms%n",
                STOPS, variables, times[STOPS / 2], times[STOPS * 99 / 100], times[STOPS - 1]);
    }

    private static final FrameContext FRAME =
            new FrameContext() {
                @Override
                public Answer<byte[]> readMemory(long address, int length) {
                    return Answer.of(new byte[length]);
                }

                @Override
                public Answer<WasmValue> local(int index) {
                    return Answer.of(WasmValue.i32(0x10000));
                }

                @Override
                public Answer<WasmValue> global(int index) {
                    return Answer.of(WasmValue.i32(0x10000));
                }

                @Override
                public Answer<WasmValue> operandStack(int index) {
                    return Answer.of(WasmValue.i32(0x10000));
                }
            };

    private DebugSections sections() {
        DebugSections.Builder sections = DebugSections.builder();
        for (CustomSection section : module.customSections()) {
            sections.add(
                    section.name(),
                    module.bytes(),
                    (int) section.contents().start(),
                    (int) section.contents().length());
        }
        return sections.build();
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
