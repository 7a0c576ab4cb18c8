package dev.wasmscope.engine.exec;

import static dev.wasmscope.engine.exec.SmallModule.body;
import static dev.wasmscope.engine.exec.SmallModule.join;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.host.HostModule;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.engine.probe.SampledStack;
import dev.wasmscope.engine.probe.SampledThread;
import dev.wasmscope.engine.probe.Sampler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples are taken where the guest is, not where it happens to hand over. */
class SamplingTest {
    /** Asks for the next sample as soon as it has one: no clock but the guest's own is involved. */
    static class Chain implements Sampler {
        final List<SampledStack> stacks = new ArrayList<>();
        private final LongUnaryOperator distances;
        private boolean asked;

        Chain(LongUnaryOperator distances) {
            this.distances = distances;
        }

        @Override
        public void resumed(SampledThread thread) {
            if (!asked) {
                asked = true;
                thread.request();
            }
        }

        @Override
        public void stopped(SampledThread thread) {}

        @Override
        public long distance(long stretch) {
            return distances.applyAsLong(stretch);
        }

        @Override
        public void record(boolean records) {}

        @Override
        public void approached(SampledThread thread) {}

        @Override
        public void sampled(SampledThread thread, SampledStack stack) {
            stacks.add(stack);
            thread.request();
        }
    }

    /** Evenly spread over a range that is long beside straight stretches; equal in every run. */
    private static Chain spread(long seed) {
        Random random = new Random(seed);
        return new Chain(stretch -> random.nextLong(32 * stretch));
    }

    /** {@code count} times {@code x = x * 3 + 1}, in one piece. */
    private static byte[] straight(int count) {
        byte[][] pieces = new byte[count][];
        for (int i = 0; i < count; i++) {
            pieces[i] = body(0x20, 1, 0x41, 3, 0x6C, 0x41, 1, 0x6A, 0x21, 1);
        }
        return join(pieces);
    }

    /** {@code count} turns of a loop of seven instructions. */
    private static byte[] shortLoop(int count) {
        return join(
                body(0x41, count, 0x21, 2, 0x03, 0x40),
                body(0x20, 2, 0x41, 1, 0x6B, 0x22, 2, 0x45, 0x45, 0x0D, 0, 0x0B));
    }

    /**
     * Local 0 turns of: a straight stretch, a short loop, a call of a function of one stretch, and
     * an arm of an if that is taken every other turn.
     */
    private static SmallModule kernel(int stretch) {
        byte[] turn =
                join(
                        body(0x03, 0x40),
                        straight(stretch),
                        shortLoop(40),
                        body(0x20, 1, 0x10, 1, 0x21, 1),
                        body(0x20, 0, 0x41, 1, 0x71, 0x04, 0x40),
                        straight(20),
                        body(0x0B, 0x20, 0, 0x41, 1, 0x6B, 0x22, 0, 0x0D, 0, 0x0B, 0x20, 1));
        return new SmallModule()
                .function("kernel", "i", "i", "ii", turn)
                .function("leaf", "i", "i", "i", join(straight(60), body(0x20, 1)));
    }

    private static GuestThread start(SmallModule module, String name, int argument) {
        Store store = new Store(StoreLimits.DEFAULT);
        Instance instance = store.instantiate(module.module(), Imports.none());
        GuestThread thread = new GuestThread(store);
        thread.start(instance.exportedFunction(name).orElseThrow(), List.of(Value.i32(argument)));
        return thread;
    }

    /** How often each instruction is executed, by single steps. */
    private static Map<CodeLocation, Long> executed(GuestThread thread) {
        Map<CodeLocation, Long> counts = new HashMap<>();
        ExecutionResult result = new ExecutionResult.Stepped();
        while (result instanceof ExecutionResult.Stepped) {
            CodeLocation at = thread.location(0);
            long before = thread.clock();
            result = thread.step();
            if (thread.clock() > before) {
                counts.merge(at, 1L, Long::sum);
            }
        }
        return counts;
    }

    private static Map<CodeLocation, Long> leaves(List<SampledStack> stacks) {
        Map<CodeLocation, Long> counts = new HashMap<>();
        for (SampledStack stack : stacks) {
            int top = stack.depth() - 1;
            counts.merge(
                    new CodeLocation(stack.function(top), stack.codeOffset(top)), 1L, Long::sum);
        }
        return counts;
    }

    /** The sum over all instructions of (found - expected)^2 / expected: their number, if fair. */
    private static double chiSquare(Map<CodeLocation, Long> exact, Map<CodeLocation, Long> found) {
        double total = exact.values().stream().mapToLong(Long::longValue).sum();
        double samples = found.values().stream().mapToLong(Long::longValue).sum();
        double sum = 0;
        for (Map.Entry<CodeLocation, Long> entry : exact.entrySet()) {
            double expected = samples * entry.getValue() / total;
            double difference = found.getOrDefault(entry.getKey(), 0L) - expected;
            sum += difference * difference / expected;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 400})
    void theShareOfSamplesIsTheShareOfExecutedInstructions(int stretch) {
        Map<CodeLocation, Long> exact = executed(start(kernel(stretch), "kernel", 40));
        GuestThread thread = start(kernel(stretch), "kernel", stretch < 100 ? 20_000 : 40_000);
        Chain sampler = spread(7);
        thread.setInstrumentation(Instrumentation.NONE.withSampler(sampler));
        assertInstanceOf(ExecutionResult.Completed.class, thread.resume(RunMode.PLAIN));
        assertTrue(sampler.stacks.size() > 1_500, "samples: " + sampler.stacks.size());

        Map<CodeLocation, Long> found = leaves(sampler.stacks);
        found.keySet().removeAll(exact.keySet());
        assertEquals(Map.of(), found, "places that are never executed");
        double chi = chiSquare(exact, leaves(sampler.stacks));
        // chi square with n - 1 degrees of freedom: mean n - 1, variance 2 (n - 1)
        double degrees = exact.size() - 1;
        assertEquals(degrees, chi, 5 * Math.sqrt(2 * degrees), "chi square over instructions");
    }

    @Test
    void samplesWhereTheGuestHandsOverWouldBeUnfair() {
        Map<CodeLocation, Long> exact = executed(start(kernel(30), "kernel", 40));
        GuestThread thread = start(kernel(30), "kernel", 2_000);
        Chain sampler = new Chain(_ -> 0);
        thread.setInstrumentation(Instrumentation.NONE.withSampler(sampler));
        thread.resume(RunMode.PLAIN);
        assertTrue(
                chiSquare(exact, leaves(sampler.stacks)) > 100 * exact.size(),
                "the test above can tell a fair sampler from one that is not");
    }

    @Test
    void aSampledRunComputesTheSameAtTheSameClock() {
        GuestThread plain = start(kernel(30), "kernel", 500);
        GuestThread sampled = start(kernel(30), "kernel", 500);
        sampled.setInstrumentation(Instrumentation.NONE.withSampler(spread(1)));
        assertEquals(plain.resume(RunMode.PLAIN), sampled.resume(RunMode.PLAIN));
        assertEquals(plain.clock(), sampled.clock());
    }

    @Test
    void stepsAndBreakpointsOnTheWayAreAsWithoutSamples() {
        List<String> plain = stops(Instrumentation.NONE);
        Chain sampler = spread(3);
        assertEquals(plain, stops(Instrumentation.NONE.withSampler(sampler)));
        assertTrue(sampler.stacks.size() > 20, "samples: " + sampler.stacks.size());
    }

    /** Every stop at a breakpoint in the leaf, with steps and limits in between. */
    private static List<String> stops(Instrumentation instrumentation) {
        GuestThread thread = start(kernel(30), "kernel", 1_000);
        thread.setInstrumentation(instrumentation);
        WasmFunction leaf = (WasmFunction) thread.store().instances().getFirst().functions[1];
        CodeLocation inLeaf = new CodeLocation(1, leaf.info().codeOffset() + 53);
        thread.setBreak(leaf.instance(), inLeaf);
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            stops.add(thread.resume(RunMode.PLAIN).getClass().getSimpleName());
            for (int step = 0; step < i; step++) {
                thread.step();
                stops.add(thread.clock() + " " + thread.location(0));
            }
            thread.setInstructionLimit(thread.clock() + 1234);
            stops.add(thread.resume(RunMode.PLAIN).getClass() + " " + thread.clock());
            thread.setInstructionLimit(Long.MAX_VALUE);
        }
        return stops;
    }

    @Test
    void theStackHasEveryFrameAtItsCall() {
        byte[] sum =
                body(
                        0x20, 0, 0x45, 0x04, 0x7F, 0x41, 0, 0x05, 0x20, 0, 0x20, 0, 0x41, 1, 0x6B,
                        0x10, 0, 0x6A, 0x0B);
        GuestThread thread =
                start(new SmallModule().function("sum", "i", "i", "", sum), "sum", 30_000);
        Chain sampler = new Chain(_ -> 3_000);
        thread.setInstrumentation(Instrumentation.NONE.withSampler(sampler));
        thread.resume(RunMode.PLAIN);
        int deepest = sampler.stacks.stream().mapToInt(SampledStack::depth).max().orElse(0);
        assertTrue(deepest > 20_000, "deepest: " + deepest);
        WasmFunction function = (WasmFunction) thread.store().instances().getFirst().functions[0];
        int call = (int) function.info().codeOffset() + 1 + 15;
        for (SampledStack stack : sampler.stacks) {
            for (int frame = 0; frame < stack.depth() - 1; frame += 997) {
                assertEquals(call, stack.codeOffset(frame), "frame " + frame);
            }
        }
        SampledStack first = sampler.stacks.get(0);
        SampledStack second = sampler.stacks.get(1);
        assertEquals(first.depth() - 1, second.sameFrames(first));
    }

    @Test
    void aCallOfTheHostIsSeenFromOutsideWhileItLasts() {
        Store store = new Store(StoreLimits.DEFAULT);
        SmallModule module =
                new SmallModule()
                        .importFunction("env", "wait", "", "")
                        .function("outer", "", "", "", body(0x41, 1, 0x1A, 0x10, 2))
                        .function("inner", "", "", "", body(0x10, 0, 0x10, 0));
        List<String> seen = new ArrayList<>();
        SampledThread[] sampled = new SampledThread[1];
        Imports imports =
                Imports.of(
                        HostModule.builder("env")
                                .add(
                                        "wait",
                                        new FuncType(List.of(), List.of()),
                                        _ -> seen.add(describe(sampled[0])))
                                .build());
        Instance instance = store.instantiate(module.module(), imports);
        GuestThread thread = new GuestThread(store);
        thread.start(instance.exportedFunction("outer").orElseThrow(), List.of());
        Sampler sampler =
                new Chain(_ -> 0) {
                    @Override
                    public void resumed(SampledThread resumed) {
                        sampled[0] = resumed;
                    }
                };
        thread.setInstrumentation(Instrumentation.NONE.withSampler(sampler));
        assertInstanceOf(ExecutionResult.Completed.class, thread.resume(RunMode.PLAIN));
        long outer = ((WasmFunction) instance.functions[1]).info().codeOffset();
        long inner = ((WasmFunction) instance.functions[2]).info().codeOffset();
        assertEquals(
                List.of(
                        "clock 3: 1@" + (outer + 4) + " 2@" + (inner + 1) + " host 0, call 1",
                        "clock 4: 1@" + (outer + 4) + " 2@" + (inner + 3) + " host 0, call 3"),
                seen);
        assertTrue(sampled[0].inHost().isEmpty(), "it has returned");
    }

    private static String describe(SampledThread thread) {
        SampledStack stack = thread.inHost().orElseThrow();
        StringBuilder text = new StringBuilder("clock " + stack.clock() + ":");
        for (int frame = 0; frame < stack.depth(); frame++) {
            text.append(" %d@%d".formatted(stack.function(frame), stack.codeOffset(frame)));
        }
        return text + " host " + stack.hostFunction() + ", call " + stack.hostCall();
    }
}
