package dev.wasmscope.ui.module;

import java.util.Comparator;
import java.util.List;

/**
 * Some bytes of the module's file and what they are.
 *
 * @param kind chooses the colour
 * @param bytes at least those of its parts
 * @param parts largest first
 */
public record SizeNode(String name, Kind kind, long bytes, Target target, List<SizeNode> parts) {
    /** What bytes are for. */
    public enum Kind {
        /** The whole file, or several sections. */
        GROUP,
        /** Instructions. */
        CODE,
        /** Contents of memory. */
        DATA,
        /** Read by debuggers only. */
        DEBUG,
        /** Everything else. */
        OTHER
    }

    /** What a click on it leads to. */
    public sealed interface Target {
        /** Nothing but its parts. */
        record None() implements Target {}

        /** A function by index. */
        record Function(int index) implements Target {}

        /** A data segment by index. */
        record Data(int index) implements Target {}

        /** A section by its place in the file, from 0. */
        record Section(int number) implements Target {}
    }

    public SizeNode {
        parts =
                parts.stream()
                        .filter(p -> p.bytes() > 0)
                        .sorted(Comparator.comparingLong(SizeNode::bytes).reversed())
                        .toList();
    }

    /** Whether it is that very node; equal ones may stand elsewhere in the tree. */
    @SuppressWarnings("ReferenceEquality")
    boolean is(SizeNode other) {
        return this == other;
    }

    /** Something without parts. */
    static SizeNode leaf(String name, Kind kind, long bytes, Target target) {
        return new SizeNode(name, kind, bytes, target, List.of());
    }

    /** Several things together. */
    static SizeNode group(String name, Kind kind, List<SizeNode> parts) {
        long sum = parts.stream().mapToLong(SizeNode::bytes).sum();
        return new SizeNode(name, kind, sum, new Target.None(), parts);
    }
}
