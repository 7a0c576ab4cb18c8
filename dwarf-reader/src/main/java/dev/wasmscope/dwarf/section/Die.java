package dev.wasmscope.dwarf.section;

import dev.wasmscope.dwarf.section.AttributeValue.Constant;
import dev.wasmscope.dwarf.section.AttributeValue.Flag;
import dev.wasmscope.dwarf.section.AttributeValue.Reference;
import dev.wasmscope.dwarf.section.AttributeValue.Signature;
import dev.wasmscope.dwarf.section.AttributeValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A debugging information entry (DWARF 5, section 2.1). It holds only where its values are; each is
 * decoded when asked for.
 */
public final class Die {
    private final Unit unit;
    private final DieOffset offset;
    private final Abbreviation abbreviation;
    private final long valuesAt;

    private Die(Unit unit, DieOffset offset, Abbreviation abbreviation, long valuesAt) {
        this.unit = unit;
        this.offset = offset;
        this.abbreviation = abbreviation;
        this.valuesAt = valuesAt;
    }

    /** Reads an entry's code; null for the entry that ends a list of children. */
    static @Nullable Die read(Unit unit, DwarfReader reader) {
        long offset = reader.offset();
        int code = reader.ulebInt();
        if (code == 0) {
            return null;
        }
        Abbreviation abbreviation = unit.abbreviations().get(code);
        if (abbreviation == null) {
            throw new DwarfException(
                    unit.sectionName(), offset, "abbreviation code " + code + " is not defined");
        }
        return new Die(unit, new DieOffset(offset), abbreviation, reader.offset());
    }

    /** The unit it belongs to. */
    public Unit unit() {
        return unit;
    }

    /** Where it is. */
    public DieOffset offset() {
        return offset;
    }

    /** A number that tells it apart from all other entries of the module and its split files. */
    public long key() {
        return unit.keyBase() + offset.value();
    }

    /** What it describes: a code of {@link Tag}. */
    public int tag() {
        return abbreviation.tag();
    }

    /** Whether a list of children follows. */
    public boolean hasChildren() {
        return abbreviation.hasChildren();
    }

    /** Whether it has that attribute. */
    public boolean has(int attribute) {
        return abbreviation.indexOf(attribute) >= 0;
    }

    /** Whether it has that attribute as a number that stands in the entry itself. */
    boolean hasPlainNumber(int attribute) {
        int index = abbreviation.indexOf(attribute);
        return index >= 0 && Form.isPlainNumber(abbreviation.form(index));
    }

    /**
     * The value of an attribute, or null if it is not there.
     *
     * @param attribute a code of {@link At}
     * @throws DwarfException if it cannot be read
     */
    public @Nullable AttributeValue attribute(int attribute) {
        int index = abbreviation.indexOf(attribute);
        if (index < 0) {
            return null;
        }
        DwarfReader reader = unit.readerAt(valuesAt);
        for (int i = 0; i < index; i++) {
            Form.skip(reader, abbreviation.form(i), unit.encoding());
        }
        return AttributeReader.read(
                reader,
                abbreviation.form(index),
                abbreviation.constant(index),
                unit,
                unit.encoding());
    }

    /** A text attribute; empty if it is not there. */
    public String text(int attribute) {
        return attribute(attribute) instanceof Text(String value) ? value : "";
    }

    /** The plain name; empty if there is none. */
    public String name() {
        return text(At.NAME);
    }

    /** A constant attribute; none if it is not there or not a constant. */
    public OptionalLong constant(int attribute) {
        return attribute(attribute) instanceof Constant(long value, int _)
                ? OptionalLong.of(value)
                : OptionalLong.empty();
    }

    /** Whether a flag is set. */
    public boolean flag(int attribute) {
        return attribute(attribute) instanceof Flag(boolean value) && value;
    }

    /**
     * The entry that an attribute refers to, or null if there is no such attribute.
     *
     * @throws DwarfException if the reference leads nowhere
     */
    public @Nullable Die reference(int attribute) {
        return switch (attribute(attribute)) {
            case Reference(DieOffset target, boolean sameUnit) ->
                    (sameUnit ? unit : unit.sections().info().unitOf(target)).dieAt(target);
            case Signature(long signature) -> typeUnitEntry(signature);
            case AttributeValue.Unsupported(String reason) ->
                    throw new DwarfException(unit.sectionName(), offset.value(), reason);
            case null, default -> null;
        };
    }

    private Die typeUnitEntry(long signature) {
        Unit typeUnit = unit.sections().typeUnit(signature);
        if (typeUnit == null) {
            throw new DwarfException(
                    unit.sectionName(),
                    offset.value(),
                    "type signature 0x" + Long.toHexString(signature) + " is not in this file");
        }
        UnitHeader header = typeUnit.header();
        return typeUnit.dieAt(new DieOffset(header.offset().value() + header.typeOffset()));
    }

    /** Moves a reader that stands at this entry's values behind them. */
    void skipValues(DwarfReader reader) {
        if (abbreviation.fixedSize() >= 0) {
            reader.skip(abbreviation.fixedSize());
            return;
        }
        for (int i = 0; i < abbreviation.count(); i++) {
            Form.skip(reader, abbreviation.form(i), unit.encoding());
        }
    }

    /** A reader behind this entry's values, where its children begin. */
    DwarfReader childrenReader() {
        DwarfReader reader = unit.readerAt(valuesAt);
        skipValues(reader);
        return reader;
    }

    /** The entries directly below this one. */
    public List<Die> children() {
        List<Die> children = new ArrayList<>();
        DieWalker walker = DieWalker.below(this);
        for (Die die = walker.next(); die != null; die = walker.next()) {
            if (walker.depth() == 1) {
                children.add(die);
            }
        }
        return children;
    }
}
