package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.line.SourcePosition;
import dev.wasmscope.dwarf.section.DieOffset;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.Value;
import java.util.Optional;

/**
 * A name in scope that is a part of something else: what a closure captured, the value of a
 * template parameter.
 *
 * @param origin the entry that it follows from
 * @param reader reads its value in a frame at an address
 * @param place where it comes from, in words
 */
record DerivedVariable(
        String name, VariableKind kind, Type type, DieOffset origin, Reader reader, String place)
        implements Variable {
    /** Reads a value. */
    @FunctionalInterface
    interface Reader {
        Value read(FrameContext frame, long pc);
    }

    @Override
    public String qualifiedName() {
        return name;
    }

    @Override
    public Optional<SourcePosition> declaration() {
        return Optional.empty();
    }

    @Override
    public boolean isArtificial() {
        return false;
    }

    @Override
    public int blockDepth() {
        return 0;
    }

    @Override
    public DieOffset die() {
        return origin;
    }

    @Override
    public Value read(FrameContext frame, long pc) {
        return reader.read(frame, pc);
    }

    @Override
    public boolean hasLocation() {
        return true;
    }

    @Override
    public String describeLocation(long pc) {
        return place;
    }
}
