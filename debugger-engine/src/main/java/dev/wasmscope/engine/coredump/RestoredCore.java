package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.control.Guest;
import java.util.List;
import java.util.Optional;

/**
 * A guest as a core file has it.
 *
 * @param guest stands at the stop and cannot be run
 * @param stop why it stood, if the file says so
 * @param notes what the file lacks, one line each
 */
public record RestoredCore(Guest guest, Optional<CoreStop> stop, List<String> notes) {
    public RestoredCore {
        notes = List.copyOf(notes);
    }
}
