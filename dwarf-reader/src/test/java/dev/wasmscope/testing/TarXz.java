package dev.wasmscope.testing;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks the regular files of a {@code .tar.xz} archive (ustar, and long names of GNU and pax).
 */
final class TarXz {
    private static final int BLOCK = 512;

    private TarXz() {}

    static void unpack(Path archive, Path folder) throws IOException {
        try (InputStream in =
                new XZInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            String longName = null;
            while (true) {
                byte[] header = in.readNBytes(BLOCK);
                if (header.length < BLOCK || header[0] == 0) {
                    return;
                }
                int size = Integer.parseInt(text(header, 124, 12).strip(), 8);
                String name = longName == null ? fullName(header) : longName;
                longName = null;
                switch (header[156]) {
                    case 'L' -> longName = nulTerminated(content(in, size));
                    case 'x' -> longName = paxPath(content(in, size));
                    case '0', 0 -> write(folder, name, content(in, size));
                    default -> content(in, size);
                }
            }
        }
    }

    private static byte[] content(InputStream in, int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("archive ends in the middle of a file");
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        return bytes;
    }

    private static void write(Path folder, String name, byte[] bytes) throws IOException {
        Path target = folder.resolve(name).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("archive names a file outside of its folder: " + name);
        }
        Files.createDirectories(target.getParent());
        Files.write(target, bytes);
    }

    private static String fullName(byte[] header) {
        String prefix = text(header, 257, 5).equals("ustar") ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? text(header, 0, 100) : prefix + "/" + text(header, 0, 100);
    }

    private static @org.jspecify.annotations.Nullable String paxPath(byte[] records) {
        for (String line : new String(records, StandardCharsets.UTF_8).split("\n", -1)) {
            int key = line.indexOf(" path=");
            if (key >= 0) {
                return line.substring(key + " path=".length());
            }
        }
        return null;
    }

    private static String nulTerminated(byte[] bytes) {
        return text(bytes, 0, bytes.length);
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }
}
