package dev.wasmscope.engine.text;

import dev.wasmscope.engine.binary.BodyLocals;
import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Import;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints functions in the manner of the text format, one instruction a line, with the names of the
 * name section. Decodes only the function asked for.
 */
public final class Disassembler {

    private static final int LOCALS_IN_A_LINE = 10;

    private final Module module;
    private final WatNames names;

    public Disassembler(Module module) {
        this.module = module;
        this.names = new WatNames(module);
    }

    /** The function's lines; for an import one line. */
    public List<DisassembledLine> disassemble(int functionIndex) {
        FunctionInfo function = module.functions().get(functionIndex);
        List<DisassembledLine> lines = new ArrayList<>();
        lines.add(new DisassembledLine(-1, 0, header(function)));
        if (!function.isImported()) {
            try {
                addLocals(function, lines);
                addInstructions(function, lines);
            } catch (MalformedModuleException e) {
                lines.add(new DisassembledLine(-1, 1, ";; " + e.getMessage()));
            }
        }
        lines.add(new DisassembledLine(-1, 0, ")"));
        return lines;
    }

    /** The function as text, each instruction with its code offset in a comment. */
    public String text(int functionIndex) {
        StringBuilder out = new StringBuilder();
        for (DisassembledLine line : disassemble(functionIndex)) {
            String text = "  ".repeat(line.depth()) + line.text();
            if (line.isInstruction()) {
                text = String.format(Locale.ROOT, "%-50s ;; @0x%x", text, line.codeOffset());
            }
            out.append(text).append('\n');
        }
        return out.toString();
    }

    private String header(FunctionInfo function) {
        StringBuilder out = new StringBuilder("(func ");
        out.append(names.function(function.index()));
        if (function.index() != 0 || module.functions().size() > 1) {
            out.append(" (;").append(function.index()).append(";)");
        }
        Import imported = function.imported();
        if (imported != null) {
            out.append(" (import ")
                    .append(WatNames.quote(imported.module()))
                    .append(' ')
                    .append(WatNames.quote(imported.name()))
                    .append(')');
        }
        out.append(" (type ").append(names.type(function.typeIndex())).append(')');
        FuncType type = names.funcType(function.typeIndex());
        if (type != null) {
            appendParams(function.index(), type, out);
            appendTypes(" (result", type.results(), out);
        }
        return out.toString();
    }

    private void appendParams(int function, FuncType type, StringBuilder out) {
        for (int i = 0; i < type.params().size(); i++) {
            out.append(" (param ")
                    .append(names.localDeclaration(function, i))
                    .append(type.params().get(i))
                    .append(')');
        }
    }

    static void appendTypes(String open, List<ValType> types, StringBuilder out) {
        if (!types.isEmpty()) {
            out.append(open);
            types.forEach(type -> out.append(' ').append(type));
            out.append(')');
        }
    }

    private void addLocals(FunctionInfo function, List<DisassembledLine> lines) {
        FuncType type = names.funcType(function.typeIndex());
        if (type == null) {
            throw new MalformedModuleException(
                    "code",
                    function.bodyRange().start(),
                    "unknown type " + Integer.toUnsignedString(function.typeIndex()));
        }
        List<ValType> types = BodyLocals.read(module, function.index()).types();
        List<String> unnamed = new ArrayList<>();
        for (int i = type.params().size(); i < types.size(); i++) {
            String name = names.localDeclaration(function.index(), i);
            if (!name.isEmpty() || unnamed.size() == LOCALS_IN_A_LINE) {
                addUnnamed(unnamed, i, lines);
            }
            if (name.isEmpty()) {
                unnamed.add(types.get(i).toString());
            } else {
                lines.add(new DisassembledLine(-1, 1, "(local " + name + types.get(i) + ")"));
            }
        }
        addUnnamed(unnamed, types.size(), lines);
    }

    /** Locals without names share a line that starts with the first one's index. */
    private static void addUnnamed(List<String> types, int end, List<DisassembledLine> lines) {
        if (!types.isEmpty()) {
            int first = end - types.size();
            String text = "(local (;%d;) %s)".formatted(first, String.join(" ", types));
            lines.add(new DisassembledLine(-1, 1, text));
            types.clear();
        }
    }

    private void addInstructions(FunctionInfo function, List<DisassembledLine> lines) {
        InstructionCursor cursor = InstructionCursor.ofBody(module, function.index());
        InstructionPrinter printer = new InstructionPrinter(names, cursor, function.index());
        while (cursor.next()) {
            int depth = Math.max(1, cursor.depth() - (startsInner(cursor.opcode()) ? 1 : 0));
            lines.add(new DisassembledLine(cursor.codeOffset(), depth, printer.print()));
        }
    }

    /** Whether the instruction stands one level further out than what it opens. */
    private static boolean startsInner(Opcode opcode) {
        return opcode.opensBlock()
                || opcode == Opcode.ELSE
                || opcode == Opcode.CATCH
                || opcode == Opcode.CATCH_ALL;
    }
}
