package dev.wasmscope.engine.host.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.exec.HostFunctionInstance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.exec.TrapKind;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.host.CallHandler;
import dev.wasmscope.engine.host.HandleNames;
import dev.wasmscope.engine.host.HostCall;
import dev.wasmscope.engine.host.HostExit;
import dev.wasmscope.engine.host.HostFunction;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Limits;
import dev.wasmscope.engine.module.MemoryType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.VecType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;

/** The file itself: what goes in comes out, and nothing in it is trusted. */
class RecordingFileTest {
    private static final FuncType FILL =
            new FuncType(List.of(NumType.I32, NumType.I64), List.of(NumType.I64));
    private static final FuncType VECTOR =
            new FuncType(List.of(NumType.F32), List.of(VecType.V128));
    private static final FuncType END = new FuncType(List.of(NumType.I32), List.of());

    private static Path folder = Path.of("");
    private static byte[] sample = {};

    @BeforeContainer
    static void record() throws Exception {
        folder = Files.createTempDirectory("recording");
        sample = recordSample(folder.resolve("sample.wrec"));
    }

    @AfterContainer
    static void clean() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static Memory memory() {
        Limits limits = new Limits(2, OptionalLong.of(8));
        return new Memory(new MemoryType(AddressType.I32, limits, false), 8);
    }

    /** Fills memory from its first argument on, so much as the second says. */
    private static void fill(HostCall call) {
        byte[] bytes = new byte[(int) call.i64(1)];
        new Random(call.i64(1)).nextBytes(bytes);
        call.memory().orElseThrow().write(call.u32(0), bytes);
        call.wrote(call.u32(0), bytes.length);
        call.bytesMoved(bytes.length);
        call.outcome("filled", 0);
        call.result(call.i64(1) * 3);
    }

    private static final HostFunction VECTORS =
            call -> {
                call.result(new Value.V128(1, 2));
                if (call.f32(0) > 1) {
                    call.memory().orElseThrow().grow(1);
                }
            };

    private static final HostFunction ENDS =
            call -> {
                if (call.i32(0) == 1) {
                    throw new TrapException(TrapKind.HOST, "no more");
                }
                throw new HostExit(-3);
            };

    private static HostFunctionInstance function(String name, FuncType type, HostFunction what) {
        return new HostFunctionInstance("test", name, type, what);
    }

    private static final HostFunctionInstance FILLS =
            function("fill", FILL, RecordingFileTest::fill);
    private static final HostFunctionInstance VECTOR_OF = function("vector", VECTOR, VECTORS);
    private static final HostFunctionInstance ENDING = function("end", END, ENDS);

    /** Every kind of call, through a handler; what each said, one a line. */
    private static String perform(CallHandler handler, Memory memory) {
        StringBuilder said = new StringBuilder();
        int[] sizes = {0, 1, 100, 70_000, 3};
        for (int size : sizes) {
            said.append(one(handler, memory, FILLS, 17, size));
        }
        said.append(one(handler, memory, VECTOR_OF, Float.floatToRawIntBits(1)));
        said.append(one(handler, memory, VECTOR_OF, Float.floatToRawIntBits(2)));
        said.append(one(handler, memory, ENDING, 1));
        said.append(one(handler, memory, ENDING, 2));
        return said.toString();
    }

    private static String one(
            CallHandler handler, Memory memory, HostFunctionInstance function, long... arguments) {
        HostCall call = new HostCall(function.type(), Optional.of(memory), arguments);
        String end = "";
        try {
            handler.call(function, call);
        } catch (HostExit exit) {
            end = " exit " + exit.code();
        } catch (TrapException trap) {
            end = " " + trap.getMessage();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        boolean results = !function.type().results().isEmpty();
        return "%s %s %s %s %d %s%s%n"
                .formatted(
                        function.name(),
                        results ? call.resultBits(0) : "",
                        results ? call.resultReference(0) : "",
                        call.outcome(),
                        call.bytesMoved(),
                        call.written(),
                        end);
    }

    private static RecordingHeader header() {
        return new RecordingHeader(
                "ab".repeat(32),
                "test.wasm",
                1 << 20,
                1000,
                200,
                Optional.of("go"),
                List.of("1", "zwölf"),
                1_700_000_000_000_000_000L,
                Map.of(
                        1,
                        new HandleNames.Name("stdout", ""),
                        3,
                        new HandleNames.Name("/", "/tmp")));
    }

    private static byte[] recordSample(Path file) throws Exception {
        RecordingWriter writer = RecordingWriter.create(file, header());
        perform(new Recorder(writer, new HandleNames(), CallHandler.PERFORM), memory());
        writer.end(
                new RunEnd(RunEnd.Kind.EXITED, "exited", new Fingerprint(99, "m".repeat(64), "g")));
        return Files.readAllBytes(file);
    }

    private static String replay(RecordingReader reader, Memory memory) {
        HandleNames names = new HandleNames();
        RecordedCallText text = new RecordedCallText(List.of());
        return perform(new Replayer(reader, names, text, (_, _) -> {}), memory);
    }

    @Test
    void givesBackWhatWasRecorded() throws Exception {
        Path file = Files.createTempFile("recording", ".wrec");
        try {
            recordSample(file);
            Memory first = memory();
            String expected = perform(CallHandler.PERFORM, first);
            try (RecordingReader reader = RecordingReader.open(file)) {
                assertEquals(header(), reader.header());
                assertEquals(9, reader.calls());
                assertEquals(99, reader.end().orElseThrow().state().instructions());
                assertEquals(Optional.empty(), reader.flaw());
                Memory second = memory();
                assertEquals(expected, replay(reader, second));
                assertEquals(3, second.sizePages(), "the host grew it");
                assertArrayEquals(
                        first.read(0, (int) first.sizeBytes()),
                        second.read(0, (int) second.sizeBytes()));
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void nothingIsLostWhenTheEndComesWhileBlocksWait() throws Exception {
        Path file = Files.createTempFile("recording", ".wrec");
        try {
            byte[] noise = new byte[5_000_000];
            new Random(9).nextBytes(noise);
            RecordingWriter writer = RecordingWriter.create(file, header());
            for (int call = 0; call < 4; call++) {
                writer.beginCall();
                writer.bytes(noise, 0, noise.length);
                writer.endCall();
            }
            writer.end(new RunEnd(RunEnd.Kind.EXITED, "", new Fingerprint(1, "m", "g")));
            try (RecordingReader reader = RecordingReader.open(file)) {
                assertEquals(4, reader.calls());
                assertTrue(reader.end().isPresent(), "the end is there");
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void anUnfinishedRecordingIsThereAfterAMoment() throws Exception {
        Path file = Files.createTempFile("recording", ".wrec");
        try (RecordingWriter writer = RecordingWriter.create(file, header())) {
            perform(new Recorder(writer, new HandleNames(), CallHandler.PERFORM), memory());
            long deadline = System.nanoTime() + 20_000_000_000L;
            while (callsIn(file) < 9 && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
            assertEquals(9, callsIn(file), "what a killed process leaves behind");
        } finally {
            Files.delete(file);
        }
    }

    private static long callsIn(Path file) {
        try (RecordingReader reader = RecordingReader.open(file)) {
            return reader.calls();
        } catch (RecordingException e) {
            return -1; // not even the header yet
        }
    }

    @Test
    void otherFilesAreRefused() throws Exception {
        Path file = Files.createTempFile("recording", ".wrec");
        try {
            assertRefused(file, new byte[0], "is not a recording of wasmscope");
            assertRefused(
                    file,
                    "just some text".getBytes(StandardCharsets.UTF_8),
                    "is not a recording of wasmscope");
            recordSample(file);
            byte[] newer = Files.readAllBytes(file);
            newer[8] = 7;
            assertRefused(file, newer, "is a recording of version 7; this program reads version 1");
            newer[8] = 1;
            newer[60] ^= 1;
            assertRefused(file, newer, "is cut or damaged before its first call");
        } finally {
            Files.delete(file);
        }
    }

    private static void assertRefused(Path file, byte[] contents, String why) throws IOException {
        Files.write(file, contents);
        RecordingException error =
                assertThrows(RecordingException.class, () -> RecordingReader.open(file).close());
        assertTrue(String.valueOf(error.getMessage()).endsWith(why), error::getMessage);
    }

    @Property(tries = 300)
    void aCutFileReplaysACorrectBeginning(@ForAll @IntRange(max = 1 << 20) int where)
            throws Exception {
        Path file = folder.resolve("cut.wrec");
        Files.write(file, Arrays.copyOf(sample, where % sample.length));
        String expected = perform(CallHandler.PERFORM, memory());
        try (RecordingReader reader = RecordingReader.open(file)) {
            String[] lines = replay(reader, memory()).split("\n", -1);
            String[] wanted = expected.split("\n", -1);
            for (int i = 0; i < reader.calls(); i++) {
                assertEquals(wanted[i], lines[i]);
            }
            assertTrue(reader.flaw().isPresent() || reader.calls() == 9, "the flaw is told");
        } catch (RecordingException e) {
            assertTrue(
                    String.valueOf(e.getMessage()).contains("recording"), "one clear line: " + e);
        }
    }

    @Property(tries = 600)
    void aDamagedFileGivesAtMostOneClearError(
            @ForAll int seed,
            @ForAll boolean checksumRight,
            @ForAll @IntRange(min = 1, max = 6) int n)
            throws Exception {
        byte[] bytes = sample.clone();
        Random random = new Random(seed);
        for (int i = 0; i < n; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        if (checksumRight) {
            repairChecksums(bytes);
        }
        Path file = folder.resolve("damaged.wrec");
        Files.write(file, bytes);
        try (RecordingReader reader = RecordingReader.open(file)) {
            replay(reader, memory()); // whatever is wrong becomes a trap, which perform() notes
        } catch (RecordingException e) {
            assertTrue(!String.valueOf(e.getMessage()).contains("\n"), "one clear line: " + e);
        }
    }

    /** Mutates entries below the checksum: numbers, lengths and indices that no writer makes. */
    @Property(tries = 600)
    void entriesThatNoWriterMakesAreRefused(@ForAll int seed) throws Exception {
        Path file = folder.resolve("entries.wrec");
        Random random = new Random(seed);
        byte[] entries = new byte[random.nextInt(400)];
        random.nextBytes(entries);
        RecordingWriter writer = RecordingWriter.create(file, header());
        for (int i = 0; i < 9; i++) {
            writer.beginCall();
            writer.bytes(entries, 0, entries.length);
            writer.endCall();
        }
        writer.close();
        try (RecordingReader reader = RecordingReader.open(file)) {
            replay(reader, memory());
        }
    }

    private static void repairChecksums(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = Blocks.FILE_HEADER;
        while (at + Blocks.HEADER <= bytes.length) {
            int stored = file.getInt(at + 12);
            if (stored < 0 || at + Blocks.HEADER + stored > bytes.length) {
                return;
            }
            CRC32C crc = new CRC32C();
            crc.update(bytes, at, Blocks.HEADER - 4);
            crc.update(bytes, at + Blocks.HEADER, stored);
            file.putInt(at + Blocks.HEADER - 4, (int) crc.getValue());
            at += Blocks.HEADER + stored;
        }
    }
}
