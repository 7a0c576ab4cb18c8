package dev.wasmscope.ui.disassembly;

import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.code.CodeLine;

/** The chosen rows as WAT. */
final class CodeText {
    private static final int MOST = 200_000;

    private CodeText() {}

    static String of(DisassemblyModel model) {
        StringBuilder text = new StringBuilder();
        int last = Math.min(model.selection().last(), model.selection().first() + MOST);
        for (int i = model.selection().first(); i <= last; i++) {
            add(text, model, model.rows().get(i));
        }
        return text.toString();
    }

    private static void add(StringBuilder text, DisassemblyModel model, Row row) {
        switch (row) {
            case Row.Header(int function) -> text.append(header(model, function)).append('\n');
            case Row.Code(int function, int number) ->
                    model.rows().read(function).ifPresent(r -> add(text, r.code(), number));
            case Row.Source(int function, int number) ->
                    model.rows()
                            .read(function)
                            .flatMap(r -> r.code().note(number))
                            .ifPresent(
                                    n ->
                                            text.append("  ;; ")
                                                    .append(n.position().fileName())
                                                    .append(':')
                                                    .append(n.position().line())
                                                    .append("  ")
                                                    .append(n.text())
                                                    .append('\n'));
            case Row.Waiting _ -> text.append("  ;; not read yet\n");
        }
    }

    /** The text format closes a function by a parenthesis where the binary one has an end. */
    private static void add(StringBuilder text, FunctionCode code, int number) {
        CodeLine line = code.line(number);
        if (line.role() instanceof CodeLine.Ends && number >= code.lines().size() - 2) {
            text.append(")\n");
            return;
        }
        text.append("  ".repeat(line.depth())).append(line.text()).append('\n');
    }

    private static String header(DisassemblyModel model, int function) {
        return model.rows()
                .read(function)
                .filter(r -> !r.code().lines().isEmpty())
                .map(r -> r.code().line(0).text())
                .orElseGet(
                        () ->
                                "(func (;"
                                        + function
                                        + ";) ;; "
                                        + model.code()
                                                .label(function)
                                                .map(FunctionView::name)
                                                .orElse("not read yet")
                                        + "\n)");
    }
}
