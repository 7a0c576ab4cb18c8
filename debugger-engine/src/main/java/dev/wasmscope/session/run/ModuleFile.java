package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.DwarfInfo;
import dev.wasmscope.dwarf.section.Cancellation;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.module.ByteRange;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.SectionInfo;
import dev.wasmscope.session.OpenProgress;
import dev.wasmscope.session.OpenProgress.Phase;
import dev.wasmscope.session.PathMappings;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.debugfile.DebugFile;
import dev.wasmscope.session.debugfile.DebugFiles;
import dev.wasmscope.session.debugfile.ExternalDebugInfo;
import dev.wasmscope.session.source.SourceFinder;
import dev.wasmscope.session.source.SourceMapFiles;
import dev.wasmscope.session.symbol.Symbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a module's file with its debug sections. Every failure is one line that names the file. */
public final class ModuleFile {
    /** Id of the code section (core specification 5.5.2). */
    private static final int CODE = 10;

    private ModuleFile() {}

    /**
     * Reads a file.
     *
     * @throws SessionException if it is missing, no file, malformed or of an unsupported kind
     */
    public static Symbols read(Path file, PathMappings paths, OpenProgress progress)
            throws SessionException {
        Module module = module(file, progress);
        Path folder = file.toAbsolutePath().normalize().getParent();
        SourceFinder finder = new SourceFinder(paths, folder == null ? Path.of(".") : folder);
        DebugFiles files = new DebugFiles(file, paths);
        DebugFile own = new DebugFile(module.bytes(), module.customSections(), code(module));
        ExternalDebugInfo.Found debug = ExternalDebugInfo.find(own, files);
        DwarfInfo dwarf = DwarfInfo.read(debug.file().debugSections(), files, new Cancellation());
        return new Symbols(module, dwarf, finder, sourceMap(file, paths), debug.problems());
    }

    private static SourceMapFiles sourceMap(Path file, PathMappings paths) throws SessionException {
        if (paths.sourceMap().isPresent() && !Files.isReadable(paths.sourceMap().get())) {
            throw new SessionException(paths.sourceMap().get() + ": no such source map");
        }
        return new SourceMapFiles(file.toAbsolutePath().normalize(), paths.sourceMap());
    }

    private static Module module(Path file, OpenProgress progress) throws SessionException {
        if (Files.isDirectory(file)) {
            throw new SessionException(file + ": is a directory, not a module");
        }
        try {
            progress.at(Phase.READING, 0);
            byte[] bytes = Files.readAllBytes(file);
            progress.at(Phase.DECODING, 0);
            return ModuleReader.read(bytes);
        } catch (NoSuchFileException e) {
            throw new SessionException(file + ": no such file", e);
        } catch (IOException e) {
            throw new SessionException(file + ": cannot be read: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new SessionException(file + ": too large for this machine's memory", e);
        } catch (MalformedModuleException e) {
            throw new SessionException(file + ": " + e.getMessage(), e);
        }
    }

    private static Optional<ByteRange> code(Module module) {
        return module.sections().stream()
                .filter(section -> section.id() == CODE)
                .map(SectionInfo::contents)
                .findFirst();
    }
}
