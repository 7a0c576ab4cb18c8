package dev.wasmscope.ui.disassembly;

import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SourceText;
import dev.wasmscope.session.code.CodeLine;
import dev.wasmscope.session.code.OperandTypes;
import dev.wasmscope.ui.disassembly.FunctionCode.SourceNote;
import dev.wasmscope.ui.heat.CodeHeat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads functions of one module for the listing. Made anew when what is to be read of them changes;
 * used by one thread at a time.
 */
final class CodeStore {
    /**
     * A function that a call can reach.
     *
     * @param name to show
     */
    record Callee(int function, String name) {}

    private static final int FILES = 24;

    private final ModuleView module;
    private final boolean withOperands;
    private final Optional<Profile> profile;

    /** Lines of the files that were read last. */
    private final Map<String, List<String>> texts =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
                    return size() > FILES;
                }
            };

    CodeStore(ModuleView module, boolean withOperands, Optional<Profile> profile) {
        this.module = module;
        this.withOperands = withOperands;
        this.profile = profile;
    }

    ModuleView module() {
        return module;
    }

    /** Reads a function. */
    synchronized FunctionCode read(int function) {
        List<CodeLine> lines = module.listing().lines(function);
        boolean hasCode = lines.stream().anyMatch(CodeLine::isInstruction);
        List<OperandTypes> operands =
                withOperands && hasCode ? module.listing().operands(function) : List.of();
        return new FunctionCode(
                function,
                lines,
                notes(lines),
                operands,
                profile.flatMap(p -> CodeHeat.of(p, function)));
    }

    private Map<Integer, SourceNote> notes(List<CodeLine> lines) {
        Map<Integer, SourceNote> notes = new HashMap<>();
        Optional<SourcePosition> before = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            Optional<SourcePosition> here = lines.get(i).position().filter(p -> p.line() > 0);
            if (here.isPresent() && !before.filter(p -> sameLine(p, here.get())).isPresent()) {
                notes.put(i, new SourceNote(here.get(), text(here.get())));
                before = here;
            }
        }
        return notes;
    }

    static boolean sameLine(SourcePosition a, SourcePosition b) {
        return a.line() == b.line() && a.file().equals(b.file());
    }

    private String text(SourcePosition at) {
        List<String> lines = texts.computeIfAbsent(at.file(), this::readText);
        return at.line() <= lines.size() ? lines.get(at.line() - 1).strip() : "";
    }

    private List<String> readText(String file) {
        return module.source(file) instanceof SourceText.Found found ? found.lines() : List.of();
    }

    /** The functions that a call through a table can reach. */
    List<Callee> candidates(int type) {
        List<Callee> callees = new ArrayList<>();
        for (int function : module.listing().candidates(type)) {
            callees.add(callee(function));
        }
        return callees;
    }

    Callee callee(int function) {
        String name = module.function(function).map(FunctionView::name).orElse("func");
        return new Callee(function, name);
    }
}
