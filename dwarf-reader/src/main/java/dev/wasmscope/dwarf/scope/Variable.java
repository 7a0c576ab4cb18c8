package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.expr.SimpleLocation;
import dev.wasmscope.dwarf.line.SourcePosition;
import dev.wasmscope.dwarf.section.DieOffset;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.Value;
import java.util.Optional;
import java.util.Set;

/** A variable, parameter or constant of the source program. */
public interface Variable {
    /** Its plain name; empty for one without a name. */
    String name();

    /** Its name with the namespaces, types and functions around it. */
    String qualifiedName();

    /** What it is to the function it is seen in. */
    VariableKind kind();

    /** Its type. */
    Type type();

    /** Where it is declared, if that is recorded. */
    Optional<SourcePosition> declaration();

    /** Whether the compiler made it up ({@code this}, for example). */
    boolean isArtificial();

    /**
     * How deep the block that declares it is nested: 0 for the frame's function itself, growing
     * inwards; -1 for globals.
     */
    int blockDepth();

    /** The entry that describes it. */
    DieOffset die();

    /**
     * Its value.
     *
     * @param frame the activation of the WebAssembly function; for a global any
     * @param pc where that activation stands; in a caller, an address inside of the call
     *     instruction
     */
    Value read(FrameContext frame, long pc);

    /** Its place at a pc if that needs no evaluation; else it may have one all the same. */
    default Optional<SimpleLocation> simpleLocation(long pc) {
        return Optional.empty();
    }

    /**
     * The wasm locals that it moves between: those that hold it at some addresses only. None if it
     * is at one place wherever it is seen, or in memory.
     */
    default Set<Integer> movesBetween() {
        return Set.of();
    }

    /** Whether the compiler recorded a location or a constant for it at any address. */
    boolean hasLocation();

    /** How its location at a pc is described, for people; or why it has none. */
    String describeLocation(long pc);
}
