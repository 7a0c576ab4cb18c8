package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.line.SourceFile;
import dev.wasmscope.dwarf.line.SourcePosition;
import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.AttributeValue.Constant;
import dev.wasmscope.dwarf.section.Cancellation;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DieOffset;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.section.Problems;
import dev.wasmscope.dwarf.section.SectionSet;
import dev.wasmscope.dwarf.section.SplitFiles;
import dev.wasmscope.dwarf.section.SplitUnits;
import dev.wasmscope.dwarf.section.Unit;
import dev.wasmscope.dwarf.type.TypeReader;
import dev.wasmscope.dwarf.value.Presenter;
import dev.wasmscope.dwarf.value.ValueContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All compilation units of a module, and what needs more than one of them. */
public final class Program {
    private final Problems problems;
    private final TypeReader types;
    private final SplitUnits split;
    private final List<CompilationUnit> units = new ArrayList<>();

    /** Also type units, which are not among {@link #units}. */
    private final Map<Unit, CompilationUnit> byUnit = new ConcurrentHashMap<>();

    private final Presenter presenter;
    private final Cancellation cancellation;
    private final ObjectCatalogue objects = new ObjectCatalogue(this);
    private volatile @Nullable AddressMap<CompilationUnit> addresses;

    /** The units of a set of sections, whose values are shown by their members. */
    public Program(SectionSet sections, Problems problems) {
        this(sections, SplitFiles.NONE, problems, Presenter.RAW, new Cancellation());
    }

    /**
     * The units of a set of sections; nothing but their headers is read.
     *
     * @param files where split units are
     * @param presenter how values of library types are shown
     * @param cancellation ends the reading of units
     */
    public Program(
            SectionSet sections,
            SplitFiles files,
            Problems problems,
            Presenter presenter,
            Cancellation cancellation) {
        this.cancellation = cancellation;
        this.problems = problems;
        this.split = new SplitUnits(files, problems);
        this.presenter = presenter;
        this.types = new TypeReader(new EntryContext(), problems);
        for (Unit unit : sections.info().units()) {
            if (!unit.header().isTypeUnit()) {
                units.add(unitOf(unit));
            }
        }
    }

    private CompilationUnit unitOf(Unit unit) {
        return byUnit.computeIfAbsent(
                unit.skeleton(), own -> new CompilationUnit(own, split, problems, cancellation));
    }

    /** The units, in file order. */
    public List<CompilationUnit> units() {
        return Collections.unmodifiableList(units);
    }

    /** The same for those who look at all of them: ends when the reading is cancelled. */
    public Stream<CompilationUnit> eachUnit() {
        return units.stream().peek(_ -> cancellation.check());
    }

    /** What ends the reading of units. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** What could not be read. */
    public Problems problems() {
        return problems;
    }

    /** The unit that an entry belongs to. */
    CompilationUnit unitOf(Die die) {
        return unitOf(die.unit());
    }

    private AddressMap<CompilationUnit> addresses() {
        AddressMap<CompilationUnit> known = addresses;
        return known == null ? readAddresses() : known;
    }

    private synchronized AddressMap<CompilationUnit> readAddresses() {
        AddressMap<CompilationUnit> known = addresses;
        if (known == null) {
            AddressMap.Builder<CompilationUnit> builder = new AddressMap.Builder<>();
            for (CompilationUnit unit : units) {
                builder.add(unit.ranges(), unit);
            }
            known = builder.build();
            addresses = known;
        }
        return known;
    }

    /** The units that claim an address, the likeliest first. */
    public List<CompilationUnit> unitsAt(long pc) {
        List<CompilationUnit> candidates = addresses().at(pc);
        if (candidates.size() < 2) {
            return candidates;
        }
        List<CompilationUnit> sorted = new ArrayList<>();
        for (CompilationUnit unit : candidates) {
            boolean hasFunction = unit.index().subroutines().at(pc) != Subroutines.NONE;
            sorted.add(hasFunction ? 0 : sorted.size(), unit);
        }
        return sorted;
    }

    /** The units that claim code in {@code [begin, end)}. */
    List<CompilationUnit> unitsIn(long begin, long end) {
        return addresses().in(begin, end);
    }

    /** The function at an address and the blocks that hold there, outermost first. */
    List<ScopeBlock> blocksAt(long pc) {
        for (CompilationUnit unit : unitsAt(pc)) {
            List<ScopeBlock> blocks = unit.blocksAt(pc);
            if (!blocks.isEmpty()) {
                return blocks;
            }
        }
        return List.of();
    }

    /** The name of an entry with the scopes around it; empty if it has no name. */
    String qualifiedName(Die die) {
        try {
            String name = EntryNames.text(die, At.NAME);
            if (name.isEmpty()) {
                return "";
            }
            Die declaration = EntryNames.declaration(die);
            return unitOf(declaration).index().scopePrefix(declaration.offset()) + name;
        } catch (DwarfException e) {
            problems.add(e);
            return "";
        }
    }

    /** Where an entry is declared, or null if that is not recorded. */
    @Nullable SourcePosition declaration(Die die) {
        return position(die, At.DECL_FILE, At.DECL_LINE, At.DECL_COLUMN);
    }

    /** Where the call was that an inlined subroutine stands for, or null. */
    @Nullable SourcePosition call(Die die) {
        return position(die, At.CALL_FILE, At.CALL_LINE, At.CALL_COLUMN);
    }

    private @Nullable SourcePosition position(
            Die die, int fileAttribute, int lineAttribute, int columnAttribute) {
        try {
            Die holder = EntryNames.holder(die, fileAttribute);
            if (holder == null
                    || !(holder.attribute(fileAttribute) instanceof Constant(long number, int _))) {
                return null;
            }
            SourceFile file = unitOf(holder).file(number);
            return file == null
                    ? null
                    : new SourcePosition(
                            file, number(die, lineAttribute), number(die, columnAttribute));
        } catch (DwarfException e) {
            problems.add(e);
            return null;
        }
    }

    private static int number(Die die, int attribute) {
        return EntryNames.attribute(die, attribute) instanceof Constant(long value, int _)
                ? Math.clamp(value, 0, Integer.MAX_VALUE)
                : 0;
    }

    /** The entry that defines the type which this one only declares, or null. */
    private @Nullable Die definition(Die declaration) {
        String name = declaration.name();
        String qualified = qualifiedName(declaration);
        if (name.isEmpty()) {
            return null;
        }
        Die inSameUnit = definition(unitOf(declaration), name, qualified);
        return inSameUnit != null ? inSameUnit : definition(name, qualified);
    }

    private @Nullable Die definition(String name, String qualified) {
        for (CompilationUnit unit : units) {
            Die found = definition(unit, name, qualified);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Die definition(CompilationUnit unit, String name, String qualified) {
        for (DieOffset offset : unit.index().types(name)) {
            Die die = unit.unit().dieAt(offset);
            if (qualifiedName(die).equals(qualified)) {
                return die;
            }
        }
        return null;
    }

    /**
     * The entry that defines a type, or gives one that name, with the scopes around it; or null.
     */
    @Nullable Die typeNamed(String qualified) {
        try {
            Die defined = definition(plainName(qualified), qualified);
            return defined == null ? alias(qualified) : defined;
        } catch (DwarfException e) {
            problems.add(e);
            return null;
        }
    }

    private @Nullable Die alias(String qualified) {
        for (CompilationUnit unit : units()) {
            for (DieOffset offset : unit.index().aliases(plainName(qualified))) {
                Die die = unit.unit().dieAt(offset);
                if (qualifiedName(die).equals(qualified)) {
                    return die;
                }
            }
        }
        return null;
    }

    /** What follows the last separator that is not inside of brackets. */
    static String plainName(String qualified) {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < qualified.length(); i++) {
            switch (qualified.charAt(i)) {
                case '<', '(', '{', '[' -> depth++;
                case '>', ')', '}', ']' -> depth--;
                case ':' -> start = depth == 0 ? i + 1 : start;
                default -> {}
            }
        }
        return qualified.substring(start);
    }

    /** What values of variables are read with in a frame. */
    public ValueContext context(FrameContext frame) {
        return new ValueContext(frame, objects, presenter);
    }

    /** The types of all units. */
    TypeReader types() {
        return types;
    }

    private final class EntryContext implements TypeReader.Names {
        @Override
        public String qualifiedName(Die die) {
            return Program.this.qualifiedName(die);
        }

        @Override
        public @Nullable Die definition(Die declaration) {
            return Program.this.definition(declaration);
        }

        @Override
        public Language language(Die die) {
            return unitOf(die).language();
        }
    }
}
