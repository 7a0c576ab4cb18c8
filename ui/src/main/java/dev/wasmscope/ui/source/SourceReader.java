package dev.wasmscope.ui.source;

import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the texts of source files. Not for the thread of the views. */
final class SourceReader {
    /** Files that were unpacked together have times that differ by this much, in milliseconds. */
    private static final long COPIED_TOGETHER = 10_000;

    private SourceReader() {}

    /** The text of a file of a module. */
    static SourceModel.Content read(ModuleView module, String file) {
        return switch (module.source(file)) {
            case SourceText.Found found ->
                    new SourceModel.Content.Text(
                            SourceDocument.of(found.file(), found.lines()),
                            found.path(),
                            found.path().filter(path -> newer(path, module.file())).isPresent()
                                    && !embedded(module, file));
            case SourceText.Missing missing -> new SourceModel.Content.Missing(missing.tried());
        };
    }

    /** An embedded text is the one that was compiled, whatever became of the file. */
    private static boolean embedded(ModuleView module, String file) {
        return module.sourceFiles().stream().anyMatch(f -> f.embedded() && f.file().equals(file));
    }

    /** Whether a file was changed after a module was built; false when nothing tells. */
    private static boolean newer(Path source, Path module) {
        try {
            return Files.getLastModifiedTime(source).toMillis()
                    > Files.getLastModifiedTime(module).toMillis() + COPIED_TOGETHER;
        } catch (IOException e) {
            return false;
        }
    }

    /** The text of a file that a profile names, read where the compiler found it. */
    static SourceModel.Content withoutProgram(String file) {
        try {
            Path path = Path.of(file);
            if (path.isAbsolute() && Files.isRegularFile(path)) {
                String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
                return new SourceModel.Content.Text(
                        SourceDocument.of(file, text.lines().toList()), Optional.of(path), false);
            }
        } catch (IOException | InvalidPathException _) {
            // As good as not there: the view says where it was looked for.
        }
        return new SourceModel.Content.Missing(
                List.of(file, "the program, which is not open: open it to see its sources"));
    }
}
