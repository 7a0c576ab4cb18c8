package dev.wasmscope.ui.theme;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that a crash leaves the old one or the new one, never half of it. */
public final class SafeFile {
    private SafeFile() {}

    /**
     * Writes a file; its folder is made if it is missing.
     *
     * @throws IOException when it cannot be written; the old file is then as it was
     */
    public static void write(Path file, byte[] contents) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " has no folder");
        }
        Files.createDirectories(folder);
        Path next = Files.createTempFile(folder, "next", ".tmp");
        try {
            try (FileChannel out = FileChannel.open(next, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(contents);
                while (left.hasRemaining()) {
                    out.write(left);
                }
                out.force(true);
            }
            // Atomic, also where the file exists: to replace it would delete it first.
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
