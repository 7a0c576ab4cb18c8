package dev.wasmscope.session;

import java.util.List;

/**
 * What a stopped program has besides its frames and globals, in wasm's own terms. Contents are
 * asked for piece by piece: {@link DebugSession#readMemory}, {@link DebugSession#tableElements},
 * {@link DebugSession#dataSegment}, {@link DebugSession#elementSegment}.
 */
public record InstanceView(
        List<Area> memories, List<Area> tables, List<Segment> data, List<Segment> elements) {
    public InstanceView {
        memories = List.copyOf(memories);
        tables = List.copyOf(tables);
        data = List.copyOf(data);
        elements = List.copyOf(elements);
    }

    /**
     * A memory or a table.
     *
     * @param name from the name section or an export; empty if there is none
     * @param type as in WAT, with the declared limits: {@code i64 1 100 shared}
     * @param size at this stop, in bytes or elements
     */
    public record Area(int index, String name, String type, long size) {}

    /**
     * A data or element segment.
     *
     * @param name from the name section; empty if there is none
     * @param mode {@code passive}, {@code declarative}, or where an active one was copied to:
     *     {@code memory 0 at 0x400}
     * @param type of the elements; empty for data
     * @param size in the file, in bytes or elements
     * @param dropped whether the program can no longer copy from it; active ones are dropped once
     *     they are copied
     */
    public record Segment(
            int index, String name, String mode, String type, long size, boolean dropped) {
        /** The same, dropped or not. */
        public Segment dropped(boolean now) {
            return new Segment(index, name, mode, type, size, now);
        }
    }
}
