package dev.wasmscope.engine.wasi.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** A folder as text: names, types, lengths, checksums, link texts and which names are one file. */
public final class TreeText {
    private TreeText() {}

    /** Everything that saving must bring about. */
    public static String of(Path folder) throws IOException {
        return text(folder, false);
    }

    /** Everything that must stay untouched, times and inodes too. */
    public static String exact(Path folder) throws IOException {
        return text(folder, true);
    }

    private static String text(Path folder, boolean exact) throws IOException {
        StringBuilder text = new StringBuilder();
        Map<Object, Path> firstNames = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.skip(1).sorted().toList()) {
                Path name = folder.relativize(file);
                text.append(name).append(' ').append(describe(file));
                Object inode = Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS);
                Path first = firstNames.putIfAbsent(inode, name);
                text.append(first == null ? "" : " same as " + first);
                if (exact) {
                    text.append(" inode ").append(inode).append(" modified ");
                    text.append(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String describe(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return "-> " + Files.readSymbolicLink(file);
        }
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            return "directory";
        }
        byte[] contents = Files.readAllBytes(file);
        CRC32 crc = new CRC32();
        crc.update(contents);
        return contents.length + " bytes " + Long.toHexString(crc.getValue());
    }
}
