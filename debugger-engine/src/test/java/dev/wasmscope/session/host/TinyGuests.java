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

    /** As {@link #randomGet}, then {@code (i32.div_u (i32.load (i32.const 16)) (i32.const 0))}. */
    static byte[] randomTrap() {
        return parse(
                "0061736d01000000 010a0260027f7f017f600000"
                        + " 02250116776173695f736e617073686f745f7072657669657731"
                        + "0a72616e646f6d5f676574 0000 03020101 0503010001"
                        + " 070a01065f73746172740001"
                        + " 0a140112004110411010001a411028020041006e1a0b");
    }

    /**
     * {@code (import "wasi_snapshot_preview1" "fd_write" (func …)) (memory 1) (data (i32.const 0)
     * "\\08\\00\\00\\00\\02\\00\\00\\00a\\n") (func (export "_start") (drop (call 0 (i32.const 1)
     * (i32.const 0) (i32.const 1) (i32.const 16))))}: writes {@code a} and a line end.
     */
    static byte[] fdWrite() {
        return parse(
                "0061736d01000000 010c0260047f7f7f7f017f600000"
                        + " 02230116776173695f736e617073686f745f7072657669657731"
                        + "0866645f7772697465 0000 03020101 0503010001"
                        + " 070a01065f73746172740001 0a0f010d004101410041014110 10001a0b"
                        + " 0b1001004100 0b0a 0800000002000000610a");
    }

    /**
     * {@code (import "wasi_snapshot_preview1" "poll_oneoff" (func …)) (memory 1) (func (export
     * "_start") (drop (call 0 (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 128))))} with
     * one subscription at 0: 200 ms of the monotonic clock.
     */
    static byte[] sleep() {
        return parse(
                "0061736d01000000 010c0260047f7f7f7f017f600000"
                        + " 02260116776173695f736e617073686f745f7072657669657731"
                        + "0b706f6c6c5f6f6e656f6666 0000 03020101 0503010001"
                        + " 070a01065f73746172740001 0a11010f00 4100 41c000 4101 418001 1000 1a0b"
                        + " 0b16 01 00 4110 0b 10 01000000 00000000 00c2eb0b 00000000");
    }

    /**
     * {@code (call $sock_accept 3 0 8) (call $sock_recv (i32.load 8) 16 1 0 32 36)}: takes up to 32
     * bytes of a connection to 64.
     */
    static byte[] receive() {
        return parse(
                "0061736d01000000 01150360037f7f7f017f60067f7f7f7f7f7f017f600000"
                        + " 02490216776173695f736e617073686f745f7072657669657731"
                        + "0b736f636b5f6163636570740000"
                        + "16776173695f736e617073686f745f7072657669657731"
                        + "09736f636b5f726563760001 03020102 0503010001"
                        + " 070a01065f73746172740002"
                        + " 0a1f011d00 410341004108 10001a 4108280200"
                        + " 41104101410041204124 10011a0b 0b0e01004110 0b08 4000000020000000");
    }

    private static byte[] parse(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
