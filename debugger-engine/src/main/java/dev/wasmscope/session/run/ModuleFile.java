package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.DwarfInfo;
import dev.wasmscope.dwarf.section.DebugSections;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.module.CustomSection;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.session.OpenProgress;
import dev.wasmscope.session.OpenProgress.Phase;
import dev.wasmscope.session.PathMappings;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.source.SourceFinder;
import dev.wasmscope.session.source.SourceMapFiles;
import dev.wasmscope.session.symbol.Symbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a module's file with its debug sections. Every failure is one line that names the file. */
public final class ModuleFile {
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
        return new Symbols(
                module, DwarfInfo.read(debugSections(module)), finder, sourceMap(file, paths));
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

    private static DebugSections debugSections(Module module) {
        DebugSections.Builder sections = DebugSections.builder();
        for (CustomSection section : module.customSections()) {
            if (section.name().startsWith(".debug_")) {
                sections.add(
                        section.name(),
                        module.bytes(),
                        (int) section.contents().start(),
                        (int) section.contents().length());
            }
        }
        return sections.build();
    }
}
