package dev.wasmscope.dwarf;

import dev.wasmscope.dwarf.section.DebugSections;
import dev.wasmscope.dwarf.section.SplitFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Split files that a test gives; none is looked for. */
final class GivenFiles implements SplitFiles {
    private record Given(String path, Supplier<DebugSections> source) implements SplitFile {
        @Override
        public DebugSections sections() {
            return source.get();
        }
    }

    private final List<SplitFile> files;

    GivenFiles(List<Path> files) {
        this.files =
                files.stream()
                        .<SplitFile>map(f -> new Given(f.getFileName().toString(), () -> read(f)))
                        .toList();
    }

    GivenFiles(String name, DebugSections sections) {
        this.files = List.of(new Given(name, () -> sections));
    }

    private static DebugSections read(Path file) {
        try {
            return WasmSections.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<SplitFile> find(Wanted unit) {
        return files;
    }

    @Override
    public String missing(Wanted unit) {
        return NONE.missing(unit);
    }
}
