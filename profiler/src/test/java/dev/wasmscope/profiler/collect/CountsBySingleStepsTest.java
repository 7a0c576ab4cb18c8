package dev.wasmscope.profiler.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.RunMode;
import dev.wasmscope.engine.exec.Store;
import dev.wasmscope.engine.exec.StoreLimits;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.probe.PageAccesses;
import dev.wasmscope.profiler.model.BranchCounts;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.LoopCounts;
import dev.wasmscope.profiler.model.MemoryTraffic;
import dev.wasmscope.profiler.model.PageHeat;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.symbol.Traffic;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables of branches, loops, pages and memory traffic of random programs, beside what single steps
 * of the same programs see. {@code -Dwasmscope.fuzz.modules=N} asks for more programs.
 */
class CountsBySingleStepsTest {
    private static final long FIRST = Long.getLong("wasmscope.fuzz.seed", 1);
    private static final long COUNT = Long.getLong("wasmscope.fuzz.modules", 40);
    private static final int PAGE = PageHeat.PAGE;

    @TempDir Path folder;

    /** What steps see: sums by words such as {@code 0:12 taken}. */
    private static final class Seen {
        final Map<String, Long> branches = new TreeMap<>();
        final Map<String, Long> loops = new TreeMap<>();
        final Map<String, Long> pages = new TreeMap<>();
        final Map<String, Long> traffic = new TreeMap<>();
    }

    @Test
    void tablesSayWhatSingleStepsSee() throws Exception {
        long branches = 0;
        long accesses = 0;
        for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
            Seen seen = stepped(seed);
            Profile profile = profiled(seed);
            String what = "seed " + seed;
            assertEquals(seen.branches, branches(profile), what + ", branches");
            assertEquals(seen.loops, loops(profile), what + ", loops");
            assertEquals(seen.pages, pages(profile), what + ", pages");
            assertEquals(seen.traffic, traffic(profile), what + ", traffic");
            assertEquals(total(pages(profile), "R"), total(traffic(profile), "R"), what);
            assertEquals(total(pages(profile), "W"), total(traffic(profile), "W"), what);
            branches += seen.branches.values().stream().mapToLong(Long::longValue).sum();
            accesses += seen.traffic.values().stream().mapToLong(Long::longValue).sum();
        }
        assertTrue(branches > 20 * COUNT && accesses > 100 * COUNT, "the programs do something");
    }

    private static GuestThread thread(long seed) {
        Store store = new Store(StoreLimits.DEFAULT);
        GuestThread thread = new GuestThread(store);
        var instance = store.instantiate(ModuleReader.read(RandomProgram.of(seed)), Imports.of());
        thread.start(instance.function(0), List.of());
        return thread;
    }

    private Profile profiled(long seed) throws Exception {
        CallPathCollector collector = new CallPathCollector();
        PageAccesses pages = new PageAccesses();
        GuestThread thread = thread(seed);
        thread.setInstrumentation(collector.instructions().withPages(pages));
        ExecutionResult result = thread.resume(RunMode.PLAIN);
        assertTrue(result instanceof ExecutionResult.Completed, "seed " + seed + ": " + result);
        Profile profile = collector.profile("random", thread.clock()).with(PageHeats.of(pages));
        Path file = Files.write(folder.resolve("random.wasm"), RandomProgram.of(seed));
        try (DebugSession session = DebugSession.open(LaunchConfig.of(file))) {
            return Traffic.addTo(profile, session.module(), pages);
        }
    }

    private static Seen stepped(long seed) {
        byte[] code = RandomProgram.code(seed);
        Seen seen = new Seen();
        GuestThread thread = thread(seed);
        ExecutionResult result = new ExecutionResult.Stepped();
        while (result instanceof ExecutionResult.Stepped) {
            FrameView frame = thread.frame(0);
            int at = (int) frame.codeOffset();
            String place = frame.functionIndex() + ":" + at;
            List<Value> operands = List.copyOf(frame.operandStack());
            long clock = thread.clock();
            result = thread.step();
            if (thread.clock() != clock) {
                see(seen, code, at, place, operands);
            }
        }
        return seen;
    }

    private static void see(Seen seen, byte[] code, int at, String place, List<Value> operands) {
        int opcode = code[at] & 0xff;
        switch (opcode) {
            case 0x04, 0x0d ->
                    add(
                            seen.branches,
                            place + "/0" + (top(operands, 0) != 0 ? " taken" : " not"),
                            1);
            case 0x0e -> {
                int label = (int) Math.min(top(operands, 0), code[at + 1]);
                for (int i = 0; i <= code[at + 1]; i++) {
                    add(seen.branches, place + "/" + i + (i == label ? " taken" : " not"), 1);
                }
            }
            case 0x1a -> { // drop, see RandomProgram
                if (code[at + 1] == 0x03 && code[at + 2] == 0x40 && code[at - 2] == 0x20) {
                    add(seen.loops, loop(place, 1) + " entered", 1);
                } else if (code[at - 4] == 0x03 && code[at - 3] == 0x40 && code[at - 2] == 0x20) {
                    add(seen.loops, loop(place, -4) + " turned", 1);
                }
            }
            case 0xfc -> {
                boolean fill = code[at + 1] == 0x0b;
                long length = top(operands, 0);
                range(seen, place, "w", top(operands, 2), length);
                if (!fill) {
                    range(seen, place, "r", top(operands, 1), length);
                }
            }
            default -> {
                if (opcode >= 0x28 && opcode <= 0x3e) {
                    boolean store = opcode >= 0x36;
                    long address = top(operands, store ? 1 : 0) + unsigned(code, at + 2);
                    int bytes = Objects.requireNonNull(Opcode.byCode(opcode)).accessBytes();
                    once(seen, place, store ? "w" : "r", address / PAGE, bytes);
                    add(seen.traffic, place + (store ? " w" : " r"), 1);
                }
            }
        }
    }

    private static String loop(String place, int distance) {
        int colon = place.indexOf(':') + 1;
        return place.substring(0, colon) + (Integer.parseInt(place.substring(colon)) + distance);
    }

    private static void range(Seen seen, String place, String kind, long from, long length) {
        for (long page = from / PAGE; page * PAGE < from + length; page++) {
            long begin = Math.max(from, page * PAGE);
            long end = Math.min(from + length, (page + 1) * PAGE);
            once(seen, place, kind, page, end - begin);
        }
        add(seen.traffic, place + " " + kind, 1);
    }

    private static void once(Seen seen, String place, String kind, long page, long bytes) {
        String many = kind.equals("w") ? "W" : "R";
        add(seen.pages, page + " " + kind, 1);
        add(seen.pages, page + " " + many, bytes);
        add(seen.traffic, place + " " + many, bytes);
    }

    private static long top(List<Value> operands, int below) {
        return operands.get(operands.size() - 1 - below) instanceof Value.I32(int value)
                ? Integer.toUnsignedLong(value)
                : 0;
    }

    private static long unsigned(byte[] code, int at) {
        long value = 0;
        int shift = 0;
        int next = at;
        do {
            value |= (long) (code[next] & 127) << shift;
            shift += 7;
        } while (code[next++] < 0);
        return value;
    }

    private static void add(Map<String, Long> sums, String word, long value) {
        if (value != 0) {
            sums.merge(word, value, Long::sum);
        }
    }

    private static String place(Profile profile, int function, int offset) {
        FunctionKey key = profile.functions().get(function);
        return ((FunctionKey.Code) key).functionIndex() + ":" + offset;
    }

    private static Map<String, Long> branches(Profile profile) {
        Map<String, Long> sums = new TreeMap<>();
        BranchCounts table = profile.table(BranchCounts.class).orElseThrow();
        for (int i = 0; i < table.size(); i++) {
            String branch =
                    place(profile, table.function(i), table.offset(i)) + "/" + table.label(i);
            add(sums, branch + " taken", table.taken(i));
            add(sums, branch + " not", table.notTaken(i));
        }
        return sums;
    }

    private static Map<String, Long> loops(Profile profile) {
        Map<String, Long> sums = new TreeMap<>();
        LoopCounts table = profile.table(LoopCounts.class).orElseThrow();
        for (int i = 0; i < table.size(); i++) {
            String loop = place(profile, table.function(i), table.offset(i));
            add(sums, loop + " entered", table.entries(i));
            add(sums, loop + " turned", table.iterations(i));
        }
        return sums;
    }

    private static Map<String, Long> pages(Profile profile) {
        Map<String, Long> sums = new TreeMap<>();
        PageHeat table = profile.table(PageHeat.class).orElseThrow();
        for (int i = 0; i < table.size(); i++) {
            add(sums, table.page(i) + " r", table.reads(i));
            add(sums, table.page(i) + " R", table.readBytes(i));
            add(sums, table.page(i) + " w", table.writes(i));
            add(sums, table.page(i) + " W", table.writtenBytes(i));
        }
        return sums;
    }

    private static Map<String, Long> traffic(Profile profile) {
        Map<String, Long> sums = new TreeMap<>();
        MemoryTraffic table = profile.table(MemoryTraffic.class).orElseThrow();
        for (int i = 0; i < table.size(); i++) {
            String place = place(profile, table.function(i), table.offset(i));
            add(sums, place + " r", table.reads(i));
            add(sums, place + " R", table.readBytes(i));
            add(sums, place + " w", table.writes(i));
            add(sums, place + " W", table.writtenBytes(i));
        }
        return sums;
    }

    private static long total(Map<String, Long> sums, String kind) {
        return sums.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(" " + kind))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
