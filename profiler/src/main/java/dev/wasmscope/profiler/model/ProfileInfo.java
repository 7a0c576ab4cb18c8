package dev.wasmscope.profiler.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a profile is of.
 *
 * @param guest what was run, as the user knows it (a file name)
 * @param kind how the figures came about
 * @param notes what a reader must know to read the figures right, a line each: a limit that was
 *     reached, a part that was left out
 */
public record ProfileInfo(String guest, ProfileKind kind, List<String> notes) {

    public ProfileInfo {
        notes = List.copyOf(notes);
    }

    /** An exact profile with nothing to note. */
    public static ProfileInfo exact(String guest) {
        return new ProfileInfo(guest, ProfileKind.EXACT, List.of());
    }

    /** The same with one more note, unless it has that already. */
    public ProfileInfo noting(String note) {
        return notes.contains(note)
                ? this
                : new ProfileInfo(
                        guest, kind, Stream.concat(notes.stream(), Stream.of(note)).toList());
    }
}
