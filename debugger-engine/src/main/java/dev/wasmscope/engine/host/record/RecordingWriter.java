package dev.wasmscope.engine.host.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes a recording block by block: entries go into a block on the guest's thread; packing and
 * writing is done on a thread of its own, which also writes what a block holds so far when nothing
 * has come for a while. So a process that is killed leaves a file that lacks the last fraction of a
 * second at most. Memory is bounded: a guest that is faster than the disk waits.
 */
public final class RecordingWriter extends EntryOutput implements AutoCloseable {
    /** Blocks that wait to be written. */
    private static final int QUEUE = 8;

    private static final long TICK_MILLIS = 200;
    private static final long CLOSE_MILLIS = 10_000;

    private record Block(int kind, byte[] contents, int length, long calls) {
        static final Block LAST = new Block(-1, new byte[0], 0, 0);

        boolean isLast() {
            return kind < 0;
        }
    }

    private final Path file;
    private final OutputStream out;
    private final Thread thread;
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(QUEUE);
    private final BlockingQueue<byte[]> spare = new ArrayBlockingQueue<>(QUEUE + 2);

    /** Held for the length of an entry, so that blocks written early end between entries. */
    private final ReentrantLock lock = new ReentrantLock();

    private byte[] current = new byte[Blocks.LIMIT];
    private int used;
    private long calls;
    private volatile boolean closed;
    private volatile @Nullable IOException failure;

    private RecordingWriter(Path file, OutputStream out) {
        this.file = file;
        this.out = out;
        this.thread = Thread.ofPlatform().daemon().name("recording").unstarted(this::writeBlocks);
    }

    /**
     * Begins a recording; what is in the file is replaced.
     *
     * @throws RecordingException if the file cannot be written
     */
    public static RecordingWriter create(Path file, RecordingHeader header)
            throws RecordingException {
        OutputStream out;
        try {
            out = Files.newOutputStream(file);
            ByteBuffer start =
                    ByteBuffer.allocate(Blocks.FILE_HEADER).order(ByteOrder.LITTLE_ENDIAN);
            out.write(start.put(Blocks.MAGIC).putInt(Blocks.VERSION).array());
        } catch (IOException e) {
            throw new RecordingException(file + ": the recording cannot be written: " + why(e), e);
        }
        RecordingWriter writer = new RecordingWriter(file, out);
        header.write(writer);
        writer.thread.start();
        writer.pass(Blocks.KIND_HEADER);
        return writer;
    }

    private static String why(IOException e) {
        return switch (e) {
            case java.nio.file.NoSuchFileException _ -> "the folder does not exist";
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(e.getMessage());
        };
    }

    /** Begins the entry of a call; {@link #endCall} must follow. */
    void beginCall() {
        lock.lock();
    }

    /** The entry is complete. */
    void endCall() {
        calls++;
        lock.unlock();
    }

    /** Calls recorded so far. */
    long calls() {
        return calls;
    }

    /** Why nothing more can be recorded, as one line; empty while all is well. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure)
                .map(e -> file + ": the recording cannot be written: " + why(e));
    }

    @Override
    void octet(int value) {
        if (used == current.length) {
            pass(Blocks.KIND_CALLS);
        }
        current[used++] = (byte) value;
    }

    @Override
    void bytes(byte[] source, int offset, int length) {
        for (int done = 0; done < length; ) {
            if (used == current.length) {
                pass(Blocks.KIND_CALLS);
            }
            int part = Math.min(length - done, current.length - used);
            System.arraycopy(source, offset + done, current, used, part);
            used += part;
            done += part;
        }
    }

    /** Hands the current block over to be written and takes an empty one. */
    private void pass(int kind) {
        Block block = new Block(kind, current, used, calls);
        byte[] next = spare.poll();
        current = next == null ? new byte[Blocks.LIMIT] : next;
        used = 0;
        boolean interrupted = false;
        while (true) {
            try {
                full.put(block);
                break;
            } catch (InterruptedException e) {
                interrupted = true; // meant for the guest's call, not for its entry
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the recording with the state in which the run ended. */
    public void end(RunEnd end) {
        lock.lock();
        try {
            if (!closed) {
                pass(Blocks.KIND_CALLS);
                end.write(this);
                pass(Blocks.KIND_END);
            }
        } finally {
            lock.unlock();
        }
        close();
    }

    /** Whether nothing more is recorded. */
    public boolean isClosed() {
        return closed;
    }

    /** Writes what there is and closes the file; without {@link #end} it is a recording cut off. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            if (used > 0) {
                pass(Blocks.KIND_CALLS);
            }
            current = Block.LAST.contents();
        } finally {
            lock.unlock();
        }
        boolean interrupted = Thread.interrupted();
        try {
            if (!full.offer(Block.LAST, CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
                thread.interrupt(); // the disk hangs
            }
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeBlocks() {
        BlockPacker packer = new BlockPacker();
        try (out) {
            for (Block block = next(); !block.isLast(); block = next()) {
                if (failure == null && (block.length() > 0 || block.kind() != Blocks.KIND_CALLS)) {
                    int length =
                            packer.pack(
                                    block.kind(), block.contents(), block.length(), block.calls());
                    out.write(packer.block(), 0, length);
                }
                spare.offer(block.contents());
            }
        } catch (IOException e) {
            failure = e;
            drain();
        } finally {
            packer.close();
        }
    }

    /** After a failure nothing may wait for the queue. */
    private void drain() {
        for (Block block = next(); !block.isLast(); block = next()) {
            spare.offer(block.contents());
        }
    }

    private Block next() {
        while (true) {
            try {
                Block block = full.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
                if (block != null) {
                    return block;
                }
            } catch (InterruptedException e) {
                return Block.LAST;
            }
            // Never waits for the lock: its holder may be waiting for room in the queue.
            if (lock.tryLock()) {
                try {
                    if (used > 0 && !closed && full.isEmpty()) {
                        pass(Blocks.KIND_CALLS);
                    }
                } finally {
                    lock.unlock();
                }
            }
        }
    }
}
