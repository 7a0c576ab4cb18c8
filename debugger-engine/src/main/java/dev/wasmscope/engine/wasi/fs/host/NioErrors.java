package dev.wasmscope.engine.wasi.fs.host;

import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the exceptions of {@code java.nio.file} into error codes. */
final class NioErrors {
    /** The reasons that the JDK passes on as text only, in the words of the C library. */
    private static final Map<String, Errno> REASONS =
            Map.of(
                    "Not a directory", Errno.NOTDIR,
                    "Is a directory", Errno.ISDIR,
                    "Directory not empty", Errno.NOTEMPTY,
                    "Too many levels of symbolic links", Errno.LOOP,
                    "File name too long", Errno.NAMETOOLONG,
                    "No space left on device", Errno.NOSPC,
                    "Read-only file system", Errno.ROFS,
                    "Invalid cross-device link", Errno.XDEV,
                    "Invalid argument", Errno.INVAL,
                    "Too many open files", Errno.MFILE);

    private NioErrors() {}

    /** An operation that may fail as {@code java.nio.file} does. */
    interface Operation<T> {
        T run() throws IOException, ErrnoException;
    }

    /** Runs it and translates its failure. */
    static <T> T translate(String what, Operation<T> operation) throws ErrnoException {
        try {
            return operation.run();
        } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
            throw new ErrnoException(errnoOf(e), what);
        }
    }

    private static Errno errnoOf(Exception e) {
        return switch (e) {
            case NoSuchFileException ignored -> Errno.NOENT;
            case FileAlreadyExistsException ignored -> Errno.EXIST;
            case DirectoryNotEmptyException ignored -> Errno.NOTEMPTY;
            case NotDirectoryException ignored -> Errno.NOTDIR;
            case NotLinkException ignored -> Errno.INVAL;
            case AccessDeniedException ignored -> Errno.ACCES;
            case FileSystemLoopException ignored -> Errno.LOOP;
            case InvalidPathException ignored -> Errno.NOENT;
            case ReadOnlyFileSystemException ignored -> Errno.ROFS;
            case UnsupportedOperationException ignored -> Errno.NOTSUP;
            case FileSystemException named -> byReason(named.getReason());
            default -> byReason(e.getMessage());
        };
    }

    private static Errno byReason(@Nullable String reason) {
        if (reason == null) {
            return Errno.IO;
        }
        for (Map.Entry<String, Errno> known : REASONS.entrySet()) {
            if (reason.contains(known.getKey())) {
                return known.getValue();
            }
        }
        return Errno.IO;
    }
}
