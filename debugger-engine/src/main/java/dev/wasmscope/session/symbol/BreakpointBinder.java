package dev.wasmscope.session.symbol;

import dev.wasmscope.dwarf.line.LineLocation;
import dev.wasmscope.dwarf.line.SourceFile;
import dev.wasmscope.engine.exec.TrapKind;
import dev.wasmscope.engine.host.trace.CallFilter;
import dev.wasmscope.engine.host.trace.CallFilterException;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.session.BreakpointLocation;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SymbolisedLocation;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Finds the instructions that a breakpoint of the user means. */
public final class BreakpointBinder {
    private final Symbols symbols;
    private final Symboliser symboliser;
    private final FileMatcher files;
    private final EventPlaces events;
    private final InlinedPlaces inlined;
    private final int entryFunction;

    /**
     * @param entryFunction index of the function whose return ends the program; -1 for none
     */
    public BreakpointBinder(Symbols symbols, int entryFunction) {
        this.symbols = symbols;
        this.entryFunction = entryFunction;
        this.events = new EventPlaces(symbols.module());
        this.inlined = new InlinedPlaces(symbols);
        this.symboliser = new Symboliser(symbols);
        this.files = new FileMatcher(symbols);
    }

    /**
     * Where a breakpoint landed.
     *
     * @param locations in the order of code; none if it could not be bound
     * @param message what the user should know; may be empty
     */
    public record Bound(List<BreakpointLocation> locations, String message) {}

    /** Finds the places. Never fails: what cannot be bound says why. */
    public Bound bind(BreakpointSpec spec) {
        return switch (spec) {
            case BreakpointSpec.Line line -> bindLine(line);
            case BreakpointSpec.Function(String name) -> bindFunction(name);
            case BreakpointSpec.FunctionPattern(String regex) -> bindPattern(regex);
            case BreakpointSpec.HostCall(String filter) -> bindHostCall(filter);
            case BreakpointSpec.Trap(String kind) -> bindTrap(kind);
            case BreakpointSpec.Thrown _,
                    BreakpointSpec.Uncaught _,
                    BreakpointSpec.Entry _,
                    BreakpointSpec.Data _ ->
                    new Bound(List.of(), "");
            case BreakpointSpec.Exit _ ->
                    entryFunction < 0
                            ? new Bound(List.of(), "nothing is called")
                            : bound(events.returns(entryFunction), "");
            case BreakpointSpec.MemoryGrow _ ->
                    bound(events.grows(), "no code of this module grows a memory");
            case BreakpointSpec.Instruction(CodeLocation location) -> bindInstruction(location);
        };
    }

    /** It has no place; all that can be wrong is its filter. */
    private Bound bindHostCall(String filter) {
        try {
            CallFilter calls = CallFilter.parse(filter);
            boolean possible =
                    symbols.module().functions().stream()
                            .map(FunctionInfo::imported)
                            .filter(Objects::nonNull)
                            .anyMatch(i -> calls.mayAccept(i.module(), i.name()));
            return new Bound(
                    List.of(), possible ? "" : "the module imports no function that matches");
        } catch (CallFilterException e) {
            return new Bound(List.of(), String.valueOf(e.getMessage()));
        }
    }

    private static Bound bindTrap(String kind) {
        boolean known = Arrays.stream(TrapKind.values()).anyMatch(k -> k.text().startsWith(kind));
        return new Bound(
                List.of(),
                known
                        ? ""
                        : "no trap is named "
                                + kind
                                + "; there are "
                                + Arrays.stream(TrapKind.values())
                                        .filter(k -> k != TrapKind.RECORDING)
                                        .map(TrapKind::text)
                                        .collect(Collectors.joining(", ")));
    }

    private Bound bound(List<Long> offsets, String messageIfNone) {
        return new Bound(
                offsets.stream().map(this::describe).toList(),
                offsets.isEmpty() ? messageIfNone : "");
    }

    private Bound bindPattern(String regex) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            return new Bound(
                    List.of(),
                    "column "
                            + (Math.max(0, e.getIndex()) + 1)
                            + " of the regular expression: "
                            + e.getDescription());
        }
        Set<Long> entries = entries(symbols.names().matching(pattern));
        entries.addAll(inlined.matching(pattern));
        return bound(List.copyOf(entries), "no function of this module has a name that matches");
    }

    private Bound bindLine(BreakpointSpec.Line wanted) {
        List<SourceFile> matching = files.match(wanted.file());
        if (matching.isEmpty()) {
            return new Bound(List.of(), "no code was compiled from a file named " + wanted.file());
        }
        int line = wanted.line();
        OptionalInt found =
                matching.stream()
                        .map(f -> symbols.lineSource().lineWithCode(f.path(), line))
                        .filter(OptionalInt::isPresent)
                        .mapToInt(OptionalInt::getAsInt)
                        .min();
        if (found.isEmpty()) {
            return new Bound(List.of(), "no code at or behind line " + line);
        }
        List<LineLocation> rows = rows(matching, found.getAsInt());
        if (wanted.column() > 0) {
            int column = column(rows, wanted.column());
            rows = rows.stream().filter(row -> row.position().column() == column).toList();
        }
        List<BreakpointLocation> places = offsetsOf(rows).stream().map(this::describe).toList();
        return new Bound(places, moved(wanted, places, found.getAsInt()));
    }

    /** What begins at the column that is asked for, else the next one, else the last. */
    private static int column(List<LineLocation> rows, int wanted) {
        List<Integer> columns = rows.stream().map(row -> row.position().column()).toList();
        return columns.stream()
                .filter(column -> column >= wanted)
                .min(Integer::compare)
                .orElseGet(() -> columns.stream().max(Integer::compare).orElse(0));
    }

    /** Where it landed, if nothing stops where it was asked for. */
    private static String moved(
            BreakpointSpec.Line wanted, List<BreakpointLocation> places, int withCode) {
        List<SourcePosition> at = places.stream().flatMap(one -> one.position().stream()).toList();
        List<Integer> lines = at.stream().map(SourcePosition::line).distinct().toList();
        if (lines.isEmpty() || lines.contains(wanted.line())) {
            List<Integer> columns = at.stream().map(SourcePosition::column).distinct().toList();
            boolean exact = wanted.column() == 0 || columns.contains(wanted.column());
            return exact || columns.size() != 1 ? "" : "moved to column " + columns.getFirst();
        }
        int landed = lines.size() == 1 ? lines.getFirst() : withCode;
        String why =
                wanted.line() == withCode
                        ? "behind the beginning of its function"
                        : "the next with code";
        return "moved to line " + landed + ", " + why;
    }

    private List<LineLocation> rows(List<SourceFile> matching, int line) {
        return matching.stream()
                .flatMap(file -> symbols.lineSource().locations(file.path(), line).stream())
                .filter(LineLocation::isStmt)
                .toList();
    }

    /** One offset for each function and inlined call: the first, behind the prologue. */
    private Set<Long> offsetsOf(List<LineLocation> rows) {
        record Body(int functionIndex, List<InlineChain.Call> calls) {}
        Map<Long, Body> sorted = new TreeMap<>();
        for (LineLocation row : rows) {
            OptionalInt function = symbols.functionIndexAt(row.address());
            if (function.isPresent()) {
                site(function.getAsInt(), row.address())
                        .ifPresent(
                                site ->
                                        sorted.put(
                                                site.offset(),
                                                new Body(
                                                        function.getAsInt(),
                                                        site.chain().calls())));
            }
        }
        Set<Body> seen = new LinkedHashSet<>();
        Set<Long> offsets = new LinkedHashSet<>();
        sorted.forEach(
                (offset, body) -> {
                    if (seen.add(body)) {
                        offsets.add(behindPrologue(body.functionIndex(), offset));
                    }
                });
        return offsets;
    }

    /** The executed instructions of a row, unless they are those of another line. */
    private Optional<LineSite> site(int functionIndex, long address) {
        OptionalLong offset = symbols.code(functionIndex).executableFrom(address);
        if (offset.isEmpty()) {
            return Optional.empty();
        }
        return symbols.lines(functionIndex).at(offset.getAsLong());
    }

    /** A breakpoint on the line that opens a function stops when its parameters can be read. */
    private long behindPrologue(int functionIndex, long offset) {
        OptionalLong first =
                symbols.lines(functionIndex).all().stream().mapToLong(LineSite::offset).findFirst();
        boolean opens = first.isPresent() && first.getAsLong() == offset;
        return opens ? symbols.entry(functionIndex).orElse(offset) : offset;
    }

    /** In every function of the name, and in every inlined call of one. */
    private Bound bindFunction(String name) {
        List<Integer> indexes = symbols.names().find(name);
        Set<Long> entries = entries(indexes);
        entries.addAll(inlined.named(name));
        if (entries.isEmpty()) {
            entries.addAll(inlined.spelled(name));
        }
        boolean imported =
                indexes.stream()
                        .anyMatch(index -> symbols.module().functions().get(index).isImported());
        return bound(
                List.copyOf(entries),
                imported
                        ? name + " is imported: it has no code in this module"
                        : "no function is named " + name);
    }

    private Set<Long> entries(List<Integer> functions) {
        Set<Long> entries = new TreeSet<>();
        functions.forEach(index -> symbols.entry(index).ifPresent(entries::add));
        return entries;
    }

    private Bound bindInstruction(CodeLocation location) {
        OptionalInt function = symbols.functionIndexAt(location.codeOffset());
        if (function.isEmpty() || function.getAsInt() != location.functionIndex()) {
            return new Bound(
                    List.of(),
                    String.format(
                            "0x%x is not in function %d",
                            location.codeOffset(), location.functionIndex()));
        }
        FunctionCode code = symbols.code(function.getAsInt());
        OptionalLong offset = code.executableFrom(location.codeOffset());
        if (offset.isEmpty()) {
            return new Bound(List.of(), "no instruction follows there");
        }
        boolean exact = offset.getAsLong() == location.codeOffset();
        return new Bound(
                List.of(describe(offset.getAsLong())),
                exact
                        ? ""
                        : String.format("moved to 0x%x, the next instruction", offset.getAsLong()));
    }

    private BreakpointLocation describe(long offset) {
        int function = symbols.functionIndexAt(offset).orElse(0);
        List<SymbolisedLocation> rows = symboliser.locate(offset);
        String name = rows.isEmpty() ? "" : rows.getFirst().function();
        Optional<SourcePosition> position =
                rows.isEmpty() ? Optional.empty() : rows.getFirst().position();
        return new BreakpointLocation(new CodeLocation(function, offset), name, position);
    }
}
