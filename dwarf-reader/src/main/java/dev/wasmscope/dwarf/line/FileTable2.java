package dev.wasmscope.dwarf.line;

import dev.wasmscope.dwarf.section.DwarfReader;
import java.util.ArrayList;
import java.util.List;

/** The directory and file tables of versions 2 to 4 (DWARF 4, section 6.2.4). */
final class FileTable2 {
    private FileTable2() {}

    static List<SourceFile> read(DwarfReader reader, String compileDirectory) {
        List<String> directories = new ArrayList<>();
        directories.add("");
        for (String name = reader.string(); !name.isEmpty(); name = reader.string()) {
            directories.add(name);
        }
        List<SourceFile> files = new ArrayList<>();
        for (String name = reader.string(); !name.isEmpty(); name = reader.string()) {
            files.add(file(reader, name, directories, compileDirectory));
        }
        return files;
    }

    /** Reads what follows a file's name. */
    static SourceFile file(
            DwarfReader reader, String name, List<String> directories, String compileDirectory) {
        long directory = reader.uleb128();
        reader.skipLeb128(); // time of last change
        reader.skipLeb128(); // length
        String path =
                directory >= 0 && directory < directories.size()
                        ? directories.get((int) directory)
                        : "";
        return new SourceFile(
                Paths.join(compileDirectory, path, name), name, path, compileDirectory, null, null);
    }
}
