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
    private static final Map<FuzzTarget, List<String>> FOUND = Map.of();
}
