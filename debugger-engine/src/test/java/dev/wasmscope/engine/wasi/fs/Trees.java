package dev.wasmscope.engine.wasi.fs;

import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.FileType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies folders of test data. */
public final class Trees {
    private static final OpenMode CREATE = new OpenMode(true, true, true, false, false, false);

    private Trees() {}

    /** Copies all below {@code from} into the existing folder {@code to}. */
    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Copies all below {@code from} into an empty directory of a guest's file system. */
    public static void copy(Path from, Directory to) throws IOException, ErrnoException {
        try (Stream<Path> files = Files.list(from)) {
            List<Path> sorted = files.sorted().toList();
            for (Path file : sorted) {
                String name = file.getFileName().toString();
                if (Files.isDirectory(file)) {
                    to.createDirectory(name);
                    try (Directory child = to.openDirectory(name)) {
                        copy(file, child);
                    }
                } else {
                    write(to, name, Files.readAllBytes(file));
                }
            }
        }
    }

    /** Copies all below a guest's directory into an existing folder. */
    public static void copy(Directory from, Path to) throws IOException, ErrnoException {
        for (DirectoryEntry entry : from.list()) {
            Path target = to.resolve(entry.name());
            if (entry.type() == FileType.DIRECTORY) {
                Files.createDirectory(target);
                try (Directory child = from.openDirectory(entry.name())) {
                    copy(child, target);
                }
            } else {
                Files.write(target, read(from, entry.name()));
            }
        }
    }

    /** Makes a file with these contents. */
    public static void write(Directory directory, String name, byte[] contents)
            throws ErrnoException {
        try (OpenFile file = (OpenFile) directory.open(name, CREATE)) {
            for (int at = 0; at < contents.length; ) {
                at += file.write(at, contents, at, contents.length - at);
            }
        }
    }

    /** Contents of a file. */
    public static byte[] read(Directory directory, String name) throws ErrnoException {
        try (OpenFile file = (OpenFile) directory.open(name, OpenMode.READ)) {
            byte[] contents = new byte[(int) file.size()];
            for (int at = 0; at < contents.length; ) {
                at += file.read(at, contents, at, contents.length - at);
            }
            return contents;
        }
    }
}
