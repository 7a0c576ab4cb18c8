package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.session.memory.AddressUse;
import dev.wasmscope.session.memory.MemoryComparison;
import dev.wasmscope.session.memory.MemoryRange;
import dev.wasmscope.session.memory.MemorySearch;
import dev.wasmscope.session.memory.MemoryTools;
import dev.wasmscope.testing.TestInputs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Find, fill, save, load, compare, and what is at an address, in a C program at -O0. */
class MemoryToolsTest {
    @AutoClose private DebuggedProgram program;
    private MemoryTools tools;

    @TempDir private Path folder;

    @BeforeEach
    void stop() throws Exception {
        program =
                DebuggedProgram.open(
                        TestInputs.guest("c/shapes-c19-O0-dw5.wasm"), TestInputs.guest("src"));
        program.runToLine("shapes.c", 70);
        tools = program.session().memoryTools();
    }

    private byte[] read(long address, int length) {
        return await(program.session().readMemory(0, address, length));
    }

    private List<Long> find(MemoryRange where, String text, int alignment, int limit) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return await(tools.find(new MemorySearch(where, bytes, alignment, limit)));
    }

    @Test
    void findsWhatIsThereAndNothingElse() {
        byte[] all = read(0, 1 << 17);
        for (String text : List.of("poly", "e", "\0\0\0\0\0\0\0\0", "no such text")) {
            for (int alignment : new int[] {1, 4}) {
                byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
                List<Long> expected = new java.util.ArrayList<>();
                for (int i = 5; i + wanted.length <= 100_000; i++) {
                    if (i % alignment == 0
                            && Arrays.equals(all, i, i + wanted.length, wanted, 0, wanted.length)) {
                        expected.add((long) i);
                    }
                }
                MemoryRange where = new MemoryRange(0, 5, 99_995);
                assertEquals(expected, find(where, text, alignment, Integer.MAX_VALUE), text);
            }
        }
        assertEquals(2, find(MemoryRange.ALL, "e", 1, 2).size());
    }

    @Test
    void aStretchHoldsWhatItsAddressesAre() {
        for (long from : List.of(0L, 0x400L, 0x1e000L)) {
            List<AddressUse> places =
                    await(tools.within(new MemoryRange(0, from, 0x1000))).stream()
                            // Of these an address names the innermost part.
                            .filter(u -> u.kind() != AddressUse.Kind.VARIABLE)
                            .filter(u -> u.kind() != AddressUse.Kind.STATIC)
                            .toList();
            assertFalse(places.isEmpty(), "from 0x%x".formatted(from));
            for (AddressUse use : places) {
                long inside = Math.max(from, use.start());
                assertTrue(
                        await(tools.at(0, inside)).stream()
                                .anyMatch(u -> u.start() == use.start() && u.size() == use.size()),
                        () -> "at 0x%x there is nothing of %s".formatted(inside, use));
            }
        }
    }

    /** Bytes 16 to 23 by the first segment, 18 and 19 again by the second; the third is empty. */
    @Test
    void ofSegmentsThatOverlapTheOneThatBeginsLastIsNamed() throws Exception {
        byte[] bytes =
                new ModuleBytes()
                        .section(1, "01 60 00 00")
                        .section(3, "01 00")
                        .section(5, "01 00 01")
                        .section(7, "01  01 66 00 00")
                        .bodies("00 0b")
                        .section(
                                11,
                                "03  00 4110 0b 08 0102030405060708  00 4112 0b 02 0a0b  00 4130 0b"
                                        + " 00")
                        .build();
        LaunchConfig config =
                LaunchConfig.of(Files.write(folder.resolve("data.wasm"), bytes))
                        .withInvoke("f")
                        .withStopOnEntry(true);
        try (DebuggedProgram handmade = new DebuggedProgram(config)) {
            await(handmade.session().run());
            MemoryTools its = handmade.session().memoryTools();
            assertEquals("data segment 0 + 0x1", await(its.at(0, 17)).getFirst().text());
            assertEquals("data segment 1 + 0x1", await(its.at(0, 19)).getFirst().text());
            assertEquals("data segment 0 + 0x5", await(its.at(0, 21)).getFirst().text());
            assertEquals(
                    List.of("data segment 0 + 0x4", "data segment 1 + 0x0"),
                    await(its.within(new MemoryRange(0, 18, 6))).stream()
                            .map(AddressUse::text)
                            .toList());
        }
    }

    @Test
    void fillSaveAndLoad() throws Exception {
        MemoryRange where = new MemoryRange(0, 0x1f000, 7);
        assertEquals(7, await(tools.fill(where, new byte[] {1, 2, 3})));
        assertArrayEquals(new byte[] {1, 2, 3, 1, 2, 3, 1, 0}, read(0x1f000, 8));
        Path file = folder.resolve("bytes");
        assertEquals(7, await(tools.save(where, file)));
        assertArrayEquals(read(0x1f000, 7), Files.readAllBytes(file));
        assertEquals(7, await(tools.load(0, 0x1f101, file)));
        assertArrayEquals(Files.readAllBytes(file), read(0x1f101, 7));
    }

    @Test
    void whatDoesNotFitChangesNothing() throws Exception {
        Path file = folder.resolve("bytes");
        Files.write(file, new byte[] {1, 2, 3});
        byte[] before = read(0x1fff0, 16);
        assertEquals(
                "0x1fffe, 0x3 bytes, is outside of the memory of 0x20000 bytes",
                refusal(tools.load(0, 0x1fffe, file)));
        assertEquals(
                "0x1fff0, 0x11 bytes, is outside of the memory of 0x20000 bytes",
                refusal(tools.fill(new MemoryRange(0, 0x1fff0, 17), new byte[] {9})));
        assertArrayEquals(before, read(0x1fff0, 16));
        Path missing = folder.resolve("missing");
        assertEquals(missing + ": no such file", refusal(tools.load(0, 0, missing)));
        Path nowhere = folder.resolve("no/such");
        assertEquals(
                nowhere + ": cannot be written: the folder does not exist",
                refusal(tools.save(new MemoryRange(0, 0, 1), nowhere)));
        assertEquals("the program has no memory 1", refusal(tools.at(1, 0)));
        assertEquals("no moment was kept", refusal(tools.compare("a", Optional.empty(), 1)));
    }

    private static String refusal(CompletableFuture<?> asked) {
        return assertThrows(ExecutionException.class, asked::get).getCause().getMessage();
    }

    @Test
    void twoMomentsDifferWhereBytesWereChanged() {
        await(tools.keep("before"));
        assertEquals(0, await(tools.compare("before", Optional.empty(), 10)).count());
        await(tools.fill(new MemoryRange(0, 0x1fffe, 2), new byte[] {7, 8}));
        await(tools.fill(new MemoryRange(0, 0x10000, 1), new byte[] {9}));
        await(tools.fill(new MemoryRange(0, 0x10005, 1), new byte[] {9}));
        await(tools.keep("after"));
        MemoryComparison result = await(tools.compare("before", Optional.of("after"), 10));
        assertEquals(2, result.count());
        assertEquals(0x10000, result.changes().get(0).address());
        assertEquals(6, result.changes().get(0).after().length);
        assertEquals(0x1fffe, result.changes().get(1).address());
        assertArrayEquals(new byte[] {7, 8}, result.changes().get(1).after());
        assertEquals(List.of(0L), result.grown());
        assertEquals(1, await(tools.compare("before", Optional.of("after"), 1)).changes().size());
        assertEquals(
                "there is no moment 'x'; there are: before, after",
                refusal(tools.compare("x", Optional.empty(), 1)));
        assertEquals(
                List.of("before", "after"), tools.moments().stream().map(m -> m.name()).toList());
    }

    /** Every variable of every frame is found at its own address. */
    @Test
    void everyVariableIsFoundAtItsAddress() {
        DebugSession session = program.session();
        int checked = 0;
        for (SymbolisedFrame row : await(session.frames(0, 20))) {
            for (Variable variable : await(session.variables(row.index()))) {
                if (variable.address().isPresent() && variable.byteSize().orElse(0) > 0) {
                    long last =
                            variable.address().getAsLong() + variable.byteSize().getAsLong() - 1;
                    assertNamed(variable.name(), row, variable.address().getAsLong());
                    assertNamed(variable.name(), row, last);
                    checked++;
                }
            }
        }
        assertTrue(checked >= 3, checked + " variables");
    }

    private void assertNamed(String name, SymbolisedFrame row, long address) {
        List<AddressUse> uses = await(tools.at(0, address));
        assertTrue(
                uses.stream()
                        .anyMatch(
                                use ->
                                        use.kind() == AddressUse.Kind.VARIABLE
                                                && use.frame().orElse(-1) == row.index()
                                                && use.name().startsWith(name)),
                name + " at 0x" + Long.toHexString(address) + ": " + uses);
    }

    @Test
    void blocksOfTheAllocatorAreThoseThatMallocGave() {
        DebugSession session = program.session();
        long block = Long.decode(call("(unsigned)malloc(100)").value());
        AddressUse used = last(block + 99);
        assertEquals(AddressUse.Kind.HEAP, used.kind());
        assertTrue(used.text().startsWith("heap, block in use"), used.text());
        assertEquals(block, used.start());
        assertTrue(used.size() >= 100 && used.size() < 120, used.text());
        call("free((char*)" + block + ")");
        assertTrue(!last(block + 50).text().startsWith("heap, block in use"), last(block).text());
        assertEquals(SessionState.STOPPED, session.state());
    }

    private Variable call(String expression) {
        StateChanges changes = program.session().changes();
        return await(changes.evaluate(0, expression, CallEffects.KEEP, StateChanges.CALL_LIMIT));
    }

    private AddressUse last(long address) {
        return await(tools.at(0, address)).getLast();
    }

    @Test
    void pagesThatHoldWhatIsKnownComeBackAsTheyAre() {
        List<byte[]> unknown = List.of(new byte[0], new byte[0], new byte[0]);
        List<byte[]> first = await(tools.pages(0, 0, unknown));
        assertEquals(2, first.size(), "the memory ends");
        assertArrayEquals(read(0, MemoryTools.PAGE), first.getFirst());
        assertArrayEquals(read(MemoryTools.PAGE, MemoryTools.PAGE), first.getLast());
        await(program.session().writeMemory(0, MemoryTools.PAGE + 7, new byte[] {77}));
        List<byte[]> second = await(tools.pages(0, 0, first));
        assertSame(first.getFirst(), second.getFirst());
        assertArrayEquals(read(MemoryTools.PAGE, MemoryTools.PAGE), second.getLast());
        assertEquals(77, second.getLast()[7]);
    }
}
