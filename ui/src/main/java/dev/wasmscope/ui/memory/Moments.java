package dev.wasmscope.ui.memory;

import dev.wasmscope.session.memory.MemoryComparison;
import dev.wasmscope.session.memory.MemoryMoment;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.session.DebugModel;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Moments of the memories that are kept, and what differs between two of them. */
public final class Moments {
    private static final int MOST = 5_000;
    private static final int SHOWN = 12;

    private final DebugModel debug;
    private final ObservableList<MemoryComparison.Change> changes =
            FXCollections.observableArrayList();

    Moments(DebugModel debug) {
        this.debug = debug;
    }

    /** The differences that were found last. */
    public ObservableList<MemoryComparison.Change> changes() {
        return changes;
    }

    /** The moments that are kept, oldest first. */
    public List<MemoryMoment> all() {
        return debug.session().map(s -> s.memoryTools().moments()).orElse(List.of());
    }

    /** Keeps this moment under the next free name. */
    public void keep() {
        int number = 1;
        while (isTaken("moment " + number)) {
            number++;
        }
        String name = "moment " + number;
        debug.ask(
                s -> s.memoryTools().keep(name),
                kept -> debug.say("Kept as " + name + ", " + Parts.bytes(kept.bytes())),
                debug::fail);
    }

    private boolean isTaken(String name) {
        return all().stream().anyMatch(m -> m.name().equals(name));
    }

    /** Finds what differs between a moment and another one, or this stop. */
    public void compare(String from, Optional<String> to) {
        debug.ask(
                s -> s.memoryTools().compare(from, to, MOST),
                found -> {
                    changes.setAll(found.changes());
                    debug.say(
                            found.count() == 0
                                    ? "Nothing differs from " + from
                                    : Parts.grouped(found.bytes())
                                            + " bytes differ, in "
                                            + Parts.grouped(found.count())
                                            + " places");
                },
                debug::fail);
    }

    /** One line for a difference. */
    static String text(MemoryComparison.Change change) {
        String memory = change.memory() == 0 ? "" : "memory " + change.memory() + "  ";
        return "%s%08x  %s → %s"
                .formatted(memory, change.address(), hex(change.before()), hex(change.after()));
    }

    private static String hex(byte[] bytes) {
        HexFormat format = HexFormat.ofDelimiter(" ");
        return bytes.length <= SHOWN
                ? format.formatHex(bytes)
                : format.formatHex(bytes, 0, SHOWN) + " … (" + bytes.length + ")";
    }
}
