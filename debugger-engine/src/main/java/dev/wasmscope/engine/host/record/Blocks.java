package dev.wasmscope.engine.host.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The blocks of a recording: what writer and reader agree on. A file is {@link #MAGIC}, the
 * version, then blocks; all numbers are little-endian.
 */
final class Blocks {
    /** As in PNG: a byte that no text has, and line ends that a text transfer would change. */
    static final byte[] MAGIC = {(byte) 0x89, 'W', 'S', 'R', 'E', 'C', '\r', '\n'};

    static final int VERSION = 1;

    /** Bytes of the file before the first block: magic, version, zero. */
    static final int FILE_HEADER = 12;

    static final int MARK = 0x4b4c4257; // "WBLK"

    /** Bytes of a block before its contents. */
    static final int HEADER = 32;

    /** Most bytes of a block's contents, packed or not. */
    static final int LIMIT = 1 << 17;

    static final int KIND_HEADER = 0;
    static final int KIND_CALLS = 1;
    static final int KIND_END = 2;

    private Blocks() {}

    /**
     * The head of a block.
     *
     * @param kind one of the kinds
     * @param length bytes of the contents
     * @param stored bytes in the file; equal to {@code length} if they are not packed
     * @param calls calls that are complete with the end of this block, since the start
     */
    record Head(int kind, int length, int stored, long calls) {
        /** Puts mark, head and checksum before the contents that follow in {@code block}. */
        void put(byte[] block) {
            ByteBuffer out = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
            out.putInt(MARK).putInt(kind).putInt(length).putInt(stored).putLong(calls);
            out.putInt(0).putInt(checksum(block, stored));
        }

        /** The head, if the mark and the numbers can be right; null otherwise. */
        @org.jspecify.annotations.Nullable
        static Head of(byte[] bytes) {
            ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            boolean marked = in.getInt() == MARK;
            Head head = new Head(in.getInt(), in.getInt(), in.getInt(), in.getLong());
            boolean sizes =
                    head.length >= 0
                            && head.length <= LIMIT
                            && head.stored >= 0
                            && head.stored <= head.length;
            boolean known = head.kind >= KIND_HEADER && head.kind <= KIND_END;
            return marked && sizes && known && head.calls >= 0 && in.getInt() == 0 ? head : null;
        }
    }

    /** The checksum of a head and its {@code stored} bytes of contents. */
    static int checksum(byte[] block, int stored) {
        CRC32C crc = new CRC32C();
        crc.update(block, 0, HEADER - 4);
        crc.update(block, HEADER, stored);
        return (int) crc.getValue();
    }

    /** The checksum that stands in a block. */
    static int checksumOf(byte[] block) {
        return ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).getInt(HEADER - 4);
    }
}
