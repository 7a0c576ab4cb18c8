package dev.wasmscope.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.exec.Watch.Trigger;
import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.StructInstance;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of instruction that reads or writes a place stops for its watch, and no other. */
class WatchPlacesTest {
    private static final int FROM = 64;
    private static final int TO = 72;

    /** One function; a table of 4, a page, an i32, a struct (i32, i64, itself), 8 times i32. */
    private static Instance instance(String memory, String body) {
        byte[] module =
                new ModuleBytes()
                        .section(1, "03  60 00 00  5f 03 7f 01 7e 01 63 01 01  5e 7f 01")
                        .section(3, "01 00")
                        .section(4, "01 70 00 04")
                        .section(5, "01 " + memory)
                        .section(
                                6,
                                "03  7f 01 41 00 0b  63 01 01 fb 01 01 0b"
                                        + "  63 02 01 41 08 fb 07 02 0b")
                        .section(7, "01 01 66 00 00")
                        .section(12, "01")
                        .bodies("01 01 7f " + body + " 0b")
                        .section(11, "01  01 08 0102030405060708")
                        .build();
        return new Store(StoreLimits.DEFAULT)
                .instantiate(ModuleReader.read(module), Imports.none());
    }

    private static WatchPlace place(String name, Instance instance) {
        List<GlobalInstance> globals = instance.globals();
        Object struct = globals.get(1).value().reference();
        Object array = globals.get(2).value().reference();
        return switch (name) {
            case "bytes" -> new WatchPlace.Bytes(instance.memory(0), FROM, TO - FROM);
            case "global" -> new WatchPlace.Global(globals.getFirst());
            case "slot" -> new WatchPlace.TableSlot(instance.table(0), 1);
            case "field" ->
                    new WatchPlace.Field((StructInstance) Objects.requireNonNull(struct), 1);
            case "reference" ->
                    new WatchPlace.Field((StructInstance) Objects.requireNonNull(struct), 2);
            case "element" ->
                    new WatchPlace.Element((ArrayInstance) Objects.requireNonNull(array), 3);
            case "local" ->
                    new WatchPlace.Local(
                            (WasmFunction) instance.exportedFunction("f").orElseThrow(), 1, 0);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** What a run, or steps, tell: r and w for each hit. */
    private static String hits(Instance instance, String place, Trigger trigger, RunMode mode) {
        GuestThread thread = new GuestThread(instance.store());
        thread.start(instance.exportedFunction("f").orElseThrow(), List.of());
        thread.setWatches(List.of(new Watch(place(place, instance), trigger)));
        List<String> hits = new ArrayList<>();
        ExecutionResult result = thread.resume(mode);
        while (!(result instanceof ExecutionResult.Completed)) {
            if (result instanceof ExecutionResult.WatchHit hit) {
                WatchedAccess access = hit.accesses().getFirst();
                hits.add((access.reads() ? "r" : "") + (access.writes() ? "w" : ""));
            } else {
                assertInstanceOf(ExecutionResult.Stepped.class, result);
            }
            result = thread.resume(mode);
        }
        return String.join(" ", hits);
    }

    /** All loads and stores, at all distances: of the array's memory, and of a 64-bit one. */
    @ParameterizedTest
    @ValueSource(strings = {"41 00 01", "42 04 01"})
    void aScalarAccessStopsIfItTouchesAByte(String kind) {
        String constant = kind.substring(0, 2);
        String memory = kind.substring(3);
        for (int code = Opcode.I32_LOAD.code(); code <= Opcode.I64_STORE32.code(); code++) {
            Opcode opcode = Objects.requireNonNull(Opcode.byCode(code));
            boolean store = code >= Opcode.I32_STORE.code();
            String value =
                    switch (opcode.mnemonic().substring(0, 3)) {
                        case "i32" -> "41 05";
                        case "i64" -> "42 05";
                        case "f32" -> "43 0000803f";
                        default -> "44 000000000000f03f";
                    };
            for (int at = FROM - 9; at < TO + 2; at++) {
                // part of the address is the instruction's offset
                String body =
                        "%s %02x %s %02x 00 15 %s"
                                .formatted(
                                        constant,
                                        at - 0x15,
                                        store ? value : "",
                                        code,
                                        store ? "" : "1a");
                boolean touches = at < TO && at + opcode.accessBytes() > FROM;
                String message = opcode.mnemonic() + " at " + at;
                Instance instance = instance(memory, body);
                assertEquals(
                        touches ? (store ? "w" : "r") : "",
                        hits(instance, "bytes", Trigger.ACCESS, RunMode.PLAIN),
                        message);
                Trigger other = store ? Trigger.READ : Trigger.WRITE;
                assertEquals("", hits(instance, "bytes", other, RunMode.PLAIN), message);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "memory.fill over      | bytes | w   | 41 3c 41 01 41 08 fc 0b 00",
                "memory.fill up to     | bytes |     | 41 38 41 01 41 08 fc 0b 00",
                "memory.copy to        | bytes | w   | 41 c800 41 00 41 08 fc 0a 00 00  41 c700 41 00 41 01 fc 0a 00 00",
                "memory.copy from      | bytes | r   | 41 00 41 c000 41 08 fc 0a 00 00",
                "memory.copy both      | bytes | rw  | 41 c100 41 c000 41 04 fc 0a 00 00",
                "memory.init           | bytes | w   | 41 c400 41 00 41 08 fc 08 00 00",
                "v128.load before      | bytes | r   | 41 31 fd 00 00 00 1a",
                "v128.load too far     | bytes |     | 41 30 fd 00 00 00 1a",
                "v128.store            | bytes | w   | 41 c700 fd 0c 01000000000000000000000000000000 fd 0b 00 00",
                "v128.load32_splat     | bytes | r   | 41 c000 fd 09 00 00 1a",
                "v128.load8_lane       | bytes | r   | 41 c000 fd 0c 00000000000000000000000000000000 fd 54 00 00 00 1a",
                "v128.store64_lane     | bytes | w   | 41 3d fd 0c 01010101010101010101010101010101 fd 5b 00 00 00",
                "i32.atomic.load       | bytes | r   | 41 c000 fe 10 02 00 1a",
                "i64.atomic.store      | bytes | w   | 41 c000 42 05 fe 18 03 00",
                "i32.atomic.rmw.add    | bytes | rw  | 41 c000 41 05 fe 1e 02 00 1a",
                "i32.atomic.rmw8 below | bytes |     | 41 3f 41 05 fe 20 00 00 1a",
                "i32.atomic.cmpxchg    | bytes | rw  | 41 c000 41 00 41 05 fe 48 02 00 1a",
                "global.get, set       | global | r w | 23 00 24 00",
                "another global        | global |    | 23 01 1a",
                "table.get, set        | slot  | r w | 41 01 25 00 1a  41 01 d2 00 26 00",
                "table.set beside      | slot  |     | 41 02 d2 00 26 00",
                "table.fill            | slot  | w   | 41 00 d2 00 41 02 fc 11 00",
                "table.copy            | slot  | r w | 41 02 41 01 41 01 fc 0e 00 00  41 01 41 02 41 01 fc 0e 00 00",
                "struct.get, set       | field | r w | 23 01 fb 02 01 01 1a  23 01 42 05 fb 05 01 01",
                "another field         | field |     | 23 01 fb 02 01 00 1a  23 01 23 01 fb 05 01 02",
                "another object        | field |     | fb 01 01 fb 02 01 01 1a",
                "a reference           | reference | r w | 23 01 fb 02 01 02 1a  23 01 23 01 fb 05 01 02",
                "a number there        | reference |  | 23 01 42 05 fb 05 01 01",
                "array.get, set        | element | r w | 23 02 41 03 fb 0b 02 1a  23 02 41 03 41 05 fb 0e 02",
                "array.set beside      | element |   | 23 02 41 04 41 05 fb 0e 02",
                "array.fill            | element | w | 23 02 41 02 41 05 41 02 fb 10 02",
                "array.copy            | element | r w | 23 02 41 05 23 02 41 03 41 01 fb 11 02 02  23 02 41 03 23 02 41 05 41 01 fb 11 02 02",
                "local.get, set, tee   | local | r w r w | 20 00 21 00 20 00 41 05 22 00 1a 1a",
            })
    void anInstructionStopsForWhatItReadsAndWrites(
            String name, String place, String expected, String body) {
        String wanted = expected == null ? "" : expected;
        for (RunMode mode : new RunMode[] {RunMode.PLAIN, RunMode.STEP}) {
            assertEquals(
                    wanted,
                    hits(instance("00 01", body), place, Trigger.ACCESS, mode),
                    name + ", " + mode);
        }
        String writes = wanted.replace("r", "").replaceAll(" +", " ").strip();
        assertEquals(
                writes,
                hits(instance("00 01", body), place, Trigger.WRITE, RunMode.PLAIN).replace("r", ""),
                name + ", writes only");
    }

    /** The same value again is a write and no change, wherever it goes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes  | 41 c000 41 00 36 02 00   41 c000 41 07 36 02 00  41 c000 41 07 36 02 00",
                "bytes  | 41 3c 42 07 37 00 00  41 3c 42 8080808010 37 00 00  41 3c 42 8080808010 37 00 00",
                "global | 41 00 24 00  41 07 24 00  41 07 24 00",
                "slot   | 41 01 d0 70 26 00  41 01 d2 00 26 00  41 01 d2 00 26 00",
                "field  | 23 01 42 00 fb 05 01 01  23 01 42 07 fb 05 01 01  23 01 42 07 fb 05 01 01",
                "local  | 41 00 21 00  41 07 21 00  41 07 22 00 1a",
            })
    void writesOfTheSameValueAreNoChanges(String place, String body) {
        assertEquals(
                "w w w", hits(instance("00 01", body), place, Trigger.WRITE, RunMode.PLAIN), place);
        assertEquals(
                "w", hits(instance("00 01", body), place, Trigger.CHANGE, RunMode.PLAIN), place);
    }

    @Test
    void aCallThroughATableReadsItsElement() {
        SmallModule module =
                new SmallModule()
                        .table()
                        .function("empty", "", "", "", SmallModule.body())
                        .function("f", "", "", "", SmallModule.body(0x41, 0, 0x11, 0, 0));
        Instance instance =
                new Store(StoreLimits.DEFAULT).instantiate(module.module(), Imports.none());
        for (int slot = 0; slot < 2; slot++) {
            GuestThread thread = new GuestThread(instance.store());
            thread.start(instance.exportedFunction("f").orElseThrow(), List.of());
            WatchPlace place = new WatchPlace.TableSlot(instance.table(0), slot);
            thread.setWatches(List.of(new Watch(place, Trigger.READ)));
            assertEquals(
                    slot == 0,
                    thread.resume(RunMode.PLAIN) instanceof ExecutionResult.WatchHit,
                    "element " + slot);
        }
    }

    /** A recursion that counts down in its local: each activation has its own. */
    @Test
    void aLocalIsWatchedInOneActivationUntilThatReturns() {
        // f(n): if (n) f(n - 1); n = n + 100
        byte[] body =
                SmallModule.body(
                        0x20, 0, 0x04, 0x40, 0x20, 0, 0x41, 1, 0x6B, 0x10, 0, 0x0B, 0x20, 0, 0x41,
                        0xE4, 0, 0x6A, 0x21, 0);
        Instance instance =
                new Store(StoreLimits.DEFAULT)
                        .instantiate(
                                new SmallModule().function("f", "i", "", "", body).module(),
                                Imports.none());
        WasmFunction function = (WasmFunction) instance.exportedFunction("f").orElseThrow();
        GuestThread thread = new GuestThread(instance.store());
        thread.start(function, List.of(Value.i32(5)));
        while (thread.depth() < 3) {
            thread.step();
        }
        thread.setWatches(List.of(new Watch(new WatchPlace.Local(function, 3, 0), Trigger.CHANGE)));
        ExecutionResult.WatchHit hit =
                assertInstanceOf(ExecutionResult.WatchHit.class, thread.resume(RunMode.PLAIN));
        assertEquals(new WatchedValue.One(Value.i32(3)), hit.accesses().getFirst().before());
        assertEquals(new WatchedValue.One(Value.i32(103)), hit.accesses().getFirst().after());
        assertEquals(3, thread.depth());
        ExecutionResult.WatchEnded ended =
                assertInstanceOf(ExecutionResult.WatchEnded.class, thread.resume(RunMode.PLAIN));
        assertEquals(1, ended.watches().size());
        assertEquals(2, thread.depth(), "behind the call that made the frame");
        assertTrue(thread.watches().isEmpty(), "it is taken back");
        assertInstanceOf(ExecutionResult.Completed.class, thread.resume(RunMode.PLAIN));
    }
}
