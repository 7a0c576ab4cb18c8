package dev.wasmscope.engine.host.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording: first all blocks are looked through, so that it is known how far the file is
 * good; then entry by entry. Memory is bounded, whatever the file says.
 */
public final class RecordingReader extends EntryInput implements AutoCloseable {
    private final Path file;
    private final BlockReader blocks;
    private RecordingHeader header;
    private @Nullable RunEnd end;
    private Optional<String> flaw = Optional.empty();
    private long calls;
    private long goodUntil;

    /** The present block of calls. */
    private long offset = Blocks.FILE_HEADER;

    private long next = Blocks.FILE_HEADER;
    private int at;
    private int length;

    private RecordingReader(Path file, BlockReader blocks) throws IOException, RecordingException {
        this.file = file;
        this.blocks = blocks;
        this.header = readHeader();
        scan();
    }

    /**
     * Opens a recording.
     *
     * @throws RecordingException if it is missing, none, of a later version, or damaged before its
     *     first call
     */
    public static RecordingReader open(Path file) throws RecordingException {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            try {
                requireVersion(file, channel);
                return new RecordingReader(file, new BlockReader(channel));
            } catch (IOException | RecordingException e) {
                channel.close();
                throw e;
            }
        } catch (java.nio.file.NoSuchFileException e) {
            throw new RecordingException(file + ": no such recording", e);
        } catch (IOException e) {
            throw new RecordingException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether a file begins as recordings do; false if it cannot be read. */
    public static boolean isRecording(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(Blocks.MAGIC.length), Blocks.MAGIC);
        } catch (IOException e) {
            return false;
        }
    }

    private static void requireVersion(Path file, FileChannel channel)
            throws IOException, RecordingException {
        ByteBuffer start = ByteBuffer.allocate(Blocks.FILE_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        while (start.hasRemaining() && channel.read(start) >= 0) {
            // until it is full or the file ends
        }
        byte[] magic = Arrays.copyOf(start.array(), Blocks.MAGIC.length);
        if (start.hasRemaining() || !Arrays.equals(magic, Blocks.MAGIC)) {
            throw new RecordingException(file + ": is not a recording of wasmscope");
        }
        int version = start.getInt(Blocks.MAGIC.length);
        if (version != Blocks.VERSION) {
            throw new RecordingException(
                    "%s: is a recording of version %s; this program reads version %d"
                            .formatted(file, Integer.toUnsignedString(version), Blocks.VERSION));
        }
    }

    private RecordingHeader readHeader() throws IOException, RecordingException {
        boolean good =
                blocks.read(next) instanceof BlockReader.Result.Whole(var head, long after)
                        && head.kind() == Blocks.KIND_HEADER
                        && load(head, after);
        if (!good) {
            throw new RecordingException(
                    file + ": the recording is cut or damaged before its first call");
        }
        return RecordingHeader.read(this);
    }

    private boolean load(Blocks.Head head, long after) {
        at = 0;
        length = head.length();
        offset = next;
        next = after;
        return blocks.unpack(head);
    }

    /** Looks through all blocks: how many calls are complete, and what is wrong with the file. */
    private void scan() throws IOException, RecordingException {
        long first = next;
        for (boolean more = true; more; ) {
            more =
                    switch (blocks.read(next)) {
                        case BlockReader.Result.Whole(var head, long after) -> good(head, after);
                        case BlockReader.Result.AtEnd _, BlockReader.Result.Cut _ ->
                                flawed("is cut at byte " + next);
                        case BlockReader.Result.Damaged(String how) ->
                                flawed("is damaged: block at byte " + next + ": " + how);
                    };
        }
        next = first;
        at = 0;
        length = 0;
    }

    private boolean flawed(String what) {
        flaw = Optional.of("the recording " + what + ", after call " + calls);
        return false;
    }

    private boolean good(Blocks.Head head, long after) throws RecordingException {
        if (head.calls() < calls || head.kind() == Blocks.KIND_HEADER) {
            return flawed("is damaged: block at byte " + next + ": it is out of order");
        }
        if (head.kind() == Blocks.KIND_END) {
            if (!load(head, after)) {
                return flawed("is damaged: block at byte " + offset + ": it does not unpack");
            }
            end = RunEnd.read(this);
            return false;
        }
        calls = head.calls();
        goodUntil = after;
        next = after;
        return true;
    }

    /** What it says about its run. */
    public RecordingHeader header() {
        return header;
    }

    /** How the run ended; empty if the file lacks its end. */
    public Optional<RunEnd> end() {
        return Optional.ofNullable(end);
    }

    /** What is wrong with a file that lacks its end. */
    public Optional<String> flaw() {
        return end == null ? flaw : Optional.empty();
    }

    /** Calls that can be replayed. */
    public long calls() {
        return calls;
    }

    /** Where the present block begins in the file. */
    long offset() {
        return offset;
    }

    @Override
    int octet() throws RecordingException {
        while (at == length) {
            nextBlock();
        }
        return blocks.contents()[at++] & 0xff;
    }

    @Override
    void bytes(byte[] target, int from, int count) throws RecordingException {
        for (int done = 0; done < count; ) {
            if (at == length) {
                nextBlock();
                continue;
            }
            int part = Math.min(count - done, length - at);
            System.arraycopy(blocks.contents(), at, target, from + done, part);
            at += part;
            done += part;
        }
    }

    private void nextBlock() throws RecordingException {
        if (next >= goodUntil) {
            throw damaged("an entry ends in the middle");
        }
        try {
            boolean good =
                    blocks.read(next) instanceof BlockReader.Result.Whole(var head, long after)
                            && head.kind() == Blocks.KIND_CALLS
                            && load(head, after);
            if (!good) {
                offset = next;
                throw damaged("it does not unpack");
            }
        } catch (IOException e) {
            throw new RecordingException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    RecordingException damaged(String what) {
        return new RecordingException(
                "%s: the recording is damaged: block at byte %d: %s".formatted(file, offset, what));
    }

    @Override
    public void close() {
        try {
            blocks.close();
        } catch (IOException e) {
            // it was only read
        }
    }
}
