package dev.wasmscope.dwarf;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What fuzzing starts from: sections of a compiler, and inputs that once went wrong. */
public final class FuzzSeeds {
    private FuzzSeeds() {}

    /** For a target. */
    public static List<byte[]> of(FuzzTarget target) {
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(target.honest());
        if (target == FuzzTarget.EXPRESSION) {
            EXPRESSIONS.forEach(hex -> seeds.add(bytes(hex)));
        }
        FOUND.getOrDefault(target, List.of()).forEach(hex -> seeds.add(bytes(hex)));
        return seeds;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** One of each kind of operation. */
    private static final List<String> EXPRESSIONS =
            List.of(
                    "91 08", // fbreg
                    "03 00 04 00 00", // addr
                    "a1 00", // addrx
                    "ed 00 01 9f", // WASM_location local, stack_value
                    "ed 03 00 00 00 00 9f", // WASM_location global
                    "ed 02 01 93 04 ed 00 02 9f 93 04", // operand stack, piece
                    "35 36 13 14 15 01 16 17 1c 1e 1b 1d 24 25 26 9f", // stack and arithmetic
                    "31 28 03 00 35 2f fb ff 9f", // bra and skip
                    "91 00 06 94 02 a6 04 40 a8 00 9f", // deref, deref_size, deref_type, convert
                    "9e 04 01 02 03 04", // implicit_value
                    "a0 10 00 00 00 04", // implicit_pointer
                    "a3 03 ed 00 00 9f", // entry_value
                    "98 10 00 99 10 00 00 00", // call2, call4
                    "9d 03 02 9b e0 96 97 23 04"); // bit_piece, tls addresses, object address

    /** By target, in hexadecimal: inputs that fuzzing found something with. */
    private static final Map<FuzzTarget, List<String>> FOUND =
            Map.of(
                    // the base of the string offsets was an index into them
                    FuzzTarget.ABBREV,
                    List.of(
                            "014101130510177228000002390103250000031301360b03250b0b3a0b3b0b0000042f0049130325"
                                    + "0000053000491303251c0d0000061c004913380b0000070d00032549133a0b3b0b380b0000081300"
                                    + "3c196920000009240003253e0b0b0b00000a0101491300000b21004913370b00000c240003250b0b"
                                    + "3e0b00000d0f0049131d1300000f0d00032549133a0b3b0b0d0b6b0b0000100d0049133a0b3b0b38"
                                    + "0b00001117003c1969200000123400032549133a0b3b0b3f193c190000132e016e2503253a0b3b0b"
                                    + "49133c193f190000140500491334190000150500491300001604003c196920000017260049130000"
                                    + "180401491303251b0b3a0b3b0b000019280003251c0d00001a13013c19692000001b170189011936"
                                    + "0b0b0b3a0b3b0b00001c1101252513050325721710171b2511015523731774178c011700001d3400"
                                    + "032549133f193a0b3b0b02186e2500001e3400471302186e2500001f2e01111b120640187a196e25"
                                    + "03253a0b3b0b49133f190000203400032549133a0b3b0b02180000210500022203253a0b3b0b4913"
                                    + "0000220500021803253a0b3b0b49130000233400022203253a0b3b0b49130000240b01111b120600"
                                    + "00250201360b0b0b3a0b3b0b0000262e0103253a0b3b0b49133c19320b000027050003253a0b3b0b"
                                    + "4913000028340003253a0b3b0b49130000291d0131135523580b590b570b00002a05001c0f311300"
                                    + "002b1d013113111b1206580b590b570b00002c05000218311300002d05001c0d311300002e48007f"
                                    + "137d1b00002f100049130000302e016e254713202101641300003105000325491308190000322e01"
                                    + "47132021016413000000"),
                    // a member without a name that pointed to itself
                    FuzzTarget.STR,
                    List.of(
                            "2f74696e6763005f5f41525241595f53495a455f545950455f5f00546e79006279005f5f6d61696e"
                                    + "5f61726763005f5a4e337a005f5f6d61696e5f617267635f61726776006e65787400666972737400"
                                    + "6c6173740073686f727400636f756e7400756e7369676e656420696e740077656967687400666c6f"
                                    + "617400436174007669736974730074686973006c6567730074696d657300636861720074696e792e"
                                    + "637070007a6f6f006d61696e0073756d00616e696d616c00416e696d616c005f5a3466656564524e"
                                    + "337a6f6f36416e696d616c4569005f5a4e4b337a6f6f36416e696d616c3573636f7265456900446f"
                                    + "670073636f726500646f75626c6500696e73696465007477696365006b696e64004b696e64006669"
                                    + "656c640069640066656564005f5a5a346d61696e69505063454e4b37245f30636c45640061726763"
                                    + "005f5f41525241595f53495a455f545950455f5f0054004e005f5a4e337a6f6f3566697273744500"
                                    + "5f5a4e337a6f6f36416e696d616c35636f756e744500436167653c7a6f6f3a3a416e696d616c2c20"
                                    + "333e0044656269616e20636c616e672076657273696f6e2031392e312e372028337e646562313275"
                                    + "3129006f70657261746f72282900"),
                    // one type stood for another, which then contained itself
                    FuzzTarget.TU_INDEX_4,
                    List.of(
                            "020000000500000004000000080000008844e302f8ffd740c1e4559eac89680b0000000000000000"
                                    + "000000000000000014b47f99c7fd4b35000000000000000061390eaeec68233f0000000000000000"
                                    + "0200000001000000000000000000000003000000000000000400feffffff00000200000003000000"
                                    + "04000000050000000600000000000000000000000000000000000000000000000000000000000000"
                                    + "0000000000000000000000000c010000000000000000000000000000000000004201000000000000"
                                    + "000000000000000000000000880000007f0200001e0000003e000000c0000000840000007f020000"
                                    + "1e0000003e000000c0000000360000007f0200001e0000003e000000c00000004c0000007f020000"
                                    + "1e0000003e000000c0000000"));
}
