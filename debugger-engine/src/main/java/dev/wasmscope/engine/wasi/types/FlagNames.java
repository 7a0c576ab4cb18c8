package dev.wasmscope.engine.wasi.types;

import java.util.ArrayList;
import java.util.List;

/**
 * Names of the bits of a flag set, lowest bit first.
 *
 * @param names one name a bit, from bit 0 without gaps
 */
public record FlagNames(List<String> names) {
    public FlagNames {
        names = List.copyOf(names);
    }

    /** The flag set whose bit 0 has the first name. */
    public static FlagNames of(String... names) {
        return new FlagNames(List.of(names));
    }

    /**
     * The names of the bits that are set, lowest first; undefined bits come last, as one number.
     */
    public List<String> decode(long bits) {
        List<String> set = new ArrayList<>();
        for (int bit = 0; bit < names.size(); bit++) {
            if ((bits >>> bit & 1) != 0) {
                set.add(names.get(bit));
            }
        }
        long undefined = bits & ~((1L << names.size()) - 1);
        if (undefined != 0) {
            set.add("0x" + Long.toHexString(undefined));
        }
        return List.copyOf(set);
    }
}
