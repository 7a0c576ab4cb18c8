package dev.wasmscope.dwarf.section;

import java.util.List;

/**
 * Where the files are that the debug information of a module is split into ({@code .dwo}, {@code
 * .dwp}; DWARF 5, section 7.3.2). This library opens no file itself: whoever uses it looks for them
 * and hands their sections over. Called by any thread, while a unit is read.
 */
public interface SplitFiles {
    /** There is no other file. */
    SplitFiles NONE =
            new SplitFiles() {
                @Override
                public List<SplitFile> find(Wanted unit) {
                    return List.of();
                }

                @Override
                public String missing(Wanted unit) {
                    return "its file was not given";
                }
            };

    /**
     * A unit whose entries are in another file.
     *
     * @param compileDirectory the folder the compiler ran in, which {@code name} is relative to
     * @param name the file as the compiler recorded it (DW_AT_dwo_name)
     * @param id what tells builds apart: the file's unit must have the same
     */
    record Wanted(String compileDirectory, String name, long id) {}

    /** One file that exists. */
    interface SplitFile {
        /** Where it is; the same file has the same path each time. */
        String path();

        /**
         * Its sections, by the names they have there ({@code .debug_info.dwo}).
         *
         * @throws DwarfException if it cannot be read
         */
        DebugSections sections();
    }

    /** The files that may hold a unit, the likeliest first; packages ({@code .dwp}) among them. */
    List<SplitFile> find(Wanted unit);

    /** Why a unit has no file, and what to do about it: a clause for the user. */
    String missing(Wanted unit);
}
