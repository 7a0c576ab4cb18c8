package dev.wasmscope.cli.gdbremote;

import dev.wasmscope.cli.CommandFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which packets are understood, by how they begin. */
final class PacketTable {
    /** For a packet that is not understood, as the protocol wants it. */
    private static final String UNKNOWN = "";

    private record Entry(String beginning, Function<String, Optional<String>> handler) {}

    private final List<Entry> entries = new ArrayList<>();
    private boolean explains;

    /**
     * Adds a packet that has a reply.
     *
     * @param beginning the longest that fits decides
     * @param handler from what follows the beginning to the reply
     */
    void on(String beginning, Function<String, String> handler) {
        onSilent(beginning, rest -> Optional.of(handler.apply(rest)));
    }

    /** Adds a packet whose reply may come later, with the program's next stop. */
    void onSilent(String beginning, Function<String, Optional<String>> handler) {
        entries.add(new Entry(beginning, handler));
        entries.sort(Comparator.comparingInt((Entry e) -> e.beginning().length()).reversed());
    }

    /** From now on errors carry their message. */
    void explainErrors() {
        explains = true;
    }

    /** Handles a packet; the reply, or none now. */
    Optional<String> handle(String packet) {
        for (Entry entry : entries) {
            if (packet.startsWith(entry.beginning())) {
                try {
                    return entry.handler().apply(packet.substring(entry.beginning().length()));
                } catch (CommandFailure | MalformedPacketException e) {
                    return Optional.of(error(String.valueOf(e.getMessage())));
                }
            }
        }
        return Optional.of(UNKNOWN);
    }

    private String error(String message) {
        return explains ? "E01;" + Hex.text(message) : "E01";
    }
}
