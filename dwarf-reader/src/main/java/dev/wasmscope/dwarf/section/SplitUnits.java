package dev.wasmscope.dwarf.section;

import dev.wasmscope.dwarf.section.AttributeValue.Constant;
import dev.wasmscope.dwarf.section.SplitFiles.SplitFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entries of units that are in files of their own: the unit in the module is then a
 * skeleton with line program and addresses only (DWARF 5, section 3.1.2; GNU's extension of version
 * 4). Safe for use by several threads.
 */
public final class SplitUnits {
    private final SplitFiles files;
    private final Problems problems;
    private final Map<String, SplitSections> opened = new HashMap<>();

    /** Nothing is looked for before a unit is asked for. */
    public SplitUnits(SplitFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /** What a unit of the module says about its file, or null if it has none. */
    public static SplitFiles.@Nullable Wanted wanted(Unit unit) {
        Die root = unit.root();
        String name = root.text(At.DWO_NAME);
        name = name.isEmpty() ? root.text(At.GNU_DWO_NAME) : name;
        return name.isEmpty()
                ? null
                : new SplitFiles.Wanted(root.text(At.COMP_DIR), name, id(unit, root));
    }

    private static long id(Unit unit, Die root) {
        return unit.encoding().version() >= 5
                ? unit.header().signature()
                : root.attribute(At.GNU_DWO_ID) instanceof Constant(long id, int _) ? id : 0;
    }

    /**
     * The unit with the entries: of a skeleton the one in its file, else the unit itself. A file
     * that is missing or of another build is recorded, and the skeleton is all there is.
     */
    public synchronized Unit complete(Unit unit) {
        try {
            SplitFiles.Wanted wanted = unit.isSplit() ? null : wanted(unit);
            return wanted == null ? unit : search(unit, wanted);
        } catch (DwarfException e) {
            problems.add(e);
            return unit;
        }
    }

    private Unit search(Unit skeleton, SplitFiles.Wanted wanted) {
        List<String> stale = new ArrayList<>();
        for (SplitFile file : files.find(wanted)) {
            SplitSections sections = open(file);
            Unit found = sections.unit(wanted.id());
            if (found != null) {
                found.setSkeleton(skeleton);
                return found;
            }
            if (!sections.isPackage() && !sections.isBroken()) {
                stale.add(file.path() + " has " + sections.ids());
            }
        }
        String why =
                stale.isEmpty()
                        ? files.missing(wanted)
                        : "it is of another build: the module wants id "
                                + hex(wanted.id())
                                + ", "
                                + String.join(", ", stale);
        throw new DwarfException(
                ".debug_info",
                skeleton.header().offset().value(),
                "split unit " + wanted.name() + ": " + why + " (lines still work)");
    }

    private SplitSections open(SplitFile file) {
        return opened.computeIfAbsent(
                file.path(),
                path -> {
                    try {
                        return SplitSections.of(path, file.sections(), opened.size() + 1, problems);
                    } catch (DwarfException e) {
                        problems.add(e);
                        return SplitSections.broken(path, problems);
                    }
                });
    }

    static String hex(long id) {
        return "0x" + Long.toHexString(id);
    }
}
