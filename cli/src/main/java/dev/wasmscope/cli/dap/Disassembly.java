package dev.wasmscope.cli.dap;

import dev.wasmscope.session.DisassemblyLine;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SourcePosition;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.debug.DisassembleArguments;
import org.eclipse.lsp4j.debug.DisassembleResponse;
import org.eclipse.lsp4j.debug.DisassembledInstruction;
import org.eclipse.lsp4j.debug.DisassembledInstructionPresentationHint;

/** Instructions around a code offset, from one function to the next as in the file. */
final class Disassembly {
    private static final int COUNT_LIMIT = 100_000;

    private final Target target;
    private final Client client;
    private final Sources sources;

    Disassembly(Target target, Client client, Sources sources) {
        this.target = target;
        this.client = client;
        this.sources = sources;
    }

    /**
     * An instruction of a function.
     *
     * @param end the code offset behind it
     * @param first whether it is the function's first
     */
    private record Instruction(
            FunctionView function, DisassemblyLine line, long end, boolean first) {}

    DisassembleResponse disassemble(DisassembleArguments arguments) {
        ModuleView module = target.session().module();
        long at =
                Addresses.code(arguments.getMemoryReference())
                        + (arguments.getOffset() == null ? 0 : arguments.getOffset());
        int from = arguments.getInstructionOffset() == null ? 0 : arguments.getInstructionOffset();
        int count = Math.clamp(arguments.getInstructionCount(), 0, COUNT_LIMIT);
        List<Instruction> around = new ArrayList<>();
        Optional<FunctionView> function = module.functionAt(at);
        int here = 0;
        if (function.isPresent()) {
            here = gather(module, function.get(), at, from, count, around);
        }
        List<DisassembledInstruction> shown = new ArrayList<>();
        for (int i = here + from; i < here + from + count; i++) {
            shown.add(i >= 0 && i < around.size() ? shown(around.get(i)) : invalid());
        }
        DisassembleResponse response = new DisassembleResponse();
        response.setInstructions(shown.toArray(DisassembledInstruction[]::new));
        return response;
    }

    /**
     * Collects enough of the functions around; returns which of the instructions is at the offset.
     */
    private static int gather(
            ModuleView module,
            FunctionView function,
            long at,
            int from,
            int count,
            List<Instruction> around) {
        around.addAll(instructions(module, function));
        int here = 0;
        while (here + 1 < around.size() && around.get(here + 1).line().codeOffset() <= at) {
            here++;
        }
        for (int i = function.index() - 1; here + from < 0 && i >= 0; i--) {
            FunctionView before = module.functions().get(i);
            if (before.imported()) {
                break;
            }
            List<Instruction> all = instructions(module, before);
            around.addAll(0, all);
            here += all.size();
        }
        long end = (long) here + from + count;
        for (int i = function.index() + 1;
                around.size() < end && i < module.functions().size();
                i++) {
            around.addAll(instructions(module, module.functions().get(i)));
        }
        return here;
    }

    private static List<Instruction> instructions(ModuleView module, FunctionView function) {
        List<Instruction> all = new ArrayList<>();
        if (function.imported()) {
            return all;
        }
        List<DisassemblyLine> lines =
                module.disassembly(function.index()).stream()
                        .filter(line -> line.codeOffset() >= 0)
                        .toList();
        for (int i = 0; i < lines.size(); i++) {
            long end =
                    i + 1 < lines.size()
                            ? lines.get(i + 1).codeOffset()
                            : function.codeOffset() + function.size();
            all.add(new Instruction(function, lines.get(i), end, i == 0));
        }
        return all;
    }

    private DisassembledInstruction shown(Instruction instruction) {
        DisassembledInstruction shown = new DisassembledInstruction();
        shown.setAddress(Addresses.text(instruction.line().codeOffset()));
        shown.setInstruction(
                "  ".repeat(Math.max(0, instruction.line().depth() - 1))
                        + instruction.line().text());
        long at = instruction.line().codeOffset();
        byte[] bytes = target.session().module().code(at, (int) (instruction.end() - at));
        shown.setInstructionBytes(HexFormat.ofDelimiter(" ").formatHex(bytes));
        if (instruction.first()) {
            shown.setSymbol(instruction.function().name());
        }
        instruction
                .line()
                .position()
                .filter(position -> position.line() > 0)
                .ifPresent(position -> place(shown, position));
        return shown;
    }

    private void place(DisassembledInstruction shown, SourcePosition position) {
        Sources.Place place = sources.of(position);
        shown.setLocation(place.source());
        shown.setLine(client.wishes().line(place.line()));
        shown.setColumn(client.wishes().column(place.column()));
    }

    /** Before the first and behind the last function. */
    private static DisassembledInstruction invalid() {
        DisassembledInstruction none = new DisassembledInstruction();
        none.setAddress("0x0");
        none.setInstruction("(no code)");
        none.setPresentationHint(DisassembledInstructionPresentationHint.INVALID);
        return none;
    }
}
