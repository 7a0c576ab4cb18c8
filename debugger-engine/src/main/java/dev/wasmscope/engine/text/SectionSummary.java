package dev.wasmscope.engine.text;

import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.SectionInfo;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a listing of sections shows about one of them.
 *
 * @param id the section's id, 0 for custom sections
 * @param name the specification's name, or the custom section's own
 * @param start file offset of the section's id byte
 * @param contentsStart file offset of its contents
 * @param size of the contents in bytes
 * @param holds what is in it, such as {@code 71 functions}; empty for custom sections
 */
public record SectionSummary(
        int id, String name, long start, long contentsStart, long size, String holds) {

    /** All sections in file order. */
    public static List<SectionSummary> of(Module module) {
        return module.sections().stream().map(section -> of(module, section)).toList();
    }

    private static SectionSummary of(Module module, SectionInfo section) {
        return new SectionSummary(
                section.id(),
                section.name(),
                section.header().start(),
                section.contents().start(),
                section.contents().length(),
                holds(module, section));
    }

    private static String holds(Module module, SectionInfo section) {
        int imported = module.importedFunctionCount();
        return switch (section.id()) {
            case 1 -> count(module.types().size(), "type");
            case 2 -> count(module.imports().size(), "import");
            case 3 -> count(module.functions().size() - imported, "function");
            case 4 -> count(defined(module.tables().stream().map(t -> t.imported())), "table");
            case 5 -> count(defined(module.memories().stream().map(m -> m.imported())), "memory");
            case 6 -> count(defined(module.globals().stream().map(g -> g.imported())), "global");
            case 7 -> count(module.exports().size(), "export");
            case 8 -> "function " + Integer.toUnsignedString(module.start().orElse(0));
            case 9 -> count(module.elements().size(), "segment");
            case 10 -> count(module.functions().size() - imported, "body");
            case 11 -> count(module.data().size(), "segment");
            case 12 -> count(module.dataCount().orElse(0), "segment");
            case 13 -> count(defined(module.tags().stream().map(t -> t.imported())), "tag");
            default -> "";
        };
    }

    private static int defined(Stream<?> imports) {
        return (int) imports.filter(imported -> imported == null).count();
    }

    private static String count(int number, String what) {
        String plural =
                what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
        return number + " " + (number == 1 ? what : plural);
    }
}
