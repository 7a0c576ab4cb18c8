package dev.wasmscope.dwarf.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The debug sections of one module, by name, in file order. A name may occur more than once; all
 * are kept, and the first that is not empty is the one that is read.
 */
public final class DebugSections {
    private final Map<String, List<SectionBytes>> byName;

    private DebugSections(Map<String, List<SectionBytes>> byName) {
        this.byName = byName;
    }

    /** Starts an empty collection. */
    public static Builder builder() {
        return new Builder();
    }

    /** All sections of that name, in file order; none if there is none. */
    public List<SectionBytes> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** The section that is read for that name: the first that has bytes, else an empty one. */
    public SectionBytes get(String name) {
        for (SectionBytes section : all(name)) {
            if (!section.isEmpty()) {
                return section;
            }
        }
        return SectionBytes.empty(name);
    }

    /** The names, in file order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** Collects sections in file order. */
    public static final class Builder {
        private final Map<String, List<SectionBytes>> byName = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds a section.
         *
         * @param name its name, such as {@code .debug_info}
         * @param file bytes the section lies in
         * @param offset offset of its first byte in {@code file}
         * @param length its number of bytes
         */
        public Builder add(String name, byte[] file, int offset, int length) {
            byName.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(SectionBytes.of(name, file, offset, length));
            return this;
        }

        /** The sections added so far. */
        public DebugSections build() {
            Map<String, List<SectionBytes>> copy = new LinkedHashMap<>();
            byName.forEach((name, sections) -> copy.put(name, List.copyOf(sections)));
            return new DebugSections(copy);
        }
    }
}
