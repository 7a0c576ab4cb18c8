package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.expr.Located;
import dev.wasmscope.dwarf.expr.SimpleLocation;
import dev.wasmscope.dwarf.line.SourcePosition;
import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DieOffset;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.type.UnspecifiedType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.value.Values;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A variable of a program's debug information. */
final class DwarfVariable implements Variable {
    private final Program program;
    private final Die die;
    private final VariableKind kind;
    private final int blockDepth;
    private final @Nullable Die function;
    private final VariableLocations locations;

    /**
     * @param function entry of the function whose frame base its location may use; null for globals
     */
    DwarfVariable(
            Program program, Die die, VariableKind kind, int blockDepth, @Nullable Die function) {
        this.program = program;
        this.die = die;
        this.kind = kind;
        this.blockDepth = blockDepth;
        this.function = function;
        this.locations = new VariableLocations(die, function, program);
    }

    @Override
    public String name() {
        try {
            return EntryNames.text(die, At.NAME);
        } catch (DwarfException e) {
            program.problems().add(e);
            return "";
        }
    }

    @Override
    public String qualifiedName() {
        return kind == VariableKind.GLOBAL || kind == VariableKind.STATIC
                ? program.qualifiedName(die)
                : name();
    }

    @Override
    public VariableKind kind() {
        return kind;
    }

    @Override
    public Type type() {
        try {
            Die holder = EntryNames.holder(die, At.TYPE);
            return holder == null ? UnspecifiedType.VOID : program.types().typeOf(holder).get();
        } catch (DwarfException e) {
            program.problems().add(e);
            return new dev.wasmscope.dwarf.type.BrokenType(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Optional<SourcePosition> declaration() {
        return Optional.ofNullable(program.declaration(die));
    }

    @Override
    public boolean isArtificial() {
        try {
            Die holder = EntryNames.holder(die, At.ARTIFICIAL);
            return holder != null && holder.flag(At.ARTIFICIAL);
        } catch (DwarfException e) {
            program.problems().add(e);
            return false;
        }
    }

    @Override
    public Set<Integer> movesBetween() {
        return locations.locals();
    }

    @Override
    public int blockDepth() {
        return blockDepth;
    }

    @Override
    public DieOffset die() {
        return die.offset();
    }

    @Override
    public Value read(FrameContext frame, long pc) {
        Type type = sized(type(), frame, pc);
        Answer<Located> located = locations.locate(frame, pc, type.byteSize());
        Value value = Values.of(name(), type, located, program.context(frame));
        return value instanceof AvailableValue pointer
                        && located instanceof Answer.Known<Located>(Located at)
                        && at.pointee() != null
                ? pointer.shownAs(name(), implied(at.pointee(), pointer, frame, pc))
                : value;
    }

    private ImpliedPointer implied(
            Located.Pointee to, AvailableValue pointer, FrameContext frame, long pc) {
        DwarfVariable target =
                new DwarfVariable(program, to.variable(), kind, blockDepth, function);
        return new ImpliedPointer(pointer, to.offset(), () -> target.read(frame, pc));
    }

    /** Arrays whose size another variable holds have it now. */
    private Type sized(Type type, FrameContext frame, long pc) {
        return type.stripped() instanceof ArrayType array && array.isVariable()
                ? array.sized(bound -> number(bound, frame, pc))
                : type;
    }

    private long number(Die variable, FrameContext frame, long pc) {
        DwarfVariable bound = new DwarfVariable(program, variable, kind, blockDepth, function);
        return bound.read(frame, pc) instanceof AvailableValue value
                ? value.asLong().orElse(-1L)
                : -1;
    }

    @Override
    public String describeLocation(long pc) {
        return locations.describe(pc);
    }

    @Override
    public Optional<SimpleLocation> simpleLocation(long pc) {
        return locations.simple(pc);
    }

    @Override
    public boolean hasLocation() {
        return locations.any();
    }

    @Override
    public String toString() {
        return type().name() + " " + name();
    }
}
