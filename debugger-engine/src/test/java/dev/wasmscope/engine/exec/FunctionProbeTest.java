package dev.wasmscope.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.probe.FunctionProbe;
import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.engine.probe.ProbedValues;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries and exits of probed functions stay paired, whatever ends them. */
class FunctionProbeTest {
    /** All take an i32 and return one. */
    private static byte[] module() {
        return new ModuleBytes()
                .section(1, "02  60 01 7f 01 7f  60 00 00")
                .section(3, "08  00 00 00 00 00 00 00 00")
                .section(5, "01 00 01")
                .section(13, "01 00 01")
                .bodies(
                        "00  20 00 41 01 6a 0b", // 0: x + 1
                        "00  20 00 41 0a 6a 12 00 0b", // 1: tail-calls 0
                        "00  20 00 45 04 7f 41 00 05 20 00 20 00 41 01 6b 10 02 6a 0b 0b", // 2: sum
                        "00  20 00 10 00 00 0b", // 3: calls 0, then traps
                        "00  08 00 0b", // 4: throws
                        "00  06 7f 20 00 10 04 19 41 07 0b 0b", // 5: catches what 4 throws
                        "00  20 00 10 01 10 00 10 05 0b", // 6: calls 1, then 0, then 5
                        "00  20 00 10 04 10 05 0b") // 7: calls 4 outside of 5
                .build();
    }

    private static final class Events implements FunctionProbe {
        final List<String> heard = new ArrayList<>();
        private final List<Integer> probed;

        Events(List<Integer> probed) {
            this.probed = probed;
        }

        @Override
        public boolean probes(int instance, int functionIndex) {
            return probed.contains(functionIndex);
        }

        @Override
        public void entered(int functionIndex, ProbedValues arguments, long clock) {
            heard.add("+" + functionIndex + "(" + arguments.unsigned(0) + ")");
        }

        @Override
        public void returned(int functionIndex, ProbedValues results, long clock) {
            heard.add("-" + functionIndex + "=" + results.unsigned(0));
        }

        @Override
        public void unwound(int functionIndex, long clock) {
            heard.add("!" + functionIndex);
        }
    }

    private static String events(RunMode mode, int function, int argument, List<Integer> probed) {
        Store store = new Store(StoreLimits.DEFAULT);
        Instance instance = store.instantiate(ModuleReader.read(module()), Imports.none());
        GuestThread thread = new GuestThread(store);
        thread.start(instance.function(function), List.of(Value.i32(argument)));
        Events events = new Events(probed);
        thread.setInstrumentation(Instrumentation.NONE.withFunctions(events));
        ExecutionResult result = thread.resume(mode);
        while (result instanceof ExecutionResult.Stepped) {
            result = thread.resume(mode);
        }
        return String.join(" ", events.heard);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain              | 0 | 41 | +0(41) -0=42",
                "a size has no sign | 0 | -2 | +0(4294967294) -0=4294967295",
                "tail call          | 1 | 5  | +1(5) +0(15) -0=16 -1=16",
                "recursion          | 2 | 2  | +2(2) +2(1) +2(0) -2=0 -2=1 -2=3",
                "trap               | 3 | 1  | +3(1) +0(1) -0=2 !3",
                "exception          | 5 | 1  | +5(1) +4(1) !4 -5=7",
                "uncaught           | 7 | 1  | +4(1) !4",
                "one after another  | 6 | 1  | +1(1) +0(11) -0=12 -1=12 +0(12) -0=13 +5(13) +4(13) !4 -5=7",
            })
    void entriesAndExitsArePaired(String what, int function, int argument, String expected) {
        List<Integer> probed = List.of(0, 1, 2, 3, 4, 5);
        for (RunMode mode : List.of(RunMode.PROFILE, RunMode.STEP)) {
            assertEquals(expected, events(mode, function, argument, probed), what + ", " + mode);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1 | +1(5) -1=16", "0 | +0(15) -0=16", "3 | ''"})
    void onlyTheChosenAreHeard(int probed, String expected) {
        assertEquals(expected, events(RunMode.PROFILE, 1, 5, List.of(probed)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | +2(1) +2(0) -2=0 -2=1 | begun with all of it",
                "3 | +2(0) -2=0            | the arguments of the outer call may be gone",
                "8 | +2(0) -2=0            | the inner call has run nothing",
                "9 | ''                    | both are under way",
            })
    void callsUnderWayAreNotHeard(int steps, String expected, String why) {
        Store store = new Store(StoreLimits.DEFAULT);
        Instance instance = store.instantiate(ModuleReader.read(module()), Imports.none());
        GuestThread thread = new GuestThread(store);
        thread.start(instance.function(2), List.of(Value.i32(1)));
        for (int i = 0; i < steps; i++) {
            thread.resume(RunMode.STEP);
        }
        Events events = new Events(List.of(2));
        thread.setInstrumentation(Instrumentation.NONE.withFunctions(events));
        thread.resume(RunMode.PROFILE);
        assertEquals(expected, String.join(" ", events.heard), why);
    }
}
