package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.text.DisassembledLine;
import dev.wasmscope.engine.text.Disassembler;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.code.CodeLine;
import dev.wasmscope.session.code.CodeLine.Role;
import dev.wasmscope.session.symbol.Symbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one body into lines that know where control goes. */
final class CodeReader {
    private static final Role DECLARES = new CodeLine.Declares();
    private static final Role PLAIN = new CodeLine.Plain();
    private static final Role OPENS = new CodeLine.Opens();
    private static final Role DIVIDES = new CodeLine.Divides();
    private static final Role ENDS = new CodeLine.Ends();

    private final Symbols symbols;
    private final Module module;
    private final List<CodeLine> lines = new ArrayList<>();
    private final List<Block> open = new ArrayList<>();

    /** A block that is not closed yet, and the branches that wait for its end. */
    private static final class Block {
        private final long start;
        private final boolean loop;
        private final List<Waiting> waiting = new ArrayList<>();

        Block(long start, boolean loop) {
            this.start = start;
            this.loop = loop;
        }
    }

    /** A label of a line whose target is not known yet. */
    private record Waiting(int line, int label) {}

    private CodeReader(Symbols symbols) {
        this.symbols = symbols;
        this.module = symbols.module();
    }

    static List<CodeLine> read(Symbols symbols, int functionIndex) {
        try {
            return new CodeReader(symbols).read(functionIndex);
        } catch (MalformedModuleException e) {
            return List.of(other(0, ";; " + e.getMessage()));
        }
    }

    private static CodeLine other(int depth, String text) {
        return new CodeLine(-1, 0, depth, text, DECLARES, Optional.empty());
    }

    private List<CodeLine> read(int functionIndex) {
        List<DisassembledLine> text = new Disassembler(module).disassemble(functionIndex);
        if (module.functions().get(functionIndex).isImported()) {
            return List.of(other(0, text.getFirst().text()));
        }
        InstructionCursor cursor = InstructionCursor.ofBody(module, functionIndex);
        open.add(new Block(-1, false));
        for (DisassembledLine line : text) {
            if (line.isInstruction() && cursor.next()) {
                add(line, cursor);
            } else {
                lines.add(other(line.depth(), line.text()));
            }
        }
        return List.copyOf(lines);
    }

    private void add(DisassembledLine line, InstructionCursor cursor) {
        Optional<SourcePosition> position =
                symbols.lineSource()
                        .lineAt(line.codeOffset())
                        .map(LineRow::position)
                        .flatMap(symbols::position);
        Role role = role(cursor);
        lines.add(
                new CodeLine(
                        line.codeOffset(),
                        cursor.length(),
                        line.depth(),
                        line.text(),
                        role,
                        position));
    }

    private Role role(InstructionCursor cursor) {
        Opcode opcode = cursor.opcode();
        if (opcode.opensBlock()) {
            open.add(new Block(cursor.codeOffset(), opcode == Opcode.LOOP));
            return OPENS;
        }
        return switch (opcode) {
            case ELSE, CATCH, CATCH_ALL -> DIVIDES;
            case END, DELEGATE -> {
                close(cursor.codeOffset());
                yield ENDS;
            }
            case BR, BR_IF, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL ->
                    new CodeLine.Branches(List.of(target(cursor.index(), 0)));
            case BR_TABLE -> {
                List<Long> targets = new ArrayList<>();
                for (int i = 0; i <= cursor.labelCount(); i++) {
                    targets.add(target(cursor.label(i), i));
                }
                yield new CodeLine.Branches(targets);
            }
            case CALL, RETURN_CALL -> call(cursor.index());
            case CALL_INDIRECT, RETURN_CALL_INDIRECT ->
                    new CodeLine.CallsThroughTable(cursor.index(), cursor.secondIndex());
            case CALL_REF, RETURN_CALL_REF -> new CodeLine.CallsReference(cursor.index());
            default -> PLAIN;
        };
    }

    private Role call(int function) {
        return function >= 0 && function < module.functions().size()
                ? new CodeLine.Calls(function, symbols.names().of(function).shown())
                : PLAIN;
    }

    /** Where a label leads; -1 until its block is closed. */
    private long target(int label, int number) {
        if (label < 0 || label >= open.size()) {
            return -1;
        }
        Block block = open.get(open.size() - 1 - label);
        if (!block.loop) {
            block.waiting.add(new Waiting(lines.size(), number));
        }
        return block.loop ? block.start : -1;
    }

    private void close(long end) {
        if (open.isEmpty()) {
            return;
        }
        for (Waiting waiting : open.removeLast().waiting) {
            CodeLine line = lines.get(waiting.line());
            if (line.role() instanceof CodeLine.Branches branches) {
                List<Long> targets = new ArrayList<>(branches.targets());
                targets.set(waiting.label(), end);
                lines.set(
                        waiting.line(),
                        new CodeLine(
                                line.codeOffset(),
                                line.length(),
                                line.depth(),
                                line.text(),
                                new CodeLine.Branches(targets),
                                line.position()));
            }
        }
    }

    /** Whether two function types are the same. */
    static boolean sameType(Module module, int type, int function) {
        FuncType wanted = module.funcType(type);
        return wanted.equals(module.functionType(function));
    }
}
