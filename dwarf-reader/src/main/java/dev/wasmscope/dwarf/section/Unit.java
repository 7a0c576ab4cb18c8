package dev.wasmscope.dwarf.section;

import dev.wasmscope.dwarf.section.AttributeValue.Address;
import dev.wasmscope.dwarf.section.AttributeValue.Constant;
import dev.wasmscope.dwarf.section.AttributeValue.Reference;
import dev.wasmscope.dwarf.section.AttributeValue.SectionOffset;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One unit of {@code .debug_info}: its header, its entries, and the tables that its indexes point
 * into. Nothing but the header is read before it is needed. Safe for use by several threads.
 */
public final class Unit {
    private final SectionSet sections;
    private final SectionBytes section;
    private final SectionBytes untilEnd;
    private final boolean ofTypes;
    private final UnitHeader header;
    private volatile DebugAbbrev.@Nullable Table abbreviations;
    private volatile @Nullable Unit skeleton;

    /**
     * @param ofTypes whether its entries are in {@code .debug_types}, where offsets count anew
     */
    Unit(SectionSet sections, SectionBytes section, boolean ofTypes, UnitHeader header) {
        this.sections = sections;
        this.ofTypes = ofTypes;
        this.section = section;
        this.untilEnd = section.slice(0, header.end());
        this.header = header;
    }

    /** Its header. */
    public UnitHeader header() {
        return header;
    }

    /** How its values are encoded. */
    public Encoding encoding() {
        return header.encoding();
    }

    /** The sections it refers to. */
    public SectionSet sections() {
        return sections;
    }

    /** What to add to an offset to tell entries of all sections and files apart. */
    long keyBase() {
        return (2L * sections.number() + (ofTypes ? 1 : 0)) << 32;
    }

    /** The name of the section that its entries are in, for errors. */
    public String sectionName() {
        return section.name();
    }

    /** Whether its entries are in a file of their own. */
    public boolean isSplit() {
        return sections.isSplit();
    }

    /** Says which unit of the module it completes; done before anyone else sees it. */
    void setSkeleton(Unit unit) {
        skeleton = unit;
    }

    /** Of a split unit the one in the module, with its line program and addresses; else itself. */
    public Unit skeleton() {
        Unit other = skeleton;
        return other == null ? this : other;
    }

    /** The shapes of its entries. */
    DebugAbbrev.Table abbreviations() {
        DebugAbbrev.Table known = abbreviations;
        if (known == null) {
            known = sections.abbrev().table(header.abbreviations(), encoding());
            abbreviations = known;
        }
        return known;
    }

    /** A reader at an entry that does not read beyond this unit. */
    DwarfReader readerAt(long offset) {
        if (offset < header.firstEntry() || offset >= header.end()) {
            throw new DwarfException(
                    section.name(), offset, "entry is outside of the unit at " + header.offset());
        }
        return untilEnd.reader(offset);
    }

    /** The entry of the unit itself. */
    public Die root() {
        return dieAt(new DieOffset(header.firstEntry()));
    }

    /**
     * The entry at an offset.
     *
     * @throws DwarfException if there is none
     */
    public Die dieAt(DieOffset offset) {
        DwarfReader reader = readerAt(offset.value());
        Die die = Die.read(this, reader);
        if (die == null) {
            throw new DwarfException(section.name(), offset.value(), "there is no entry here");
        }
        return die;
    }

    /**
     * Reads a value of a form outside of an entry, as line programs hold them.
     *
     * @param reader stands at the value; moved behind it
     * @param form code of the form (DWARF 5, section 7.5.6)
     * @param encoding sizes in use where the value is
     */
    public AttributeValue readValue(DwarfReader reader, int form, Encoding encoding) {
        return AttributeReader.read(reader, form, 0, this, encoding);
    }

    /** A reference whose value counts from the unit's header. */
    AttributeValue reference(DwarfReader reader, long fromHeader) {
        long target = header.offset().value() + fromHeader;
        if (fromHeader < 0 || target >= header.end() || target < header.firstEntry()) {
            throw reader.error(
                    "reference 0x" + Long.toHexString(fromHeader) + " is outside of the unit");
        }
        return new Reference(new DieOffset(target), true);
    }

    /** An address of the unit's table in {@code .debug_addr}. */
    public long address(long index) {
        Unit other = skeleton;
        if (other != null) {
            return other.address(index);
        }
        long base = base(At.ADDR_BASE).orElseGet(() -> base(At.GNU_ADDR_BASE).orElse(0));
        DwarfReader reader = tableEntry(".debug_addr", base, index, encoding().addressSize());
        return reader.unsigned(encoding().addressSize());
    }

    /** A text of the unit's table in {@code .debug_str_offsets}. */
    String string(long index) {
        return sections.string(stringOffset(index));
    }

    /** The same, no more than its first bytes. */
    String string(long index, int most) {
        return sections.string(stringOffset(index), most);
    }

    private long stringOffset(long index) {
        long header5 = encoding().dwarf64() ? 16 : 8;
        long base = base(At.STR_OFFSETS_BASE).orElse(encoding().version() >= 5 ? header5 : 0);
        DwarfReader reader = tableEntry(".debug_str_offsets", base, index, encoding().offsetSize());
        return reader.sectionOffset(encoding().dwarf64());
    }

    /** Offset of a list in {@code .debug_rnglists} or {@code .debug_loclists}. */
    long listOffset(String listSection, int baseAttribute, long index) {
        long base = base(baseAttribute).orElse(encoding().dwarf64() ? 20 : 12);
        DwarfReader reader = tableEntry(listSection, base, index, encoding().offsetSize());
        return base + reader.sectionOffset(encoding().dwarf64());
    }

    private DwarfReader tableEntry(String table, long base, long index, int size) {
        if (index < 0 || index > Integer.MAX_VALUE) {
            throw new DwarfException(
                    table, base, "index " + Long.toUnsignedString(index) + " is too large");
        }
        return sections.bytes(table).reader(base + index * size);
    }

    /** Read without help of other tables: an index into one of them would ask for its base. */
    private OptionalLong base(int attribute) {
        Die root = root();
        return switch (root.hasPlainNumber(attribute) ? root.attribute(attribute) : null) {
            case SectionOffset(long offset) -> OptionalLong.of(offset);
            case Constant(long offset, int _) -> OptionalLong.of(offset);
            case null, default -> OptionalLong.empty();
        };
    }

    /** The address that relative range and location lists start from. */
    long baseAddress() {
        return skeleton().root().attribute(At.LOW_PC) instanceof Address(long low) ? low : 0;
    }

    /** Where the offsets of range lists up to version 4 count from; 0 outside of split units. */
    long rangesBase() {
        return isSplit() ? skeleton().base(At.GNU_RANGES_BASE).orElse(0) : 0;
    }

    /** Offset of its line program in {@code .debug_line}; none if it has none. */
    public OptionalLong lineProgram() {
        return base(At.STMT_LIST);
    }

    /**
     * The preprocessor's macros that hold at its end, by name; empty where none are recorded.
     *
     * @throws DwarfException if they cannot be read
     */
    public Map<String, Macro> preprocessorMacros() {
        return MacroReader.read(this);
    }

    /** Offset of its macros in {@code .debug_macro}; none if it has none there. */
    OptionalLong macros() {
        OptionalLong standard = base(At.MACROS);
        return standard.isPresent() ? standard : base(At.GNU_MACROS);
    }

    /** Offset of its macros in {@code .debug_macinfo}; none if it has none there. */
    OptionalLong macroInformation() {
        return base(At.MACRO_INFO);
    }

    /** The compiler that wrote it; empty if not recorded. */
    public String producer() {
        return root().text(At.PRODUCER);
    }

    /** Its source language. */
    public Language language() {
        return Language.of((int) root().constant(At.LANGUAGE).orElse(0), producer());
    }
}
