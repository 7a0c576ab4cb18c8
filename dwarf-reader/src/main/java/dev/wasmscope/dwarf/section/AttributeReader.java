package dev.wasmscope.dwarf.section;

import dev.wasmscope.dwarf.section.AttributeValue.Address;
import dev.wasmscope.dwarf.section.AttributeValue.Block;
import dev.wasmscope.dwarf.section.AttributeValue.Constant;
import dev.wasmscope.dwarf.section.AttributeValue.Flag;
import dev.wasmscope.dwarf.section.AttributeValue.ListIndex;
import dev.wasmscope.dwarf.section.AttributeValue.Reference;
import dev.wasmscope.dwarf.section.AttributeValue.SectionOffset;
import dev.wasmscope.dwarf.section.AttributeValue.Signature;
import dev.wasmscope.dwarf.section.AttributeValue.Text;
import dev.wasmscope.dwarf.section.AttributeValue.Unsupported;

/** Reads the value of an attribute in any form. */
final class AttributeReader {
    private AttributeReader() {}

    /**
     * Reads a value.
     *
     * @param reader stands at the value; moved behind it
     * @param form the form of the value
     * @param constant the value of DW_FORM_implicit_const
     * @param unit the unit the value belongs to
     * @param encoding sizes in use where the value is
     */
    static AttributeValue read(
            DwarfReader reader, int form, long constant, Unit unit, Encoding encoding) {
        return switch (form) {
            case Form.ADDR -> new Address(reader.unsigned(encoding.addressSize()));
            case Form.DATA1, Form.DATA2, Form.DATA4, Form.DATA8 -> data(reader, form, encoding);
            case Form.SDATA -> new Constant(reader.sleb128(), 0);
            case Form.UDATA -> new Constant(reader.uleb128(), 0);
            case Form.IMPLICIT_CONST -> new Constant(constant, 0);
            case Form.FLAG -> new Flag(reader.u8() != 0);
            case Form.FLAG_PRESENT -> new Flag(true);
            case Form.SEC_OFFSET -> new SectionOffset(reader.sectionOffset(encoding.dwarf64()));
            case Form.LOCLISTX, Form.RNGLISTX -> new ListIndex(reader.uleb128());
            case Form.DATA16 -> new Block(reader.slice(16));
            case Form.BLOCK1 -> new Block(reader.slice(reader.u8()));
            case Form.BLOCK2 -> new Block(reader.slice(reader.u16()));
            case Form.BLOCK4 -> new Block(reader.slice(reader.u32()));
            case Form.BLOCK, Form.EXPRLOC -> new Block(reader.slice(reader.uleb128()));
            case Form.REF_SIG8 -> new Signature(reader.u64());
            case Form.INDIRECT -> read(reader, Form.direct(reader), 0, unit, encoding);
            case Form.GNU_REF_ALT,
                    Form.GNU_STRP_ALT,
                    Form.REF_SUP4,
                    Form.REF_SUP8,
                    Form.STRP_SUP -> {
                Form.skip(reader, form, encoding);
                yield new Unsupported("it is in a supplementary file, which is not supported");
            }
            default -> indexed(reader, form, unit, encoding);
        };
    }

    private static AttributeValue data(DwarfReader reader, int form, Encoding encoding) {
        int size = Form.fixedSize(form, encoding);
        return new Constant(reader.unsigned(size), size);
    }

    private static AttributeValue indexed(
            DwarfReader reader, int form, Unit unit, Encoding encoding) {
        return switch (form) {
            case Form.REF1, Form.REF2, Form.REF4, Form.REF8 ->
                    unit.reference(reader, reader.unsigned(Form.fixedSize(form, encoding)));
            case Form.REF_UDATA -> unit.reference(reader, reader.uleb128());
            case Form.REF_ADDR ->
                    new Reference(
                            new DieOffset(
                                    unit.sections().info().base()
                                            + reader.unsigned(Form.fixedSize(form, encoding))),
                            false);
            case Form.ADDRX, Form.GNU_ADDR_INDEX -> new Address(unit.address(reader.uleb128()));
            case Form.ADDRX1 -> new Address(unit.address(reader.u8()));
            case Form.ADDRX2 -> new Address(unit.address(reader.u16()));
            case Form.ADDRX3 -> new Address(unit.address(reader.u24()));
            case Form.ADDRX4 -> new Address(unit.address(reader.u32()));
            case Form.LLVM_ADDRX_OFFSET ->
                    new Address(unit.address(reader.uleb128()) + reader.u32());
            default -> text(reader, form, unit, encoding.dwarf64());
        };
    }

    private static AttributeValue text(DwarfReader reader, int form, Unit unit, boolean dwarf64) {
        SectionSet sections = unit.sections();
        return switch (form) {
            case Form.STRING -> new Text(reader.string());
            case Form.STRP -> new Text(sections.string(reader.sectionOffset(dwarf64)));
            case Form.LINE_STRP -> new Text(sections.lineString(reader.sectionOffset(dwarf64)));
            case Form.STRX, Form.GNU_STR_INDEX -> new Text(unit.string(reader.uleb128()));
            case Form.STRX1 -> new Text(unit.string(reader.u8()));
            case Form.STRX2 -> new Text(unit.string(reader.u16()));
            case Form.STRX3 -> new Text(unit.string(reader.u24()));
            case Form.STRX4 -> new Text(unit.string(reader.u32()));
            default -> throw Form.unknown(reader, form);
        };
    }
}
