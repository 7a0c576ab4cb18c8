package dev.wasmscope.dwarf.section;

import java.util.ArrayList;
import java.util.List;

/**
 * The sections that belong together: those of one module, or later those of one split-debug file.
 * Each kind of content has its own class.
 */
public final class SectionSet {
    private final DebugSections sections;
    private final SectionBytes strings;
    private final SectionBytes lineStrings;
    private final DebugInfo info;

    /** Finds the units; a unit header that cannot be read is recorded in {@code problems}. */
    public SectionSet(DebugSections sections, Problems problems) {
        this.sections = sections;
        this.strings = sections.get(".debug_str");
        this.lineStrings = sections.get(".debug_line_str");
        for (String name : sections.names()) {
            if (name.startsWith(".debug_") && sections.all(name).size() > 1) {
                problems.add(
                        new DwarfProblem(name, 0, "the section occurs twice; the first is read"));
            }
        }
        this.info = new DebugInfo(this, problems);
    }

    /** Section {@code .debug_info} (and {@code .debug_types} of version 4). */
    public DebugInfo info() {
        return info;
    }

    /** The bytes of a section, empty if it is missing. */
    public SectionBytes bytes(String name) {
        return sections.get(name);
    }

    /** The bytes of the line programs. */
    public SectionBytes line() {
        return sections.get(".debug_line");
    }

    DebugAbbrev abbrev() {
        return new DebugAbbrev(sections.get(".debug_abbrev"));
    }

    /** A text of {@code .debug_str}; it may begin in the middle of another. */
    public String string(long offset) {
        return strings.reader(offset).string();
    }

    /** A text of {@code .debug_line_str}. */
    public String lineString(long offset) {
        return lineStrings.reader(offset).string();
    }

    /** The names of the debug sections that are there. */
    public List<String> names() {
        List<String> names = new ArrayList<>(sections.names());
        names.removeIf(name -> !name.startsWith(".debug_"));
        return names;
    }
}
