package dev.wasmscope.cli.text;

import dev.wasmscope.session.DebugInfoSummary;
import dev.wasmscope.session.DebugUnit;
import dev.wasmscope.session.DisassemblyLine;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.LineEntry;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.VariableCoverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** The parts of {@code wasmscope inspect} as text. */
public final class ModuleText {

    private ModuleText() {}

    /** The module in a dozen lines. */
    public static List<String> summary(ModuleView module) {
        long imported = module.functions().stream().filter(FunctionView::imported).count();
        long defined = module.functions().size() - imported;
        List<String> lines = new ArrayList<>();
        lines.add(module.file() + ": " + grouped(module.size()) + " bytes");
        lines.add("sections    " + module.sections().size());
        lines.add(
                "functions   " + grouped(defined) + " defined, " + grouped(imported) + " imported");
        lines.add("imports     " + module.imports().size());
        lines.add(
                "exports     "
                        + String.join(", ", module.exports().stream().map(e -> e.name()).toList()));
        lines.add("sources     " + module.sourceFiles().size() + " files");
        lines.addAll(debugInfoInShort(module));
        return lines;
    }

    public static List<String> sections(ModuleView module) {
        Table table = new Table("id>", "section", "start>", "end>", "size>");
        module.sections()
                .forEach(
                        section ->
                                table.row(
                                        section.id(),
                                        section.name(),
                                        hex(section.start()),
                                        hex(section.start() + section.size()),
                                        grouped(section.size())));
        return table.lines();
    }

    public static List<String> functions(ModuleView module) {
        return functions(module, Pattern.compile(""));
    }

    /**
     * Some of the functions.
     *
     * @param wanted is found in their whole name
     */
    public static List<String> functions(ModuleView module, Pattern wanted) {
        Table table = new Table("index>", "code offset>", "size>", "type", "name", "source");
        for (FunctionView function : module.functions()) {
            if (!wanted.matcher(function.wholeName()).find()) {
                continue;
            }
            table.row(
                    function.index(),
                    function.imported() ? "import" : hex(function.codeOffset()),
                    function.imported() ? "" : grouped(function.size()),
                    function.type(),
                    function.wholeName(),
                    place(function.position()));
        }
        return table.lines();
    }

    public static List<String> importsAndExports(ModuleView module) {
        Table imports = new Table("import", "kind", "type");
        module.imports().forEach(i -> imports.row(i.module() + "." + i.name(), i.kind(), i.type()));
        Table exports = new Table("export", "kind", "index>", "type");
        module.exports().forEach(e -> exports.row(e.name(), e.kind(), e.index(), e.type()));
        List<String> lines = new ArrayList<>(imports.lines());
        lines.add("");
        lines.addAll(exports.lines());
        return lines;
    }

    public static List<String> sources(ModuleView module) {
        Table table = new Table("lines>", "file", "found at");
        module.sourceFiles()
                .forEach(
                        source ->
                                table.row(
                                        source.lineCount(),
                                        source.file(),
                                        source.embedded()
                                                ? "embedded"
                                                : source.resolved()
                                                        .map(Object::toString)
                                                        .orElse("not found")));
        return table.lines();
    }

    /** One line a row of the line table, with what llvm-dwarfdump says of it. */
    public static List<String> lines(ModuleView module) {
        Table table =
                new Table("code offset>", "line>", "column>", "discriminator>", "flags", "file");
        for (LineEntry entry : module.lines()) {
            table.row(
                    hex(entry.codeOffset()),
                    entry.line(),
                    entry.column(),
                    entry.discriminator(),
                    flags(entry),
                    entry.file());
        }
        return table.lines();
    }

    private static String flags(LineEntry entry) {
        StringJoiner flags = new StringJoiner(" ");
        if (entry.statement()) {
            flags.add("is_stmt");
        }
        if (entry.prologueEnd()) {
            flags.add("prologue_end");
        }
        if (entry.epilogueBegin()) {
            flags.add("epilogue_begin");
        }
        if (entry.endSequence()) {
            flags.add("end_sequence");
        }
        return flags.toString();
    }

    /** The debug information in a few lines. */
    private static List<String> debugInfoInShort(ModuleView module) {
        DebugInfoSummary info = module.debugInfo();
        List<String> lines = new ArrayList<>();
        lines.add(
                "debug info  "
                        + (info.kinds().isEmpty() ? "none" : String.join(", ", info.kinds())));
        if (info.unitCount() > 0) {
            lines.add("  units      " + grouped(info.unitCount()));
            lines.add("  functions  " + grouped(info.functionCount()) + " with source");
        }
        if (info.lineCount() > 0) {
            lines.add("  line rows  " + grouped(info.lineCount()));
        }
        info.producers().forEach(producer -> lines.add("  producer   " + producer));
        info.problems().forEach(problem -> lines.add("  problem    " + problem));
        return lines;
    }

    /** The debug information and its health, unit by unit. */
    public static List<String> debugInfo(ModuleView module) {
        DebugInfoSummary info = module.debugInfo();
        List<String> lines = debugInfoInShort(module);
        if (info.unitCount() == 0) {
            return lines;
        }
        VariableCoverage variables = info.variables();
        lines.addAll(
                3,
                List.of(
                        "  described  " + grouped(info.describedCount()) + " functions",
                        "  variables  "
                                + "%s, %s with a location; readable in %s of their scopes"
                                        .formatted(
                                                grouped(variables.all()),
                                                grouped(variables.withLocation()),
                                                variables.share()),
                        "  languages  " + String.join(", ", info.languages())));
        Table table =
                new Table(
                        "unit>",
                        "DWARF>",
                        "language",
                        "functions>",
                        "with lines>",
                        "variables>",
                        "located>",
                        "of scope>",
                        "name");
        for (DebugUnit unit : info.units()) {
            table.row(
                    hex(unit.offset()),
                    unit.version(),
                    unit.language(),
                    grouped(unit.functions()),
                    grouped(unit.functionsWithLines()),
                    grouped(unit.variables().all()),
                    grouped(unit.variables().withLocation()),
                    unit.variables().share(),
                    name(unit));
        }
        lines.add("");
        lines.addAll(table.lines());
        return lines;
    }

    private static String name(DebugUnit unit) {
        String where =
                unit.splitFile().isEmpty()
                        ? ""
                        : unit.complete()
                                ? " (in " + unit.splitFile() + ")"
                                : " (" + unit.splitFile() + " missing: lines only)";
        return (unit.name().isEmpty() ? "?" : unit.name()) + where;
    }

    /**
     * A function's code with offsets; each source line stands above the first instruction of it.
     */
    public static List<String> disassembly(ModuleView module, FunctionView function) {
        List<String> lines = new ArrayList<>();
        String last = "";
        for (DisassemblyLine line : module.disassembly(function.index())) {
            String place = place(line.position());
            if (!place.isEmpty() && !place.equals(last)) {
                lines.add("           ;; " + place);
                last = place;
            }
            String offset = line.codeOffset() < 0 ? "" : hex(line.codeOffset());
            lines.add("%9s  %s%s".formatted(offset, "  ".repeat(line.depth()), line.text()));
        }
        return lines;
    }

    private static String place(Optional<SourcePosition> position) {
        return position.map(StackText::source).orElse("");
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
