package dev.wasmscope.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.host.HostModule;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.VecType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors in locals, operands, globals, blocks, calls and memory, running and at stops. */
class VectorStopsTest {
    private static final String V128_GLOBAL =
            "01 7b 01 fd0c 00000000 00000000 00000000 00000000 0b";
    private static final String ADD = "fd ae 01";
    private static final String SUB = "fd b1 01";
    private static final String MUL = "fd b5 01";

    /** Parameters v128 and i32, a local v128. */
    private static final String RUN =
            "01 01 7b"
                    + "20 00  fd0c 01000000 02000000 03000000 04000000"
                    + ADD
                    + "22 02  20 01  fd 11"
                    + MUL
                    // The branch leaves an i32 behind, so the vector moves down by one slot.
                    + "02 7b  41 07  20 02  20 01  0d 00  21 02  1a  20 00  0b"
                    + SUB
                    + "20 00  20 01  1b"
                    + "24 00  23 00"
                    + "41 10  23 00  fd 0b 04 00"
                    + "41 10  fd 00 04 00"
                    + "20 00  41 05  10 01  1a"
                    + ADD
                    + "0b";

    /** Parameters v128, v128 and i32, results v128 and i32. */
    private static final String CALLEE = "00  20 00  20 01  fd 71  20 02  41 01  6a  0b";

    private static final Value.V128 ARGUMENT = ints(10, 20, 30, 40);

    private record State(CodeLocation location, long clock, List<List<Value>> values) {
        static State of(GuestThread thread) {
            List<List<Value>> values = new ArrayList<>();
            for (int i = 0; i < thread.depth(); i++) {
                values.add(thread.frame(i).locals());
                values.add(thread.frame(i).operandStack());
            }
            return new State(thread.location(0), thread.clock(), values);
        }
    }

    private static Module module() {
        return ModuleReader.read(
                new ModuleBytes()
                        .section(1, "02  60 02 7b 7f 01 7b  60 03 7b 7b 7f 02 7b 7f")
                        .section(3, "02 00 01")
                        .section(5, "01 00 01")
                        .section(6, V128_GLOBAL)
                        .bodies(RUN, CALLEE)
                        .build());
    }

    private final Store store = new Store(StoreLimits.DEFAULT);

    private GuestThread start(Instance instance, int count) {
        GuestThread thread = new GuestThread(store);
        thread.start(instance.function(0), List.of(ARGUMENT, Value.i32(count)));
        return thread;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void everyInstructionShowsTheSameAtABreakpointAndInStepping(int count) {
        GuestThread stepped = start(store.instantiate(module(), Imports.none()), count);
        List<State> states = new ArrayList<>();
        ExecutionResult result = new ExecutionResult.Stepped();
        while (result instanceof ExecutionResult.Stepped) {
            states.add(State.of(stepped));
            result = stepped.step();
        }
        Value expected = count == 0 ? ARGUMENT : ints(34, 68, 102, 136);
        assertEquals(new ExecutionResult.Completed(List.of(expected)), result);
        assertTrue(states.size() > 30, states.size() + " steps");
        for (State state : states) {
            Instance instance = store.instantiate(module(), Imports.none());
            GuestThread thread = start(instance, count);
            thread.setBreak(instance, state.location());
            assertInstanceOf(ExecutionResult.BreakHit.class, thread.resume(RunMode.PLAIN));
            assertEquals(state, State.of(thread));
            assertEquals(result, thread.resume(RunMode.PLAIN), "after " + state.location());
            assertEquals(stepped.clock(), thread.clock(), "after " + state.location());
        }
    }

    @Test
    void vectorsCanBeReplacedAtAStop() {
        Instance instance = store.instantiate(module(), Imports.none());
        GuestThread thread = start(instance, 0);
        while (thread.depth() == 1) {
            assertEquals(new ExecutionResult.Stepped(), thread.step());
        }
        FrameView callee = thread.frame(0);
        assertEquals(List.of(ARGUMENT, ARGUMENT, Value.i32(5)), callee.locals());
        assertEquals(List.of(ARGUMENT), thread.frame(1).operandStack());
        assertEquals(ARGUMENT, instance.global(0).value());
        callee.setLocal(1, ints(1, 2, 3, 4));
        thread.frame(1).setOperand(0, ints(100, 100, 100, 100));
        assertEquals(
                new ExecutionResult.Completed(List.of(ints(109, 118, 127, 136))),
                thread.resume(RunMode.PLAIN));
    }

    @Test
    void aStoreAcrossTheEndTrapsAndChangesNothing() {
        // i32.const 65528, local.get 0, v128.store offset=4
        byte[] bytes =
                new ModuleBytes()
                        .section(1, "01  60 02 7b 7f 00")
                        .section(3, "01 00")
                        .section(5, "01 00 01")
                        .bodies("00  41 f8ff03  20 00  fd 0b 04 04  0b")
                        .build();
        Instance instance = store.instantiate(ModuleReader.read(bytes), Imports.none());
        GuestThread thread = start(instance, 0);
        ExecutionResult result = thread.resume(RunMode.PLAIN);
        Trap trap = assertInstanceOf(ExecutionResult.Trapped.class, result).trap();
        assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind());
        assertEquals(OptionalLong.of(65532), trap.address());
        assertTrue(Arrays.equals(new byte[65536], instance.memory(0).read(0, 65536)));
        assertEquals(List.of(Value.i32(65528), ARGUMENT), thread.frame(0).operandStack());
    }

    @Test
    void hostFunctionsTakeAndGiveVectors() {
        HostModule host =
                HostModule.builder("host")
                        .add(
                                "swap",
                                new FuncType(List.of(VecType.V128), List.of(VecType.V128)),
                                call -> {
                                    Value.V128 given = call.v128(0);
                                    call.result(new Value.V128(given.high(), given.low()));
                                })
                        .build();
        byte[] bytes =
                new ModuleBytes()
                        .section(1, "02  60 01 7b 01 7b  60 02 7b 7f 01 7b")
                        .section(2, "01  04 686f7374 04 73776170  00 00")
                        .section(3, "01 01")
                        .bodies("00  41 07  20 00  10 00  21 00  1a  20 00  0b")
                        .build();
        Instance instance = store.instantiate(ModuleReader.read(bytes), Imports.of(host));
        GuestThread thread = new GuestThread(store);
        thread.start(instance.function(1), List.of(ARGUMENT, Value.i32(0)));
        assertEquals(
                new ExecutionResult.Completed(List.of(ints(30, 40, 10, 20))),
                thread.resume(RunMode.PLAIN));
    }

    private static Value.V128 ints(int a, int b, int c, int d) {
        return new Value.V128(a & 0xffff_ffffL | (long) b << 32, c & 0xffff_ffffL | (long) d << 32);
    }
}
