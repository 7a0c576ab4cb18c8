package dev.wasmscope.dwarf.line;

import dev.wasmscope.dwarf.section.AttributeValue;
import dev.wasmscope.dwarf.section.AttributeValue.Block;
import dev.wasmscope.dwarf.section.AttributeValue.Constant;
import dev.wasmscope.dwarf.section.AttributeValue.Text;
import dev.wasmscope.dwarf.section.DwarfReader;
import dev.wasmscope.dwarf.section.Encoding;
import dev.wasmscope.dwarf.section.Unit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The directory and file tables of version 5 (DWARF 5, section 6.2.4.1). */
final class FileTable5 {
    private static final int PATH = 1;
    private static final int DIRECTORY_INDEX = 2;
    private static final int MD5 = 5;
    private static final int LLVM_SOURCE = 0x2001;

    private record Entry(
            String path, int directory, @Nullable String md5, @Nullable String source) {}

    private final Unit unit;
    private final Encoding encoding;
    private final String compileDirectory;

    FileTable5(Unit unit, Encoding encoding, String compileDirectory) {
        this.unit = unit;
        this.encoding = encoding;
        this.compileDirectory = compileDirectory;
    }

    List<SourceFile> read(DwarfReader reader) {
        List<Entry> directories = entries(reader);
        List<SourceFile> files = new ArrayList<>();
        for (Entry entry : entries(reader)) {
            files.add(file(entry, directories));
        }
        return files;
    }

    private SourceFile file(Entry entry, List<Entry> directories) {
        boolean known = entry.directory() >= 0 && entry.directory() < directories.size();
        String directory = known ? directories.get(entry.directory()).path() : "";
        // directory 0 is the compile directory itself
        String base = entry.directory() == 0 ? "" : compileDirectory;
        return new SourceFile(
                Paths.join(base, directory, entry.path()),
                entry.path(),
                directory,
                compileDirectory,
                entry.md5(),
                entry.source());
    }

    private List<Entry> entries(DwarfReader reader) {
        int fields = reader.u8();
        int[] contents = new int[fields];
        int[] forms = new int[fields];
        for (int i = 0; i < fields; i++) {
            contents[i] = reader.ulebInt();
            forms[i] = reader.ulebInt();
        }
        int count = reader.ulebInt();
        if (count > (fields == 0 ? 0 : reader.remaining())) {
            throw reader.error("a table of " + count + " entries runs past the end");
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(entry(reader, contents, forms));
        }
        return entries;
    }

    private Entry entry(DwarfReader reader, int[] contents, int[] forms) {
        String path = "";
        int directory = 0;
        String md5 = null;
        String source = null;
        for (int i = 0; i < contents.length; i++) {
            AttributeValue value = unit.readValue(reader, forms[i], encoding);
            switch (contents[i]) {
                case PATH -> path = text(value);
                case DIRECTORY_INDEX ->
                        directory =
                                value instanceof Constant(long index, int _)
                                        ? Math.clamp(index, -1, Integer.MAX_VALUE)
                                        : -1;
                case MD5 -> md5 = hash(value);
                case LLVM_SOURCE -> source = text(value);
                default -> {
                    // time, size and vendors' fields say nothing that a reader of source needs
                }
            }
        }
        return new Entry(path, directory, md5, source == null || source.isEmpty() ? null : source);
    }

    private static String text(AttributeValue value) {
        return value instanceof Text(String text) ? text : "";
    }

    private static @Nullable String hash(AttributeValue value) {
        return value instanceof Block block
                ? HexFormat.of().formatHex(block.bytes().toBytes())
                : null;
    }
}
