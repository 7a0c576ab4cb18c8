package dev.wasmscope.ui.kept;

import dev.wasmscope.ui.theme.SafeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One JSON file for each module in a folder of its own. A file is replaced as a whole, by renaming,
 * and under a lock: of two windows on one module each writes only the parts that it changed. To be
 * used from one thread that may wait.
 */
final class KeptStore {
    private static final int LOCK_TRIES = 200;
    private static final long LOCK_PAUSE_MILLIS = 10;

    private final Path folder;

    /** The hash that was computed last, and of what. */
    private volatile Optional<Hashed> hashed = Optional.empty();

    private record Hashed(Path module, long size, FileTime modified, String sha256) {}

    /**
     * What was found.
     *
     * @param parts by name; empty when nothing was kept
     * @param notice one line for the user when a file could not be read
     */
    record Loaded(Map<String, JsonNode> parts, Optional<String> notice) {
        static final Loaded NOTHING = new Loaded(Map.of(), Optional.empty());

        Loaded {
            parts = Map.copyOf(parts);
        }
    }

    KeptStore(Path folder) {
        this.folder = folder;
    }

    /** The file of a module: its name for people, and a hash of its path. */
    Path file(Path module) {
        return folder.resolve(
                module.getFileName()
                        + "-"
                        + digestOf(module.toString()).substring(0, 16)
                        + ".json");
    }

    /** What was kept of a module, or of the one that lay elsewhere and has the same contents. */
    Loaded load(Path module) {
        Path file = file(module);
        try {
            return new Loaded(KeptFile.read(Files.readAllBytes(file)).parts(), Optional.empty());
        } catch (NoSuchFileException e) {
            return moved(module);
        } catch (KeptFile.Unreadable e) {
            return new Loaded(Map.of(), Optional.of(aside(module, file, e)));
        } catch (IOException e) {
            return new Loaded(
                    Map.of(),
                    Optional.of(
                            "What was kept of "
                                    + module.getFileName()
                                    + " cannot be read: "
                                    + e.getMessage()));
        }
    }

    private Loaded moved(Path module) {
        String sha256 = sha256(module);
        if (sha256.isEmpty()) {
            return Loaded.NOTHING;
        }
        for (Path file : files()) {
            try {
                KeptFile other = KeptFile.read(Files.readAllBytes(file));
                if (other.sha256().equals(sha256) && !Files.exists(other.module())) {
                    save(module, other.parts(), Map.of());
                    Files.delete(file);
                    return new Loaded(other.parts(), Optional.empty());
                }
            } catch (IOException | KeptFile.Unreadable e) {
                // Not ours to judge: it is looked at when its own module is opened.
            }
        }
        return Loaded.NOTHING;
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> p.toString().endsWith(".json")).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private String aside(Path module, Path file, KeptFile.Unreadable why) {
        String said = "What was kept of " + module.getFileName() + " " + why.getMessage();
        try {
            Path aside = Files.createTempFile(folder, module.getFileName() + "-unread-", ".kept");
            Files.move(file, aside, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return said + ". It lies aside: " + aside;
        } catch (IOException e) {
            return said + " and cannot be put aside: " + e.getMessage();
        }
    }

    /** Puts a copy of a module's file aside: a part of it could not be taken up. */
    void copyAside(Path module) throws IOException {
        Path file = file(module);
        if (Files.exists(file)) {
            Path aside = Files.createTempFile(folder, module.getFileName() + "-unread-", ".kept");
            Files.copy(file, aside, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Replaces parts of what is kept of a module.
     *
     * @param base the parts to begin with when nothing is kept under the module's path
     * @throws IOException when the file cannot be written; the old one is then as it was
     */
    void save(Path module, Map<String, JsonNode> base, Map<String, JsonNode> changed)
            throws IOException {
        Files.createDirectories(folder);
        try (FileChannel channel =
                        FileChannel.open(
                                folder.resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock _ = lock(channel)) {
            Path file = file(module);
            Map<String, JsonNode> parts = new HashMap<>(present(file).orElse(base));
            parts.putAll(changed);
            SafeFile.write(file, new KeptFile(module, sha256(module), parts).bytes());
        }
    }

    private static Optional<Map<String, JsonNode>> present(Path file) throws IOException {
        try {
            return Optional.of(KeptFile.read(Files.readAllBytes(file)).parts());
        } catch (NoSuchFileException | KeptFile.Unreadable e) {
            return Optional.empty();
        }
    }

    /** Windows of one process share their locks: then it is tried again for a while. */
    private static FileLock lock(FileChannel channel) throws IOException {
        for (int i = 0; i < LOCK_TRIES; i++) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                try {
                    Thread.sleep(LOCK_PAUSE_MILLIS);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted", interrupted);
                }
            }
        }
        throw new IOException("another window holds the lock");
    }

    /** The hash of a module's contents; empty when it cannot be read. */
    private String sha256(Path module) {
        try {
            long size = Files.size(module);
            FileTime modified = Files.getLastModifiedTime(module);
            Optional<Hashed> known =
                    hashed.filter(
                            h ->
                                    h.module().equals(module)
                                            && h.size() == size
                                            && h.modified().equals(modified));
            if (known.isPresent()) {
                return known.get().sha256();
            }
            MessageDigest digest = sha256();
            try (InputStream in = new DigestInputStream(Files.newInputStream(module), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            String value = HexFormat.of().formatHex(digest.digest());
            hashed = Optional.of(new Hashed(module, size, modified, value));
            return value;
        } catch (IOException e) {
            return "";
        }
    }

    private static String digestOf(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
