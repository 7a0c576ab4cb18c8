package dev.wasmscope.ui.source;

import dev.wasmscope.session.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The text of a file that a profile names, read where the compiler found it. */
final class SourceWithoutGuest {
    private SourceWithoutGuest() {}

    static SourceText read(String file) {
        try {
            Path path = Path.of(file);
            if (path.isAbsolute() && Files.isRegularFile(path)) {
                String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
                return new SourceText.Found(file, Optional.of(path), text.lines().toList());
            }
        } catch (IOException | InvalidPathException _) {
            // As good as not there: the view says where it was looked for.
        }
        return new SourceText.Missing(
                file, List.of(file, "the program, which is not open: open it to see its sources"));
    }
}
