package dev.wasmscope.ui.welcome;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * The modules in a folder and the folders in it, as far as that is worth while: hidden folders and
 * folders deeper than {@value #DEEPEST} are left out, and so is what comes after {@value #MOST}
 * modules.
 */
public final class ModulesInFolder {
    /** How deep folders in folders are looked into. */
    public static final int DEEPEST = 8;

    /** How many modules are listed. */
    public static final int MOST = 1000;

    private static final int MOST_VISITED = 100_000;

    private ModulesInFolder() {}

    /**
     * A module.
     *
     * @param name its path in the folder
     * @param size in bytes
     */
    public record Found(Path file, String name, long size) {}

    /**
     * Looks for modules, those that lie less deep first.
     *
     * @throws IOException if the folder cannot be read
     */
    public static List<Found> of(Path folder) throws IOException {
        List<Found> all = new ArrayList<>();
        Files.walkFileTree(
                folder,
                EnumSet.noneOf(java.nio.file.FileVisitOption.class),
                DEEPEST,
                visitor(folder, all));
        all.sort(
                Comparator.<Found>comparingInt(f -> f.file().getNameCount())
                        .thenComparing(Found::name));
        return all;
    }

    private static SimpleFileVisitor<Path> visitor(Path folder, List<Found> all) {
        return new SimpleFileVisitor<>() {
            private int visited;

            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes about) {
                boolean hidden =
                        !dir.equals(folder) && String.valueOf(dir.getFileName()).startsWith(".");
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                visited++;
                if (about.isRegularFile() && file.toString().endsWith(".wasm")) {
                    all.add(new Found(file, folder.relativize(file).toString(), about.size()));
                }
                return all.size() < MOST && visited < MOST_VISITED
                        ? FileVisitResult.CONTINUE
                        : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException cause)
                    throws IOException {
                if (file.equals(folder)) {
                    throw cause;
                }
                return FileVisitResult.CONTINUE;
            }
        };
    }
}
