package dev.wasmscope.session;

import java.util.List;

/**
 * The stopped program was moved.
 *
 * @param stop where it stands now; its reason is a {@link StopReason.Moved}
 * @param notes what the user should know, one line each: a parameter that was overwritten
 */
public record Moved(Stop stop, List<String> notes) {
    public Moved {
        notes = List.copyOf(notes);
    }
}
