package dev.wasmscope.engine.wasi.fs.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.TreeText;
import dev.wasmscope.engine.wasi.fs.host.HostFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever a guest does: an overlay gives the results that a copy of the folder gives, the folder
 * stays as it is, and afterwards saving makes it equal to the copy and discarding changes nothing.
 */
class OverlayPropertyTest {
    private static final List<String> DIRECTORIES = List.of("", "a/", "a/b/", "c/", "ab/", "n/");
    private static final List<String> NAMES = List.of("a", "b", "c", "f", "g", "n", "big", "link");

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void anOverlayIsLikeACopy(@ForAll("operations") List<Operation> operations) throws Exception {
        Path temp = Files.createTempDirectory("overlay");
        try {
            Path host = folder(temp.resolve("host"));
            Path copy = folder(temp.resolve("copy"));
            String untouched = TreeText.exact(host);
            HostFileSystem below = HostFileSystem.of(host);
            assumeTrue(below.holdsDirectories(), "skipped: needs Linux with native access");
            try (OverlayFileSystem overlay = overlay(below);
                    Directory seen = overlay.openRoot();
                    Directory real = HostFileSystem.of(copy).openRoot()) {
                for (Operation operation : operations) {
                    assertEquals(operation.run(real), operation.run(seen), operation::toString);
                }
                assertEquals(untouched, TreeText.exact(host), "nothing reaches the folder");
                List<Change> changes = overlay.changes();
                List<Outcome> outcomes = overlay.save(changes);
                assertEquals(List.of(), refusals(outcomes));
                assertEquals(TreeText.of(copy), TreeText.of(host), () -> "saved " + changes);
                assertEquals(List.of(), overlay.changes(), "nothing is left to save");
                assertEquals(look(real), look(seen), "the guest goes on as before");
            }
        } finally {
            delete(temp);
        }
    }

    @Property(tries = 75, edgeCases = EdgeCasesMode.NONE)
    void savingOneByOneIsSavingAll(@ForAll("operations") List<Operation> operations)
            throws Exception {
        Path temp = Files.createTempDirectory("overlay");
        try {
            Path host = folder(temp.resolve("host"));
            Path copy = folder(temp.resolve("copy"));
            try (OverlayFileSystem overlay = overlay(HostFileSystem.of(host));
                    Directory seen = overlay.openRoot();
                    Directory real = HostFileSystem.of(copy).openRoot()) {
                operations.forEach(operation -> operation.run(real));
                operations.forEach(operation -> operation.run(seen));
                while (!overlay.changes().isEmpty()) {
                    int before = overlay.changes().size();
                    Change last = overlay.changes().getLast();
                    assertEquals(List.of(), refusals(overlay.save(List.of(last))));
                    assertTrue(overlay.changes().size() < before, last::toString);
                }
                assertEquals(TreeText.of(copy), TreeText.of(host));
            }
        } finally {
            delete(temp);
        }
    }

    @Property(tries = 75, edgeCases = EdgeCasesMode.NONE)
    void discardingAllShowsTheFolderAgain(@ForAll("operations") List<Operation> operations)
            throws Exception {
        Path temp = Files.createTempDirectory("overlay");
        try {
            Path host = folder(temp.resolve("host"));
            String untouched = TreeText.exact(host);
            try (OverlayFileSystem overlay = overlay(HostFileSystem.of(host));
                    Directory seen = overlay.openRoot();
                    Directory real = HostFileSystem.of(host).openRoot()) {
                operations.forEach(operation -> operation.run(seen));
                while (!overlay.changes().isEmpty()) {
                    int before = overlay.changes().size();
                    overlay.discard(List.of(overlay.changes().get(before / 2)));
                    assertTrue(overlay.changes().size() < before, "fewer than " + before);
                }
                assertEquals(look(real), look(seen));
                assertEquals(untouched, TreeText.exact(host));
            }
        } finally {
            delete(temp);
        }
    }

    private static OverlayFileSystem overlay(HostFileSystem below) throws Exception {
        return new OverlayFileSystem(below, () -> System.currentTimeMillis() * 1_000_000);
    }

    private static List<Outcome> refusals(List<Outcome> outcomes) {
        return outcomes.stream().filter(outcome -> outcome.refusal().isPresent()).toList();
    }

    /** Everything that can be seen below a directory. */
    private static List<String> look(Directory root) {
        List<String> seen = new ArrayList<>();
        for (String directory : DIRECTORIES) {
            for (String name : NAMES) {
                for (Operation.Kind kind :
                        List.of(
                                Operation.Kind.STAT,
                                Operation.Kind.READ,
                                Operation.Kind.LIST,
                                Operation.Kind.READLINK)) {
                    Operation look = new Operation(kind, directory + name, "", 0);
                    seen.add(look + " = " + look.run(root));
                }
            }
        }
        return seen;
    }

    private static Path folder(Path at) throws IOException {
        Files.createDirectories(at.resolve("a/b"));
        Files.createDirectory(at.resolve("c"));
        Files.writeString(at.resolve("f"), "f at the top");
        Files.writeString(at.resolve("a/f"), "f in a");
        Files.writeString(at.resolve("a/b/g"), "g in a/b");
        Files.write(at.resolve("big"), "0123456789".repeat(20_000).getBytes("UTF-8"));
        Files.createLink(at.resolve("c/g"), at.resolve("a/f"));
        Files.createSymbolicLink(at.resolve("link"), Path.of("a"));
        Files.createSymbolicLink(at.resolve("c/link"), Path.of("../f"));
        return at;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Provide
    Arbitrary<List<Operation>> operations() {
        Arbitrary<String> paths =
                Combinators.combine(Arbitraries.of(DIRECTORIES), Arbitraries.of(NAMES))
                        .as(String::concat);
        return Combinators.combine(
                        Arbitraries.of(Operation.Kind.class),
                        paths,
                        paths,
                        Arbitraries.integers().between(0, 30))
                .as(Operation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }
}
