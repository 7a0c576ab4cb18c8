package dev.wasmscope.engine.wasi.fs.host;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.wasi.fs.DirectoryEntry;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.OpenMode;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.FileType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables of systems that this machine may not be: nothing in them contradicts itself. */
class UnixTableTest {
    static Stream<UnixTable> tables() {
        return Stream.of(
                UnixTable.LINUX_X64,
                UnixTable.LINUX_ARM64,
                UnixTable.MACOS_ARM64,
                UnixTable.MACOS_X64);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void flagsAreSingleBitsThatDiffer(UnixTable table) {
        UnixTable.OpenFlags open = table.open();
        List<Integer> flags =
                IntStream.of(
                                open.create(),
                                open.exclusive(),
                                open.noTerminal(),
                                open.truncate(),
                                open.nonBlocking(),
                                open.closeOnExec(),
                                open.directory(),
                                open.noFollow())
                        .boxed()
                        .toList();
        assertEquals(flags.size(), flags.stream().distinct().count());
        assertTrue(flags.stream().allMatch(flag -> Integer.bitCount(flag) == 1), flags::toString);
        assertTrue(flags.stream().allMatch(flag -> flag > 2), "not the access mode");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void nothingIsOpenedThroughALink(UnixTable table) {
        int noFollow = table.open().noFollow();
        for (OpenMode mode : List.of(OpenMode.READ, OpenMode.DIRECTORY)) {
            assertNotEquals(0, table.open(mode) & noFollow);
        }
        assertNotEquals(0, table.walk() & noFollow);
        assertNotEquals(0, table.list() & noFollow);
        assertEquals(0, table.walkFollowing() & noFollow, "what the user named may be a link");
        assertNotEquals(0, table.walk() & table.open().directory());
    }

    /** Writes numbers where a table says, and reads them back as attributes. */
    @ParameterizedTest
    @MethodSource("tables")
    void fieldsOfAttributesDoNotOverlap(UnixTable table) {
        UnixTable.StatLayout layout = table.stat();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment stat = arena.allocate(layout.size());
            stat.set(ValueLayout.JAVA_INT_UNALIGNED, layout.device(), 3);
            stat.set(ValueLayout.JAVA_LONG_UNALIGNED, layout.inode(), 0x1_0000_0007L);
            stat.set(ValueLayout.JAVA_SHORT_UNALIGNED, layout.mode(), (short) 0100755);
            stat.set(ValueLayout.JAVA_SHORT_UNALIGNED, layout.links(), (short) 2);
            stat.set(ValueLayout.JAVA_LONG_UNALIGNED, layout.length(), 1234567890123L);
            int at = 1;
            for (int time : List.of(layout.accessed(), layout.modified(), layout.changed())) {
                stat.set(ValueLayout.JAVA_LONG_UNALIGNED, time, at);
                stat.set(ValueLayout.JAVA_INT_UNALIGNED, time + 8, at++);
            }
            assertEquals(
                    new FileStat(
                            3,
                            0x1_0000_0007L,
                            FileType.REGULAR_FILE,
                            2,
                            1234567890123L,
                            1_000_000_001L,
                            2_000_000_002L,
                            3_000_000_003L),
                    UnixStat.parse(stat, layout));
            assertEquals(0755, UnixStat.permissions(stat, layout));
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void directoryRecordsAreReadOneAfterAnother(UnixTable table) {
        UnixTable.EntryLayout layout = table.entry();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment records = arena.allocate(256);
            int at = 0;
            for (String name : List.of(".", "file", "..", "ünï")) {
                byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
                int length = layout.name() + bytes.length + 8 & ~7;
                records.set(ValueLayout.JAVA_LONG_UNALIGNED, at + layout.inode(), 40 + at);
                records.set(
                        ValueLayout.JAVA_SHORT_UNALIGNED,
                        at + layout.recordLength(),
                        (short) length);
                records.set(ValueLayout.JAVA_BYTE, at + layout.type(), (byte) 8);
                MemorySegment.copy(
                        bytes, 0, records, ValueLayout.JAVA_BYTE, at + layout.name(), bytes.length);
                at += length;
            }
            List<DirectoryEntry> entries = new ArrayList<>();
            UnixStat.parseEntries(records, at, layout, entries);
            assertEquals(
                    List.of("file", "ünï"), entries.stream().map(DirectoryEntry::name).toList());
            assertEquals(FileType.REGULAR_FILE, entries.getFirst().type());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Linux,    amd64,   LINUX_X64",
        "Linux,    aarch64, LINUX_ARM64",
        "Mac OS X, aarch64, MACOS_ARM64",
        "Mac OS X, x86_64,  MACOS_X64"
    })
    void everySystemHasItsTable(String system, String processor, String table) throws Exception {
        assertEquals(
                UnixTable.class.getDeclaredField(table).get(null),
                UnixTable.of(system, processor).orElseThrow());
    }

    @Test
    void otherSystemsHaveNone() {
        assertTrue(UnixTable.of("Windows 11", "amd64").isEmpty());
        assertTrue(UnixTable.of("Linux", "riscv64").isEmpty());
    }

    @Test
    void errorsThatDecideAWalkAreKnownOnBoth() {
        assertAll(
                () -> assertEquals(Errno.LOOP, UnixErrno.toWasi(40, true)),
                () -> assertEquals(Errno.LOOP, UnixErrno.toWasi(62, false)),
                () -> assertEquals(Errno.NOTEMPTY, UnixErrno.toWasi(39, true)),
                () -> assertEquals(Errno.NOTEMPTY, UnixErrno.toWasi(66, false)),
                () -> assertEquals(Errno.NOTDIR, UnixErrno.toWasi(20, false)),
                () -> assertEquals(Errno.IO, UnixErrno.toWasi(9999, true)));
    }
}
