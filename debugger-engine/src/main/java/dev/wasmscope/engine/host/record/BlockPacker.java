package dev.wasmscope.engine.host.record;

import java.util.zip.Deflater;

/** Packs the contents of blocks with the platform's deflate, fast rather than small. */
final class BlockPacker implements AutoCloseable {
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final byte[] block = new byte[Blocks.HEADER + Blocks.LIMIT];

    /** Where the packed block is. */
    byte[] block() {
        return block;
    }

    /** Makes a whole block of {@link #block()}; contents that do not pack stay as they are. */
    int pack(int kind, byte[] contents, int length, long calls) {
        deflater.reset();
        deflater.setInput(contents, 0, length);
        deflater.finish();
        // One byte less than the contents: a packed block of the same size is not wanted.
        int packed = deflater.deflate(block, Blocks.HEADER, Math.max(0, length - 1));
        int stored = packed;
        if (!deflater.finished()) {
            System.arraycopy(contents, 0, block, Blocks.HEADER, length);
            stored = length;
        }
        new Blocks.Head(kind, length, stored, calls).put(block);
        return Blocks.HEADER + stored;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
