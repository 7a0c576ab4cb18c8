package dev.wasmscope.session;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.Optional;

/**
 * One row of the stack: a function the user wrote. A wasm frame gives several rows when calls were
 * inlined.
 *
 * @param index 0 for the innermost row of the stop; what frame arguments of {@link DebugSession}
 *     mean
 * @param guestDepth 0 for the innermost wasm frame; the rows of one wasm frame share it
 * @param inlined whether this function was inlined into the next row's
 * @param function the name to show: source name, else name section, else {@code func[12]}
 * @param wholeName the same with template arguments and parameters, demangled
 * @param position where execution stands in it; in outer rows, the call
 * @param location where the wasm frame stands; in outer frames, the call instruction
 * @param functionIndex of the wasm function
 */
public record SymbolisedFrame(
        int index,
        int guestDepth,
        boolean inlined,
        String function,
        String wholeName,
        Optional<SourcePosition> position,
        CodeLocation location,
        int functionIndex) {}
