package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.host.GuestInputs;
import dev.wasmscope.engine.host.HostCall;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;

/** The guest's buffers of one read or write, checked as a whole before anything moves. */
final class IoVectors {
    /** Most buffers of one call ({@code IOV_MAX} of Linux and of wasi-libc). */
    static final int LIMIT = 1024;

    private final WasiCall call;
    private final long[] addresses;
    private final long[] lengths;
    private final long total;
    private int current;
    private long within;

    private IoVectors(WasiCall call, long[] addresses, long[] lengths, long total) {
        this.call = call;
        this.addresses = addresses;
        this.lengths = lengths;
        this.total = total;
    }

    /**
     * Reads the array at core parameter {@code index}, its count in the next.
     *
     * @throws ErrnoException {@code inval} for more than {@value #LIMIT} buffers or more than 2^32
     *     - 1 bytes together, {@code fault} for one outside the memory
     */
    static IoVectors parse(WasiCall call, int index) throws ErrnoException {
        long array = call.u32(index);
        long count = call.u32(index + 1);
        if (count > LIMIT) {
            throw new ErrnoException(Errno.INVAL, count + " buffers");
        }
        call.requireRange(array, count * 8);
        Memory memory = call.reading(array, count * 8);
        long[] addresses = new long[(int) count];
        long[] lengths = new long[(int) count];
        long total = 0;
        for (int i = 0; i < count; i++) {
            addresses[i] = Integer.toUnsignedLong(memory.readInt(array + 8L * i));
            lengths[i] = Integer.toUnsignedLong(memory.readInt(array + 8L * i + 4));
            call.requireRange(addresses[i], lengths[i]);
            total += lengths[i];
        }
        if (total > 0xffff_ffffL) {
            throw new ErrnoException(Errno.INVAL, "buffers of " + total + " bytes");
        }
        return new IoVectors(call, addresses, lengths, shorten(call, lengths, total));
    }

    /** Shows the buffers at core parameter {@code index} as far as they can be read. */
    static void forEach(HostCall call, Memory memory, int index, GuestInputs inputs) {
        long array = call.u32(index);
        long count = call.u32(index + 1);
        if (count <= LIMIT && memory.contains(array, count * 8)) {
            for (long at = array; at < array + count * 8; at += 8) {
                long address = Integer.toUnsignedLong(memory.readInt(at));
                inputs.bytes(memory, address, Integer.toUnsignedLong(memory.readInt(at + 4)));
            }
        }
    }

    /** Cuts the buffers off where an injected fault says so; the bytes that are left. */
    private static long shorten(WasiCall call, long[] lengths, long total) {
        long allowed = call.allowedBytes(total);
        if (allowed < total) {
            long left = allowed;
            for (int i = 0; i < lengths.length; i++) {
                lengths[i] = Math.min(lengths[i], left);
                left -= lengths[i];
            }
        }
        return allowed;
    }

    /** Bytes of all buffers. */
    long total() {
        return total;
    }

    /**
     * Whether more is to be moved: a call that somebody waits for to pause ends with what it has,
     * as a signal would make it do.
     */
    boolean goesOn(long done) {
        return done < total && (done == 0 || !call.pauseWanted());
    }

    /** Fills the next {@code count} bytes of the buffers. */
    void scatter(byte[] bytes, int count) {
        for (int done = 0; done < count; ) {
            int run = run(count - done);
            call.write(addresses[current] + within, bytes, done, run);
            within += run;
            done += run;
        }
    }

    /** Copies the next bytes of the buffers, as many as there are or {@code bytes} holds. */
    int gather(byte[] bytes) {
        int done = 0;
        while (done < bytes.length) {
            int run = run(bytes.length - done);
            if (run == 0) {
                break;
            }
            call.read(addresses[current] + within, bytes, done, run);
            within += run;
            done += run;
        }
        return done;
    }

    /** Length of the next piece that lies in one buffer; 0 after the last. */
    private int run(int wanted) {
        while (current < lengths.length && within == lengths[current]) {
            current++;
            within = 0;
        }
        return current == lengths.length ? 0 : (int) Math.min(wanted, lengths[current] - within);
    }
}
