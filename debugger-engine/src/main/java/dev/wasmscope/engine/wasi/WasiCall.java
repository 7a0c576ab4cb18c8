package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.MemoryAccessException;
import dev.wasmscope.engine.host.HostCall;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.Names;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * One call in progress, as the handlers see it. Arguments go by their core index, counted from 0.
 * An access outside the memory throws {@link MemoryAccessException}, which becomes {@code fault}.
 */
final class WasiCall {
    private final HostCall host;
    private final Memory memory;
    private final Abi abi;

    WasiCall(HostCall host, Memory memory, Abi abi) {
        this.host = host;
        this.memory = memory;
        this.abi = abi;
    }

    Abi abi() {
        return abi;
    }

    Memory memory() {
        return memory;
    }

    int i32(int index) {
        return host.i32(index);
    }

    long u32(int index) {
        return host.u32(index);
    }

    long i64(int index) {
        return host.i64(index);
    }

    /** A flag set; {@code inval} when a bit is set that is not in {@code allowed}. */
    int flags(int index, int allowed) throws ErrnoException {
        int flags = i32(index);
        if ((flags & ~allowed) != 0) {
            throw new ErrnoException(Errno.INVAL, "flags 0x" + Integer.toHexString(flags));
        }
        return flags;
    }

    /**
     * The text at the address in {@code index}, of the length in the next argument.
     *
     * @throws ErrnoException {@code nametoolong} above the limit for paths, {@code ilseq} when it
     *     is not UTF-8
     */
    String text(int index) throws ErrnoException {
        long length = u32(index + 1);
        if (!memory.contains(u32(index), length)) {
            throw new ErrnoException(Errno.FAULT, "text");
        }
        if (length > Names.MAX_PATH_BYTES) {
            throw new ErrnoException(Errno.NAMETOOLONG, length + " bytes");
        }
        host.read(u32(index), length);
        byte[] bytes = memory.read(u32(index), (int) length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new ErrnoException(Errno.ILSEQ, "text is not UTF-8");
        }
    }

    /** Refuses a range outside the memory, before anything is done. */
    void requireRange(long address, long length) throws ErrnoException {
        if (!memory.contains(address, length)) {
            throw new ErrnoException(Errno.FAULT, "address 0x" + Long.toHexString(address));
        }
    }

    /** Takes bytes out of the guest's memory. */
    void read(long address, byte[] bytes, int offset, int length) {
        host.read(address, length);
        memory.read(address, bytes, offset, length);
    }

    /** The guest's memory, of which the call is about to read a structure. */
    Memory reading(long address, long length) {
        host.read(address, length);
        return memory;
    }

    /** Puts bytes into the guest's memory. */
    void write(long address, byte[] bytes, int offset, int length) {
        memory.write(address, bytes, offset, length);
        host.wrote(address, length);
    }

    /** Says that the call put bytes there before it was interrupted. */
    void wrote(long address, long length) {
        host.wrote(address, length);
    }

    void writeU16(long address, int value) {
        memory.writeShort(address, (short) value);
        host.wrote(address, 2);
    }

    void writeU32(long address, int value) {
        memory.writeInt(address, value);
        host.wrote(address, 4);
    }

    void writeU64(long address, long value) {
        memory.writeLong(address, value);
        host.wrote(address, 8);
    }

    /** Puts a structure into the guest's memory. */
    void write(long address, byte[] structure) {
        write(address, structure, 0, structure.length);
    }

    /** Puts a {@code filestat}. */
    void writeFilestat(long address, FileStat stat) {
        write(address, Structures.filestat(stat, abi));
    }

    /** How many of the bytes that the guest asked to move are to be moved at most. */
    long allowedBytes(long wanted) {
        return host.allowedBytes(wanted);
    }

    /** Says that the bytes moved went to the guest's own stream of that name. */
    void output(String stream) {
        host.output(stream);
    }

    /** Whether a long call is to end early, see {@link HostCall#pauseWanted}. */
    boolean pauseWanted() {
        return host.pauseWanted();
    }

    /** The instruction clock at the call: a call that is repeated has the same. */
    long clock() {
        return host.clock();
    }

    /** Counts bytes of input or output. */
    void moved(long bytes) {
        host.bytesMoved(bytes);
    }
}
