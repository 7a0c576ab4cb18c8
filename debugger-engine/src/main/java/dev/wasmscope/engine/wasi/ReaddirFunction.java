package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.DirectoryEntry;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.FileType;
import dev.wasmscope.engine.wasi.types.Rights;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code fd_readdir}. A cookie is an index into the listing that cookie 0 took, so reading may be
 * resumed at any entry and sees one state of the directory.
 */
final class ReaddirFunction {
    private final FdTable fds;

    ReaddirFunction(WasiState state) {
        this.fds = state.fds();
    }

    List<WasiFunction> functions() {
        return List.of(
                new WasiFunction(
                        "fd_readdir",
                        this::readdir,
                        Param.fd("fd"),
                        Param.entries("buf"),
                        Param.u64("cookie"),
                        Param.result("bufused", ResultType.U32)));
    }

    private void readdir(WasiCall call) throws ErrnoException {
        Descriptor descriptor = fds.folder(call.i32(0), Rights.FD_READDIR);
        long address = call.u32(1);
        long length = call.u32(2);
        call.requireRange(address, length);
        long cookie = call.i64(3);
        if (cookie == 0 || descriptor.listing().isEmpty()) {
            descriptor.listing(list(((Resource.Folder) descriptor.resource()).directory()));
        }
        List<DirectoryEntry> entries = descriptor.listing();
        long used = 0;
        for (long at = cookie; at >= 0 && at < entries.size() && used < length; at++) {
            used += write(call, address + used, length - used, entries.get((int) at), at + 1);
        }
        call.writeU32(call.u32(4), (int) used);
        call.moved(used);
    }

    /** The inode of the parent is not the guest's business; libraries take 0 for "unknown". */
    private static List<DirectoryEntry> list(Directory directory) throws ErrnoException {
        List<DirectoryEntry> entries = new ArrayList<>();
        entries.add(new DirectoryEntry(".", directory.stat().inode(), FileType.DIRECTORY));
        entries.add(new DirectoryEntry("..", 0, FileType.DIRECTORY));
        entries.addAll(directory.list());
        return entries;
    }

    /** Writes one entry, cut off where the buffer ends, and gives the bytes used. */
    private static long write(
            WasiCall call, long address, long room, DirectoryEntry entry, long next) {
        byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
        byte[] head = Structures.dirent(entry, next, name.length);
        int headLength = (int) Math.min(room, head.length);
        call.write(address, head, 0, headLength);
        int nameLength = (int) Math.min(room - headLength, name.length);
        call.write(address + headLength, name, 0, nameLength);
        return (long) headLength + nameLength;
    }
}
