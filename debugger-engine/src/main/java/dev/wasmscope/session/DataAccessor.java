package dev.wasmscope.session;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;
import java.util.Optional;

/**
 * Who accessed data.
 *
 * @param location the instruction; the call when the host did it
 * @param frames the functions that the instruction is of, inlined ones first
 * @param hostCall the function of the host, as {@code module.name}, when it did it
 */
public record DataAccessor(
        CodeLocation location, List<SymbolisedFrame> frames, Optional<String> hostCall) {
    public DataAccessor {
        frames = List.copyOf(frames);
    }

    /** For example {@code deposit (ledger.c:61:20)}. */
    public String text() {
        String guest =
                frames.stream()
                        .findFirst()
                        .map(
                                frame ->
                                        frame.function()
                                                + frame.position()
                                                        .filter(at -> at.line() > 0)
                                                        .map(at -> " (" + at.shortText() + ")")
                                                        .orElse(""))
                        .orElse("");
        String offset = String.format("0x%x", location.codeOffset());
        String where = guest.isEmpty() ? offset : guest + " at " + offset;
        return hostCall.map(host -> host + ", called by " + where).orElse(where);
    }
}
