package dev.wasmscope.ui.testing;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.DisassemblyLine;
import dev.wasmscope.session.code.CodeLine;
import dev.wasmscope.session.code.CodeListing;
import dev.wasmscope.session.code.CodeSearch;
import dev.wasmscope.session.code.OperandTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The instructions of {@link FakeModule}: one call, one loop. */
public record FakeListing(FakeModule module) implements CodeListing {
    @Override
    public long sectionStart() {
        return 0x1000;
    }

    @Override
    public int functionCount() {
        return module.functions().size();
    }

    @Override
    public int bodySize(int functionIndex) {
        return (int) module.functions().get(functionIndex).size();
    }

    @Override
    public List<CodeLine> lines(int functionIndex) {
        List<CodeLine> lines = new ArrayList<>();
        for (DisassemblyLine line : module.disassembly(functionIndex)) {
            lines.add(
                    new CodeLine(
                            line.codeOffset(),
                            line.codeOffset() < 0 ? 0 : 2,
                            line.depth(),
                            line.text(),
                            role(line),
                            line.position()));
        }
        lines.add(new CodeLine(-1, 0, 0, ")", new CodeLine.Declares(), Optional.empty()));
        return lines;
    }

    private static CodeLine.Role role(DisassemblyLine line) {
        if (line.codeOffset() < 0) {
            return new CodeLine.Declares();
        }
        if (line.text().startsWith("loop")) {
            return new CodeLine.Opens();
        }
        if (line.text().equals("end")) {
            return new CodeLine.Ends();
        }
        return line.text().equals("call $walk")
                ? new CodeLine.Calls(FakeModule.WALK, "walk")
                : new CodeLine.Plain();
    }

    @Override
    public List<OperandTypes> operands(int functionIndex) {
        return List.of();
    }

    @Override
    public List<Integer> candidates(int type) {
        return List.of();
    }

    @Override
    public List<CodeLocation> ofLine(String file, int line) {
        return List.of(
                new CodeLocation(
                        line < 15 ? FakeModule.WALK : FakeModule.MAIN, FakeModule.offset(line)));
    }

    /** Text that nobody finds, however long it is looked for. */
    public static final String ENDLESS = "endless";

    @Override
    public Optional<CodeLocation> find(CodeSearch search) {
        while (search.text().equals(ENDLESS)) {
            search.progress().accept(0.5);
            Thread.onSpinWait();
        }
        for (int f = FakeModule.WALK; f <= FakeModule.MAIN; f++) {
            for (CodeLine line : lines(f)) {
                if (line.isInstruction() && line.text().contains(search.text())) {
                    return Optional.of(new CodeLocation(f, line.codeOffset()));
                }
            }
        }
        return Optional.empty();
    }
}
