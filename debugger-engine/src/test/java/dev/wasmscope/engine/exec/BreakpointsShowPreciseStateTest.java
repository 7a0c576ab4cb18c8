package dev.wasmscope.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.testing.TestInputs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The two forms of a function are one truth: whatever instructions have breakpoints, the fast form
 * stops at them in the same order, at the same clock, with the same locals and operand stack as
 * stepping through the precise form does.
 */
class BreakpointsShowPreciseStateTest {
    private static final int SUBSETS = 3;

    private record Stop(CodeLocation location, String state) {}

    @ParameterizedTest
    @CsvSource({
        "c/shapes-c19-O0-dw5.wasm, 'area,add,push,main,poly,__stdio_write'",
        "c/shapes-c19-O2-dw5.wasm, 'main,pop_arg,fwrite,__towrite'",
        "cpp/zoo-c19-O0-dw5.wasm, 'main,factorial,dlfree'",
        "cpp/zoo-c19-eh-legacy-O0.wasm, '__original_main,__cxa_throw,_Unwind_RaiseException'",
        "cpp/zoo-c22-eh-exnref-O0.wasm, '__original_main,__cxa_throw,_Unwind_RaiseException'",
        "kotlin/guest-dev.wasm, 'main,Tree.insert,risky,kotlin.collections.HashMap.findKey'"
    })
    void anySubsetOfBreakpointsStopsWhereSteppingPasses(String guest, String names) {
        Module module = ModuleReader.read(TestInputs.guestBytes(guest));
        Set<Integer> functions = named(module, Set.of(names.split(",")));
        GuestRun stepped = new GuestRun(module, new byte[0], "guest");
        List<Stop> passed = new ArrayList<>();
        String end = stepThrough(stepped, functions, passed);
        assertTrue(passed.size() > 200, "only " + passed.size() + " instructions of " + names);

        for (int seed = 0; seed < SUBSETS; seed++) {
            Set<CodeLocation> places = subset(passed, seed);
            GuestRun broken = new GuestRun(module, new byte[0], "guest");
            places.forEach(place -> broken.thread.setBreak(broken.instance, place));
            List<Stop> expected =
                    passed.stream().filter(s -> places.contains(s.location())).toList();
            assertEquals(end, runThrough(broken, expected), "end of the run, seed " + seed);
        }
        assertEquals(end, runWithClearedBreakpoints(module, passed), "with cleared breakpoints");
    }

    /**
     * Sets them everywhere and clears nearly all at the first stop: code keeps what was cleared.
     */
    private static String runWithClearedBreakpoints(Module module, List<Stop> passed) {
        GuestRun run = new GuestRun(module, new byte[0], "guest");
        Set<CodeLocation> all = subset(passed, 0);
        run.thread.changeBreaks(run.instance, List.of(), all);
        assertInstanceOf(ExecutionResult.BreakHit.class, run.thread.resume(RunMode.PLAIN));
        assertEquals(passed.getFirst().state(), GuestRun.state(run.thread));
        Set<CodeLocation> left = subset(passed, 3);
        run.thread.changeBreaks(run.instance, all, left);
        return runThrough(
                run,
                passed.stream().skip(1).filter(stop -> left.contains(stop.location())).toList());
    }

    private static Set<Integer> named(Module module, Set<String> names) {
        return module.functions().stream()
                .filter(function -> function.name() != null && names.contains(function.name()))
                .map(FunctionInfo::index)
                .collect(Collectors.toSet());
    }

    private static String stepThrough(GuestRun run, Set<Integer> functions, List<Stop> passed) {
        ExecutionResult result = new ExecutionResult.Stepped();
        while (result instanceof ExecutionResult.Stepped) {
            if (functions.contains(run.location().functionIndex())) {
                passed.add(new Stop(run.location(), GuestRun.state(run.thread)));
            }
            result = run.thread.step();
        }
        return run.outcome(result);
    }

    /** Seed 0 is all places, then fewer and fewer. */
    private static Set<CodeLocation> subset(List<Stop> passed, int seed) {
        Random random = new Random(seed);
        Set<CodeLocation> all = passed.stream().map(Stop::location).collect(Collectors.toSet());
        Set<CodeLocation> chosen = new HashSet<>();
        for (CodeLocation place : all) {
            if (random.nextInt(1 << seed) == 0) {
                chosen.add(place);
            }
        }
        return chosen;
    }

    private static String runThrough(GuestRun run, List<Stop> expected) {
        for (Stop stop : expected) {
            ExecutionResult result = run.thread.resume(RunMode.PLAIN);
            ExecutionResult.BreakHit hit =
                    assertInstanceOf(
                            ExecutionResult.BreakHit.class,
                            result,
                            () -> "should stop at " + stop + ", is at clock " + run.thread.clock());
            assertEquals(stop.location(), hit.location());
            assertEquals(stop.state(), GuestRun.state(run.thread), () -> "at " + stop.location());
        }
        return run.outcome(run.thread.resume(RunMode.PLAIN));
    }
}
