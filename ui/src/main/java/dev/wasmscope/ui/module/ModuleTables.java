package dev.wasmscope.ui.module;

import dev.wasmscope.session.ExportView;
import dev.wasmscope.session.ImportView;
import dev.wasmscope.session.SectionView;
import dev.wasmscope.session.inspect.DataPart;
import dev.wasmscope.session.inspect.Declaration;
import dev.wasmscope.ui.parts.Parts;
import java.util.List;

/** The columns of the module's tables. */
final class ModuleTables {
    private ModuleTables() {}

    static List<Column<FunctionRow>> functions() {
        return List.of(
                Column.number(
                        "Index",
                        64,
                        r -> r.function().index(),
                        r -> String.valueOf(r.function().index())),
                Column.text("Function", 330, r -> r.function().wholeName()),
                Column.number(
                        "Size",
                        78,
                        r -> r.function().size(),
                        r -> r.function().imported() ? "" : Parts.grouped(r.function().size())),
                Column.number(
                        "Debug bytes",
                        88,
                        FunctionRow::debugBytes,
                        r -> r.debugBytes() == 0 ? "" : Parts.grouped(r.debugBytes())),
                Column.text("Source", 150, FunctionRow::place),
                Column.text("From", 130, r -> r.function().imported() ? "import" : r.group()),
                Column.text("Type", 160, r -> r.function().type()));
    }

    /** An import, an export, or something that the module has for itself. */
    record Border(String direction, String name, String kind, String type, int function) {
        static Border of(ImportView i, int function) {
            return new Border("import", i.module() + "." + i.name(), i.kind(), i.type(), function);
        }

        static Border of(ExportView e) {
            return new Border(
                    "export",
                    e.name(),
                    e.kind(),
                    e.type(),
                    e.kind().equals("func") ? e.index() : -1);
        }
    }

    static List<Column<Border>> border() {
        return List.of(
                Column.text("", 70, Border::direction),
                Column.text("Name", 330, Border::name),
                Column.text("Kind", 76, Border::kind),
                Column.text("Type", 330, Border::type));
    }

    static List<Column<Declaration>> declarations() {
        return List.of(
                Column.text("Kind", 76, Declaration::kind),
                Column.number("Index", 64, Declaration::index, d -> String.valueOf(d.index())),
                Column.text("Name", 330, Declaration::name),
                Column.text("Type", 330, Declaration::type),
                Column.text("", 80, d -> d.imported() ? "import" : ""));
    }

    static List<Column<DataPart>> data() {
        return List.of(
                Column.number("Index", 64, DataPart::index, d -> String.valueOf(d.index())),
                Column.text("Name", 200, DataPart::name),
                Column.text("Where", 200, DataPart::mode),
                Column.number("Size", 90, DataPart::size, d -> Parts.grouped(d.size())),
                Column.number(
                        "File offset",
                        100,
                        DataPart::fileOffset,
                        d -> "0x" + Long.toHexString(d.fileOffset())));
    }

    static List<Column<SectionView>> sections() {
        return List.of(
                Column.number("Id", 50, SectionView::id, s -> String.valueOf(s.id())),
                Column.text("Section", 260, s -> s.name()),
                Column.text("", 90, s -> s.id() == 0 ? "custom" : ""),
                Column.number(
                        "File offset",
                        100,
                        SectionView::start,
                        s -> "0x" + Long.toHexString(s.start())),
                Column.number("Size", 100, SectionView::size, s -> Parts.grouped(s.size())));
    }
}
