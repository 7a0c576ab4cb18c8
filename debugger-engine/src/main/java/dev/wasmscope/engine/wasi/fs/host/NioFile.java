package dev.wasmscope.engine.wasi.fs.host;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.OpenFile;
import dev.wasmscope.engine.wasi.fs.OpenMode;
import dev.wasmscope.engine.wasi.fs.TimeChange;
import dev.wasmscope.engine.wasi.fs.host.NioPlace.OpenFilePath;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * A file on an asynchronous channel, since a {@code FileChannel} is closed for good when the thread
 * that reads it is interrupted, which is how a guest is paused.
 */
final class NioFile implements OpenFile {
    private final OpenFilePath path;
    private final AsynchronousFileChannel channel;
    private final OpenMode mode;

    private NioFile(OpenFilePath path, AsynchronousFileChannel channel, OpenMode mode) {
        this.path = path;
        this.channel = channel;
        this.mode = mode;
    }

    static NioFile open(Path path, OpenMode mode, NioPlace place)
            throws IOException, ErrnoException {
        Set<OpenOption> options = new HashSet<>();
        options.add(LinkOption.NOFOLLOW_LINKS);
        if (mode.read() || !mode.write()) {
            options.add(StandardOpenOption.READ);
        }
        if (mode.changes()) {
            options.add(StandardOpenOption.WRITE);
        }
        if (mode.create()) {
            options.add(
                    mode.exclusive() ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
        }
        if (mode.truncate()) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        AsynchronousFileChannel channel = AsynchronousFileChannel.open(path, options, null);
        try {
            return new NioFile(place.opened(path), channel, mode);
        } catch (IOException | ErrnoException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws ErrnoException {
        if (!mode.read()) {
            throw new ErrnoException(Errno.BADF, "read");
        }
        if (length == 0) {
            return 0;
        }
        return Math.max(0, finish(channel.read(ByteBuffer.wrap(buffer, offset, length), position)));
    }

    @Override
    public int write(long position, byte[] buffer, int offset, int length) throws ErrnoException {
        if (!mode.write()) {
            throw new ErrnoException(Errno.BADF, "write");
        }
        return finish(channel.write(ByteBuffer.wrap(buffer, offset, length), position));
    }

    /**
     * Waits for the end of the operation even if interrupted, and keeps the interrupt for later.
     */
    private static int finish(Future<Integer> operation) throws ErrnoException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return operation.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            return NioErrors.translate(
                    "transfer",
                    () -> {
                        throw e.getCause() instanceof IOException io ? io : new IOException(e);
                    });
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void setSize(long size) throws ErrnoException {
        if (!mode.write()) {
            throw new ErrnoException(Errno.INVAL, "set size of a file not open for writing");
        }
        NioErrors.translate(
                "set size",
                () -> {
                    if (size < channel.size()) {
                        channel.truncate(size);
                    } else if (size > channel.size()) {
                        finish(channel.write(ByteBuffer.allocate(1), size - 1));
                    }
                    return size;
                });
    }

    @Override
    public long size() throws ErrnoException {
        return NioErrors.translate("size", channel::size);
    }

    @Override
    public FileStat stat() throws ErrnoException {
        return NioErrors.translate("stat", () -> NioStat.of(path.path(), links()));
    }

    @Override
    public void setTimes(TimeChange accessed, TimeChange modified) throws ErrnoException {
        NioErrors.translate(
                "set times",
                () -> {
                    NioStat.setTimes(path.path(), accessed, modified, links());
                    return path;
                });
    }

    private LinkOption[] links() {
        return path.follow() ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    }

    @Override
    public void takePermissions(Directory holder, String name) throws ErrnoException {
        if (holder instanceof NioDirectory nio) {
            NioErrors.translate(
                    "permissions",
                    () -> {
                        NioStat.takePermissions(nio.pathOf(name), path.path(), links());
                        return path;
                    });
        }
    }

    @Override
    public void sync(boolean dataOnly) throws ErrnoException {
        NioErrors.translate(
                "sync",
                () -> {
                    channel.force(!dataOnly);
                    return path;
                });
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The descriptor is gone either way; preview 1 reports nothing here that helps.
        }
    }
}
