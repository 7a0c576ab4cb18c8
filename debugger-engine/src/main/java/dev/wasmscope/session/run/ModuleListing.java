package dev.wasmscope.session.run;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.ElementSegment;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.text.DisassembledLine;
import dev.wasmscope.engine.text.Disassembler;
import dev.wasmscope.engine.validate.BodyValidator;
import dev.wasmscope.engine.validate.InvalidModuleException;
import dev.wasmscope.engine.validate.ModuleValidator;
import dev.wasmscope.session.code.CodeLine;
import dev.wasmscope.session.code.CodeListing;
import dev.wasmscope.session.code.CodeSearch;
import dev.wasmscope.session.code.OperandTypes;
import dev.wasmscope.session.symbol.Symbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The code of one module; everything is read when it is asked for. */
final class ModuleListing implements CodeListing {
    /** Functions between two reports of progress. */
    private static final int TELL_EVERY = 64;

    private final Symbols symbols;
    private final Module module;
    private volatile @Nullable ModuleValidator validator;
    private volatile @Nullable NavigableSet<Integer> referred;

    ModuleListing(Symbols symbols) {
        this.symbols = symbols;
        this.module = symbols.module();
    }

    @Override
    public long sectionStart() {
        return Math.max(0, module.codeSectionContentsStart());
    }

    @Override
    public int functionCount() {
        return module.functions().size();
    }

    @Override
    public int bodySize(int functionIndex) {
        return (int) module.functions().get(functionIndex).bodyRange().length();
    }

    @Override
    public List<CodeLine> lines(int functionIndex) {
        return CodeReader.read(symbols, functionIndex);
    }

    @Override
    public List<OperandTypes> operands(int functionIndex) {
        List<OperandTypes> all = new ArrayList<>();
        try {
            BodyValidator walk = validator().walkBody(functionIndex);
            all.add(new OperandTypes(0, ""));
            while (walk.next()) {
                all.add(describe(walk.operandTypes()));
            }
        } catch (InvalidModuleException | MalformedModuleException _) {
            return all; // the function cannot run; what is before the fault is right
        }
        return all;
    }

    private ModuleValidator validator() {
        ModuleValidator known = validator;
        if (known == null) {
            known = ModuleValidator.validateModule(module);
            validator = known;
        }
        return known;
    }

    private static OperandTypes describe(List<ValType> types) {
        int from = Math.max(0, types.size() - OperandTypes.MOST);
        String text =
                types.subList(from, types.size()).stream()
                        .map(ValType::toString)
                        .collect(Collectors.joining(" "));
        return new OperandTypes(types.size(), from > 0 ? "… " + text : text);
    }

    @Override
    public List<Integer> candidates(int type) {
        if (type < 0 || type >= module.types().size()) {
            return List.of();
        }
        return referred().stream()
                .filter(function -> CodeReader.sameType(module, type, function))
                .toList();
    }

    /** The functions that something refers to. */
    private NavigableSet<Integer> referred() {
        NavigableSet<Integer> known = referred;
        if (known == null) {
            NavigableSet<Integer> found = new TreeSet<>();
            for (ElementSegment segment : module.elements()) {
                switch (segment.items()) {
                    case ElementSegment.FunctionIndices items -> found.addAll(items.indices());
                    case ElementSegment.Expressions items ->
                            items.expressions().stream()
                                    .map(e -> InstructionCursor.ofConstExpr(module, e))
                                    .filter(InstructionCursor::next)
                                    .filter(c -> c.opcode() == Opcode.REF_FUNC)
                                    .forEach(c -> found.add(c.index()));
                }
            }
            found.removeIf(index -> index < 0 || index >= module.functions().size());
            referred = found;
            return found;
        }
        return known;
    }

    @Override
    public List<CodeLocation> ofLine(String file, int line) {
        return symbols.lineSource().locations(file, line).stream()
                .mapToLong(place -> place.address())
                .sorted()
                .distinct()
                .boxed()
                .flatMap(
                        offset ->
                                symbols.functionIndexAt(offset).stream()
                                        .mapToObj(f -> new CodeLocation(f, offset)))
                .toList();
    }

    @Override
    public Optional<CodeLocation> find(CodeSearch search) {
        String wanted = search.text().toLowerCase(Locale.ROOT);
        int count = module.functions().size();
        if (wanted.isEmpty() || count == 0) {
            return Optional.empty();
        }
        Disassembler disassembler = new Disassembler(module);
        // The first function is looked at twice: what is behind the place, and at last the rest.
        for (int i = 0; i <= count; i++) {
            int step = search.forward() ? i : count - i;
            int function = Math.floorMod(search.function() + step, count);
            symbols.cancellation().check();
            if (i % TELL_EVERY == 0) {
                search.progress().accept((double) i / count);
            }
            List<Long> hits = hits(disassembler, function, wanted);
            Optional<Long> hit = choose(hits, search, i);
            if (hit.isPresent()) {
                return Optional.of(new CodeLocation(function, hit.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> choose(List<Long> hits, CodeSearch search, int round) {
        boolean partly = round == 0 && search.behind() >= 0;
        if (search.forward()) {
            return hits.stream().filter(at -> !partly || at > search.behind()).findFirst();
        }
        return hits.reversed().stream().filter(at -> !partly || at < search.behind()).findFirst();
    }

    private List<Long> hits(Disassembler disassembler, int function, String wanted) {
        List<Long> hits = new ArrayList<>();
        if (module.functions().get(function).isImported()) {
            return hits;
        }
        boolean named = holds(symbols.names().of(function).shown(), wanted);
        for (DisassembledLine line : disassembler.disassemble(function)) {
            if (line.isInstruction() && (named || matches(line, wanted))) {
                hits.add(line.codeOffset());
            }
            named &= !line.isInstruction();
        }
        return hits;
    }

    private static boolean matches(DisassembledLine line, String wanted) {
        return holds(line.text(), wanted);
    }

    private static boolean holds(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
