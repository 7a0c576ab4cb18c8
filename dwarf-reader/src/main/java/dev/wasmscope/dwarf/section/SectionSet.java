package dev.wasmscope.dwarf.section;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The sections that belong together: those of one module, of one split file, or of one unit in a
 * package of split files. Each kind of content has its own class.
 */
public final class SectionSet {
    /** Sections of a package that all of its units share. */
    private static final List<String> SHARED = List.of(".debug_str", ".debug_line_str");

    private final DebugSections sections;
    private final int number;
    private final String suffix;
    private final String file;
    private final Map<String, SectionBytes> parts;
    private final LongFunction<@Nullable Unit> otherTypeUnits;
    private final SectionBytes strings;
    private final SectionBytes lineStrings;
    private final DebugInfo info;

    /** Finds the units; a unit header that cannot be read is recorded in {@code problems}. */
    public SectionSet(DebugSections sections, Problems problems) {
        this(sections, 0, "", "", Map.of(), _ -> null, null, problems);
        for (String name : sections.names()) {
            if (name.startsWith(".debug_") && sections.all(name).size() > 1) {
                problems.add(
                        new DwarfProblem(name, 0, "the section occurs twice; the first is read"));
            }
        }
    }

    /**
     * @param number tells the entries of this file apart from those of others
     * @param suffix of the names that its sections have
     * @param file name in errors; empty for the module itself
     * @param parts what a unit has of sections that it does not have whole
     * @param units the part of the entries to look for units in; null for all
     */
    private SectionSet(
            DebugSections sections,
            int number,
            String suffix,
            String file,
            Map<String, SectionBytes> parts,
            LongFunction<@Nullable Unit> otherTypeUnits,
            DebugInfo.@Nullable Extent units,
            Problems problems) {
        this.sections = sections;
        this.number = number;
        this.suffix = suffix;
        this.file = file;
        this.parts = parts;
        this.otherTypeUnits = otherTypeUnits;
        this.strings = bytes(".debug_str");
        this.lineStrings = bytes(".debug_line_str");
        this.info = new DebugInfo(this, units, problems);
    }

    /**
     * The sections of a file with split units.
     *
     * @param file its name, for errors
     * @param number tells its entries apart from those of other files; from 1
     * @param findUnits whether to look for units; those of a package are found by its index
     */
    static SectionSet split(
            DebugSections sections, String file, int number, boolean findUnits, Problems problems) {
        DebugInfo.Extent extent = findUnits ? null : new DebugInfo.Extent("", 0, 0);
        return new SectionSet(
                sections, number, ".dwo", file, Map.of(), _ -> null, extent, problems);
    }

    /**
     * What belongs to one unit of a package.
     *
     * @param typeUnits finds type units elsewhere in the package
     * @throws DwarfException if the index leads outside of a section
     */
    SectionSet part(
            PackageIndex index,
            int row,
            LongFunction<@Nullable Unit> typeUnits,
            Problems problems) {
        Map<String, SectionBytes> slices = new HashMap<>();
        DebugInfo.Extent extent = new DebugInfo.Extent("", 0, 0);
        for (String section : sections.names()) {
            String name = section.replace(suffix, "");
            long[] part = SHARED.contains(name) ? null : index.part(name, row);
            if (part == null) {
                continue;
            }
            if (name.equals(".debug_info") || name.equals(".debug_types")) {
                extent = new DebugInfo.Extent(name, part[0], part[1]);
            } else {
                slices.put(name, bytes(name).slice(part[0], part[1]));
            }
        }
        return new SectionSet(sections, number, suffix, file, slices, typeUnits, extent, problems);
    }

    /** Section {@code .debug_info} (and {@code .debug_types} of version 4). */
    public DebugInfo info() {
        return info;
    }

    /** Tells the entries of several files apart: 0 for the module. */
    int number() {
        return number;
    }

    /** Whether these are sections of a file with split units. */
    boolean isSplit() {
        return !suffix.isEmpty();
    }

    /** The type unit with that signature, or null. */
    @Nullable Unit typeUnit(long signature) {
        Unit own = info.typeUnit(signature);
        return own != null ? own : otherTypeUnits.apply(signature);
    }

    /**
     * The bytes of a section, empty if it is missing.
     *
     * @param name its name in a module; {@code .dwo} is added in a split file
     */
    public SectionBytes bytes(String name) {
        SectionBytes part = parts.get(name);
        return part != null ? part : raw(name + suffix);
    }

    /** The bytes of a section by the name it has in the file. */
    SectionBytes raw(String name) {
        SectionBytes bytes = sections.get(name);
        return file.isEmpty() ? bytes : bytes.named(file + "(" + name + ")");
    }

    /** The bytes of the line programs. */
    public SectionBytes line() {
        return bytes(".debug_line");
    }

    DebugAbbrev abbrev() {
        return new DebugAbbrev(bytes(".debug_abbrev"));
    }

    /** A text of {@code .debug_str}; it may begin in the middle of another. */
    public String string(long offset) {
        return strings.reader(offset).string();
    }

    /** The same, no more than its first bytes. */
    String string(long offset, int most) {
        return strings.reader(offset).string(most);
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
