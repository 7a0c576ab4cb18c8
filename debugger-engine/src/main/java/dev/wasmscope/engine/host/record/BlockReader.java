package dev.wasmscope.engine.host.record;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads one block at a time; believes nothing that the checksum does not confirm. */
final class BlockReader implements AutoCloseable {
    private final FileChannel channel;
    private final Inflater inflater = new Inflater(true);
    private final byte[] block = new byte[Blocks.HEADER + Blocks.LIMIT];
    private final byte[] contents = new byte[Blocks.LIMIT];

    BlockReader(FileChannel channel) {
        this.channel = channel;
    }

    /** What came of an attempt to read a block. */
    sealed interface Result {
        /** A whole block, whose stored bytes are right. */
        record Whole(Blocks.Head head, long end) implements Result {}

        /** The file ends where a block would begin. */
        record AtEnd() implements Result {}

        /** The file ends within the block. */
        record Cut() implements Result {}

        /** The block is not what was written. */
        record Damaged(String how) implements Result {}
    }

    /** Reads the block at an offset, as it is stored. */
    Result read(long offset) throws IOException {
        long left = channel.size() - offset;
        if (left <= 0) {
            return new Result.AtEnd();
        }
        if (left < Blocks.HEADER) {
            return new Result.Cut();
        }
        fill(offset, 0, Blocks.HEADER);
        Blocks.Head head = Blocks.Head.of(block);
        if (head == null) {
            return new Result.Damaged("no block begins there");
        }
        if (left - Blocks.HEADER < head.stored()) {
            return new Result.Cut();
        }
        fill(offset + Blocks.HEADER, Blocks.HEADER, head.stored());
        return Blocks.checksum(block, head.stored()) == Blocks.checksumOf(block)
                ? new Result.Whole(head, offset + Blocks.HEADER + head.stored())
                : new Result.Damaged("its checksum is wrong");
    }

    private void fill(long offset, int at, int length) throws IOException {
        ByteBuffer target = ByteBuffer.wrap(block, at, length);
        for (long from = offset; target.hasRemaining(); ) {
            int count = channel.read(target, from);
            if (count < 0) {
                throw new EOFException("the file became shorter");
            }
            from += count;
        }
    }

    /**
     * Unpacks the block that was read last.
     *
     * @return false if it does not unpack to what its head says
     */
    boolean unpack(Blocks.Head head) {
        if (head.stored() == head.length()) {
            System.arraycopy(block, Blocks.HEADER, contents, 0, head.length());
            return true;
        }
        inflater.reset();
        inflater.setInput(block, Blocks.HEADER, head.stored());
        try {
            int count = inflater.inflate(contents, 0, head.length());
            // The end of the stream is only seen when it is asked for.
            boolean over = inflater.finished() || inflater.inflate(new byte[1]) == 0;
            return count == head.length() && over && inflater.finished();
        } catch (DataFormatException e) {
            return false;
        }
    }

    /** Where {@link #unpack} puts a block's contents. */
    byte[] contents() {
        return contents;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        channel.close();
    }
}
