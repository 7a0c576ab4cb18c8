package dev.wasmscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** A folder to be preopened, links that lead out of it, and what lies outside. */
record EscapeFolders(Path inside, Path outside) {
    private static final FileTime BEFORE = FileTime.fromMillis(1_000_000_000_000L);

    static EscapeFolders make() throws IOException {
        Path temp = Files.createTempDirectory("escape");
        Path inside = Files.createDirectory(temp.resolve("inside"));
        Path outside = Files.createDirectory(temp.resolve("outside"));
        for (String name : new String[] {"secret", "truncated", "timed", "victim", "victim2"}) {
            Files.writeString(outside.resolve(name), "outside");
        }
        Files.setLastModifiedTime(outside.resolve("timed"), BEFORE);
        Files.createDirectory(outside.resolve("victimdir"));
        Files.createSymbolicLink(outside.resolve("other"), Path.of("text"));
        Files.writeString(inside.resolve("own1"), "own");
        Files.writeString(inside.resolve("own2"), "own");
        Files.createSymbolicLink(inside.resolve("link"), Path.of("../outside"));
        Files.createSymbolicLink(inside.resolve("filelink"), Path.of("../outside/secret"));
        Files.createSymbolicLink(inside.resolve("dangling"), Path.of("../outside/planted"));
        return new EscapeFolders(inside, outside);
    }

    /**
     * Whether a try got out: something outside is other than it was, or the call that looks at the
     * outside succeeded.
     */
    boolean escaped(String name, int errno) throws IOException {
        return switch (name) {
            case "create-through-link" -> exists("created");
            case "create-through-dangling" -> exists("planted");
            case "truncate-through-link" -> Files.size(outside.resolve("truncated")) == 0;
            case "set-times-through-link" ->
                    !Files.getLastModifiedTime(outside.resolve("timed")).equals(BEFORE);
            case "mkdir-through-link" -> exists("madedir");
            case "rmdir-through-link" -> !exists("victimdir");
            case "unlink-through-link" -> !exists("victim");
            case "rename-out" -> exists("moved");
            case "rename-in" -> !exists("victim2");
            case "hardlink-out" -> exists("linked");
            case "symlink-out" -> exists("madelink");
            default -> errno == 0;
        };
    }

    private boolean exists(String name) {
        return Files.exists(outside.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }
}
