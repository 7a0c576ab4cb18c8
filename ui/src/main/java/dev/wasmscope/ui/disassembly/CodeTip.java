package dev.wasmscope.ui.disassembly;

import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.code.CodeLine;
import dev.wasmscope.session.code.OperandTypes;
import dev.wasmscope.ui.disassembly.CodeStore.Callee;
import dev.wasmscope.ui.heat.HeatMarks;
import dev.wasmscope.ui.heat.LineHeat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All that is known of a row, for a tooltip. */
final class CodeTip {
    private static final int NAMED = 20;

    private final DisassemblyModel model;

    CodeTip(DisassemblyModel model) {
        this.model = model;
    }

    /** Says what is known now, and more when it was found out. */
    void show(Row row, Consumer<String> text) {
        text.accept(words(row, Optional.empty()));
        if (row instanceof Row.Code code) {
            model.code().operandsOf(code, types -> text.accept(words(row, Optional.of(types))));
        }
    }

    private String words(Row row, Optional<OperandTypes> operands) {
        List<String> lines = new ArrayList<>();
        switch (row) {
            case Row.Header(int function) ->
                    lines.add(model.code().label(function).map(FunctionView::wholeName).orElse(""));
            case Row.Code _ -> model.code().line(row).ifPresent(l -> add(lines, row, l, operands));
            case Row.Source _, Row.Waiting _ -> {}
        }
        model.code().position(row).ifPresent(p -> lines.add(p.file() + ":" + p.line()));
        return String.join("\n", lines);
    }

    private void add(List<String> lines, Row row, CodeLine line, Optional<OperandTypes> operands) {
        lines.add(line.text());
        if (!line.isInstruction()) {
            return;
        }
        long file = line.codeOffset() + model.code().sectionStart();
        lines.add(
                String.format(
                        "code offset 0x%x, file offset 0x%x, %d bytes",
                        line.codeOffset(), file, line.length()));
        operands.ifPresent(
                o ->
                        lines.add(
                                "operand stack before it: "
                                        + (o.depth() == 0
                                                ? "empty"
                                                : o.depth() + "  " + o.text())));
        if (line.role() instanceof CodeLine.CallsThroughTable(int type, int table)) {
            lines.add("through table " + table + ", type " + type);
            model.calls().candidates(type).ifPresent(all -> name(lines, all));
        }
        model.rows()
                .read(row.function())
                .flatMap(r -> r.code().heat())
                .ifPresent(
                        heat -> {
                            LineHeat here = heat.at(line.codeOffset());
                            if (here.ran()) {
                                lines.add(HeatMarks.words(here, model.measure(), heat.total()));
                            }
                        });
    }

    private static void name(List<String> lines, List<Callee> all) {
        all.stream()
                .limit(NAMED)
                .forEach(c -> lines.add("  func[" + c.function() + "] " + c.name()));
        if (all.size() > NAMED) {
            lines.add("  and " + (all.size() - NAMED) + " more");
        }
    }
}
