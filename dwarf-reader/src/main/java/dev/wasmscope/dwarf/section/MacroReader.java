package dev.wasmscope.dwarf.section;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the macros of a unit: section {@code .debug_macro} (DWARF 5, section 6.3; version 4 is
 * GNU's, from which it was made) and {@code .debug_macinfo} of versions 2 to 4 (DWARF 4, section
 * 6.3).
 */
final class MacroReader {
    private static final String MACRO = ".debug_macro";
    private static final String MACINFO = ".debug_macinfo";

    /** Files include files, and units import units, so deep at most. */
    private static final int MAX_DEPTH = 200;

    /** A definition is kept up to here, so that many that share a long text take little. */
    private static final int MAX_TEXT = 4096;

    private static final int FLAG_DWARF64 = 1;
    private static final int FLAG_LINES = 2;
    private static final int FLAG_OPERANDS = 4;

    private final Unit unit;
    private final Map<String, Macro> macros = new LinkedHashMap<>();
    private final Deque<Long> files = new ArrayDeque<>();
    private final Set<Long> imported = new HashSet<>();

    private MacroReader(Unit unit) {
        this.unit = unit;
    }

    /**
     * The macros that hold at the end of a unit, by name.
     *
     * @throws DwarfException if they cannot be read
     */
    static Map<String, Macro> read(Unit unit) {
        MacroReader reader = new MacroReader(unit);
        OptionalLong offset = unit.macros();
        OptionalLong information = unit.macroInformation();
        if (offset.isPresent()) {
            reader.readUnit(offset.getAsLong(), 0);
        } else if (information.isPresent()) {
            reader.readInformation(information.getAsLong());
        }
        return reader.macros;
    }

    private void readUnit(long offset, int depth) {
        if (!imported.add(offset)) {
            return;
        }
        DwarfReader reader = unit.sections().bytes(MACRO).reader(offset);
        if (depth > MAX_DEPTH) {
            throw reader.error("macro units import each other more than " + MAX_DEPTH + " deep");
        }
        int version = reader.u16();
        if (version != 4 && version != 5) {
            throw reader.error("macros of version " + version + " are not supported");
        }
        int flags = reader.u8();
        boolean dwarf64 = (flags & FLAG_DWARF64) != 0;
        if ((flags & FLAG_LINES) != 0) {
            reader.sectionOffset(dwarf64);
        }
        Map<Integer, SectionBytes> forms =
                (flags & FLAG_OPERANDS) != 0 ? operandForms(reader) : Map.of();
        for (int kind = reader.u8(); kind != 0; kind = reader.u8()) {
            readEntry(reader, kind, dwarf64, forms, depth);
        }
    }

    /** The forms of the operands of entries that are a producer's own, by the entry's kind. */
    private static Map<Integer, SectionBytes> operandForms(DwarfReader reader) {
        Map<Integer, SectionBytes> forms = new HashMap<>();
        for (int count = reader.u8(); count > 0; count--) {
            int kind = reader.u8();
            forms.put(kind, reader.slice(reader.uleb128()));
        }
        return forms;
    }

    private void readEntry(
            DwarfReader reader,
            int kind,
            boolean dwarf64,
            Map<Integer, SectionBytes> forms,
            int depth) {
        switch (kind) {
            case 1 -> define(reader.uleb128(), reader.string(MAX_TEXT)); // DW_MACRO_define
            case 2 -> { // undef
                reader.skipLeb128();
                undefine(reader.string(MAX_TEXT));
            }
            case 3 -> startFile(reader); // start_file
            case 4 -> endFile(reader); // end_file
            case 5 -> define(reader.uleb128(), string(reader, dwarf64)); // define_strp
            case 6 -> { // undef_strp
                reader.skipLeb128();
                undefine(string(reader, dwarf64));
            }
            case 7 -> readUnit(reader.sectionOffset(dwarf64), depth + 1); // import
            case 8, 9 -> { // define_sup, undef_sup: in a supplementary file, which is not read
                reader.uleb128();
                reader.sectionOffset(dwarf64);
            }
            case 10 -> reader.sectionOffset(dwarf64); // import_sup
            case 11 -> define(reader.uleb128(), indexed(reader)); // define_strx
            case 12 -> { // undef_strx
                reader.skipLeb128();
                undefine(indexed(reader));
            }
            default -> skip(reader, kind, forms);
        }
    }

    private String string(DwarfReader reader, boolean dwarf64) {
        return unit.sections().string(reader.sectionOffset(dwarf64), MAX_TEXT);
    }

    private String indexed(DwarfReader reader) {
        return unit.string(reader.uleb128(), MAX_TEXT);
    }

    private void skip(DwarfReader reader, int kind, Map<Integer, SectionBytes> forms) {
        SectionBytes operands = forms.get(kind);
        if (operands == null) {
            throw reader.error("macro entry of unknown kind " + kind);
        }
        for (DwarfReader form = operands.reader(); form.hasMore(); ) {
            unit.readValue(reader, form.u8(), unit.encoding());
        }
    }

    private void readInformation(long offset) {
        DwarfReader reader = unit.sections().bytes(MACINFO).reader(offset);
        for (int kind = reader.u8(); kind != 0; kind = reader.u8()) {
            switch (kind) {
                case 1 -> define(reader.uleb128(), reader.string(MAX_TEXT));
                case 2 -> { // undef
                    reader.skipLeb128();
                    undefine(reader.string(MAX_TEXT));
                }
                case 3 -> startFile(reader);
                case 4 -> endFile(reader);
                case 0xff -> { // vendor_ext
                    reader.uleb128();
                    reader.skipString();
                }
                default -> throw reader.error("macro entry of unknown kind " + kind);
            }
        }
    }

    private void startFile(DwarfReader reader) {
        reader.uleb128();
        long file = reader.uleb128();
        if (files.size() >= MAX_DEPTH) {
            throw reader.error("files include each other more than " + MAX_DEPTH + " deep");
        }
        files.push(file);
    }

    private void endFile(DwarfReader reader) {
        if (files.poll() == null) {
            throw reader.error("a file ends that did not begin");
        }
    }

    private void define(long line, String definition) {
        long file = files.isEmpty() ? -1 : files.peek();
        Macro macro = Macro.of(definition, file, line);
        macros.put(macro.name(), macro);
    }

    private void undefine(String definition) {
        macros.remove(Macro.of(definition, 0, 0).name());
    }
}
