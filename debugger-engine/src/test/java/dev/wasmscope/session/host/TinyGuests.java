package dev.wasmscope.session.host;

import java.util.HexFormat;

/** Guests of a few instructions, for calls that real programs make among others. */
final class TinyGuests {
    private TinyGuests() {}

    /**
     * {@code (import "wasi_snapshot_preview1" "random_get" (func (param i32 i32) (result i32)))
     * (memory 1) (func (export "_start") (drop (call 0 (i32.const 16) (i32.const 16))))}
     */
    static byte[] randomGet() {
        return parse(
                "0061736d01000000 010a0260027f7f017f600000"
                        + " 02250116776173695f736e617073686f745f7072657669657731"
                        + "0a72616e646f6d5f676574 0000 03020101 0503010001"
                        + " 070a01065f73746172740001 0a0b0109004110411010001a0b");
    }

    private static byte[] parse(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
