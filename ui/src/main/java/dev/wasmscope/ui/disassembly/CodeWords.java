package dev.wasmscope.ui.disassembly;

import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.code.CodeLine;
import dev.wasmscope.session.code.OperandTypes;
import dev.wasmscope.ui.disassembly.CodeStore.Callee;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of an instruction beside its text. */
final class CodeWords {
    private static final int NAMED = 3;
    private static final int OPERANDS_CHARS = 19;
    private static final List<String> CONTROL =
            List.of("br", "if", "else", "end", "block", "loop", "try", "catch", "unreachable");

    private CodeWords() {}

    /** The style of a mnemonic. */
    static String kind(CodeLine line, String mnemonic) {
        if (!line.isInstruction()) {
            return "declaration";
        }
        if (mnemonic.startsWith("call") || mnemonic.startsWith("return")) {
            return "call";
        }
        if (CONTROL.stream().anyMatch(mnemonic::startsWith)) {
            return "control";
        }
        boolean memory =
                mnemonic.contains("load")
                        || mnemonic.contains("store")
                        || mnemonic.startsWith("memory");
        return memory ? "memory" : "plain";
    }

    /** Where a call leads, as far as it is known and the text does not say it. */
    static String note(CodeLine line, DisassemblyModel model) {
        Optional<Callee> now =
                line.role() instanceof CodeLine.CallsThroughTable
                                || line.role() instanceof CodeLine.CallsReference
                        ? model.calls().now(line.codeOffset())
                        : Optional.empty();
        if (now.isPresent()) {
            return "→ " + now.get().name();
        }
        return switch (line.role()) {
            case CodeLine.Calls(int _, String name) when !line.text().endsWith("$" + name) ->
                    "→ " + name;
            case CodeLine.CallsThroughTable(int type, int _) ->
                    model.calls().candidates(type).map(CodeWords::candidates).orElse("");
            case CodeLine.CallsReference(int type) ->
                    model.calls().candidates(type).map(CodeWords::candidates).orElse("");
            default -> "";
        };
    }

    private static String candidates(List<Callee> callees) {
        if (callees.isEmpty()) {
            return "→ no function of this type";
        }
        String names =
                callees.stream().limit(NAMED).map(Callee::name).collect(Collectors.joining(", "));
        int more = callees.size() - NAMED;
        String kind = callees.size() == 1 ? "→ " : "→ one of " + callees.size() + ": ";
        return kind + names + (more > 0 ? ", …" : "");
    }

    /** What follows a function's name and type. */
    static String facts(FunctionView function) {
        return "func["
                + function.index()
                + "]"
                + (function.imported() ? "  imported" : "  " + function.size() + " bytes");
    }

    /** The depth and the types of the operands, the last ones where all are too many. */
    static String stack(OperandTypes types) {
        String text = types.text();
        String shown =
                text.length() > OPERANDS_CHARS - 3
                        ? "…" + text.substring(text.length() - OPERANDS_CHARS + 4)
                        : text;
        return String.format(Locale.ROOT, "%2d %s", types.depth(), shown);
    }

    /** An offset, with as many digits as most modules need. */
    static String hex(long offset) {
        return String.format(Locale.ROOT, "%06x", offset);
    }

    /** A text that is not longer than so many characters, or marked. */
    static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) + " …" : text;
    }
}
