package dev.wasmscope.engine.module;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A decoded module (core specification 2.5): everything but the function bodies, which stay bytes
 * until someone asks. Index spaces hold the imports first.
 *
 * @param bytes the whole file; shared, not copied: treat it as read-only
 * @param sections every section in file order
 * @param customSections custom sections in file order, duplicates kept
 * @param types all defined types, recursion groups flattened
 * @param recGroups the recursion groups that cover {@code types}
 * @param start index of the start function, if there is one
 * @param dataCount contents of the data count section, if there is one
 * @param codeSectionContentsStart file offset of the code section's contents: a code offset (DWARF
 *     pc) is a file offset minus this; -1 without a code section
 */
@SuppressWarnings("ArrayRecordComponent") // one array for the file, handed around, never compared
public record Module(
        byte[] bytes,
        List<SectionInfo> sections,
        List<CustomSection> customSections,
        List<SubType> types,
        List<RecGroup> recGroups,
        List<Import> imports,
        List<FunctionInfo> functions,
        List<Table> tables,
        List<MemoryInfo> memories,
        List<Global> globals,
        List<Tag> tags,
        List<Export> exports,
        OptionalInt start,
        List<ElementSegment> elements,
        List<DataSegment> data,
        OptionalInt dataCount,
        Names names,
        long codeSectionContentsStart) {

    /** The function's type. Only for indices that the reader or validator has checked. */
    public FuncType functionType(int functionIndex) {
        return funcType(functions.get(functionIndex).typeIndex());
    }

    /**
     * The function type with the index.
     *
     * @throws IllegalArgumentException if the index is out of range or not a function type
     */
    public FuncType funcType(int typeIndex) {
        if (typeIndex >= 0
                && typeIndex < types.size()
                && types.get(typeIndex).composite() instanceof FuncType type) {
            return type;
        }
        throw new IllegalArgumentException(
                "type " + Integer.toUnsignedString(typeIndex) + " is not a function type");
    }

    /** How many of {@link #functions} are imports; they come first. */
    public int importedFunctionCount() {
        int count = 0;
        while (count < functions.size() && functions.get(count).isImported()) {
            count++;
        }
        return count;
    }

    /** File offset of the contents of the section with the specification's name; 0 without it. */
    public long sectionStart(String name) {
        return sections.stream()
                .filter(section -> !section.isCustom() && section.name().equals(name))
                .findFirst()
                .map(section -> section.contents().start())
                .orElse(0L);
    }

    /** The first custom section with the name. */
    public Optional<CustomSection> customSection(String name) {
        return customSections.stream().filter(section -> section.name().equals(name)).findFirst();
    }

    /** The first export with the name and kind. */
    public Optional<Export> export(String name, ExternKind kind) {
        return exports.stream()
                .filter(export -> export.kind() == kind && export.name().equals(name))
                .findFirst();
    }

    /**
     * The function whose body holds the code offset.
     *
     * @param codeOffset bytes from the start of the code section's contents
     */
    public OptionalInt functionIndexAt(long codeOffset) {
        int low = importedFunctionCount();
        int high = functions.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            FunctionInfo function = functions.get(middle);
            if (codeOffset < function.codeOffset()) {
                high = middle - 1;
            } else if (codeOffset >= function.codeEnd()) {
                low = middle + 1;
            } else {
                return OptionalInt.of(middle);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * The name in the name section, else of an export, else of the import; null if there is none.
     */
    public @Nullable String displayName(int functionIndex) {
        FunctionInfo function = functions.get(functionIndex);
        if (function.name() != null) {
            return function.name();
        }
        for (Export export : exports) {
            if (export.kind() == ExternKind.FUNCTION && export.index() == functionIndex) {
                return export.name();
            }
        }
        Import imported = function.imported();
        return imported == null ? null : imported.module() + "." + imported.name();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "module of " + bytes.length + " bytes, " + functions.size() + " functions";
    }
}
