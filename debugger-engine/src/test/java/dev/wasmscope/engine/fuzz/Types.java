package dev.wasmscope.engine.fuzz;

import dev.wasmscope.engine.module.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The types of generated modules, one letter each as in the opcode table: i l f d v for numbers and
 * vectors; F funcref, E externref, X exnref, N anyref, Q eqref, J i31ref; S and its subtype U are
 * structs, A P B D arrays of i32, i8, eqref and f64. In fields, b and h are i8 and i16. All
 * references are nullable. A signature is {@code params>results}.
 */
final class Types {
    static final String NUMBERS = "ilfd";

    /** The letters of types that the module defines, in the order of their indices. */
    static final String DEFINED = "SUAPBD";

    /** Below eqref. */
    static final String EQ_TYPES = DEFINED + "J";

    private static final Map<Character, Integer> CODES =
            Map.ofEntries(
                    Map.entry('i', 0x7F),
                    Map.entry('l', 0x7E),
                    Map.entry('f', 0x7D),
                    Map.entry('d', 0x7C),
                    Map.entry('v', 0x7B),
                    Map.entry('b', 0x78),
                    Map.entry('h', 0x77),
                    Map.entry('F', 0x70),
                    Map.entry('E', 0x6F),
                    Map.entry('N', 0x6E),
                    Map.entry('Q', 0x6D),
                    Map.entry('J', 0x6C),
                    Map.entry('X', 0x69));

    private static final Map<Character, String> ELEMENTS =
            Map.of('A', "i", 'P', "b", 'B', "Q", 'D', "d");

    private final boolean gc;
    private final boolean simd;
    private final List<String> functions = new ArrayList<>();

    Types(Set<Proposal> features) {
        gc = features.contains(Proposal.GC);
        simd = features.contains(Proposal.SIMD);
    }

    /** Every type that values may have. */
    static String values(Set<Proposal> features) {
        return NUMBERS
                + (features.contains(Proposal.SIMD) ? "v" : "")
                + (features.contains(Proposal.REF_TYPES) ? "FE" : "")
                + (features.contains(Proposal.EXCEPTIONS) ? "X" : "")
                + (features.contains(Proposal.GC) ? "NQ" + EQ_TYPES : "");
    }

    static boolean isReference(char type) {
        return Character.isUpperCase(type);
    }

    static String params(String signature) {
        return signature.substring(0, signature.indexOf('>'));
    }

    static String results(String signature) {
        return signature.substring(signature.indexOf('>') + 1);
    }

    /** The fields of a struct. */
    String fields(char struct) {
        String base = "ibdQ";
        return struct == 'S' ? base : base + "lhS" + (simd ? "v" : "f");
    }

    /** The elements of an array. */
    static char element(char array) {
        return ELEMENTS.getOrDefault(array, "i").charAt(0);
    }

    /** What an unpacked value of a field is. */
    static char unpacked(char field) {
        return field == 'b' || field == 'h' ? 'i' : field;
    }

    /** The index of a struct or array type. */
    static int index(char type) {
        return DEFINED.indexOf(type);
    }

    /** The index of a function type, which is added if it is new. */
    int index(String signature) {
        int found = functions.indexOf(signature);
        if (found < 0) {
            found = functions.size();
            functions.add(signature);
        }
        return found + (gc ? DEFINED.length() : 0);
    }

    static WasmBytes code(char type) {
        int index = index(type);
        return index >= 0
                ? new WasmBytes().raw(0x63).signed(index)
                : new WasmBytes().raw(CODES.get(type));
    }

    static WasmBytes codes(String types) {
        WasmBytes out = new WasmBytes().unsigned(types.length());
        types.chars().forEach(type -> out.append(code((char) type)));
        return out;
    }

    /** The heap type of a reference. */
    static WasmBytes heapType(char type) {
        int index = index(type);
        return index >= 0 ? new WasmBytes().signed(index) : new WasmBytes().raw(CODES.get(type));
    }

    void write(WasmBytes module) {
        WasmBytes items = new WasmBytes();
        if (gc) {
            items.raw(0x4E).unsigned(DEFINED.length());
            items.raw(0x50, 0, 0x5F).append(fieldCodes('S'));
            items.raw(0x50, 1, 0, 0x5F).append(fieldCodes('U'));
            for (char array : "APBD".toCharArray()) {
                items.raw(0x5E).append(code(element(array))).raw(1);
            }
        }
        for (String signature : functions) {
            items.raw(0x60).append(codes(params(signature))).append(codes(results(signature)));
        }
        module.section(1, functions.size() + (gc ? 1 : 0), items);
    }

    private WasmBytes fieldCodes(char struct) {
        WasmBytes out = new WasmBytes().unsigned(fields(struct).length());
        fields(struct).chars().forEach(field -> out.append(code((char) field)).raw(1));
        return out;
    }
}
