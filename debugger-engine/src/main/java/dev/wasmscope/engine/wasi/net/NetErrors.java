package dev.wasmscope.engine.wasi.net;

import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.Map;

/** What the host says about sockets, in WASI's terms. */
final class NetErrors {
    /** Java has no codes for these: pieces of the messages of Linux, macOS and Windows. */
    private static final Map<String, Errno> BY_MESSAGE =
            Map.of(
                    "connection reset", Errno.CONNRESET,
                    "forcibly closed", Errno.CONNRESET,
                    "broken pipe", Errno.PIPE,
                    "connection abort", Errno.CONNABORTED,
                    "aborted by", Errno.CONNABORTED,
                    "timed out", Errno.TIMEDOUT,
                    "too many open files", Errno.NFILE,
                    "no buffer space", Errno.NOBUFS,
                    "network is down", Errno.NETDOWN,
                    "host unreachable", Errno.HOSTUNREACH);

    private NetErrors() {}

    /**
     * The error for the guest.
     *
     * @param name what people call the socket
     */
    static ErrnoException of(IOException e, String name) {
        return new ErrnoException(errno(e), name);
    }

    private static Errno errno(IOException e) {
        if (e instanceof ClosedChannelException) {
            return Errno.PIPE;
        }
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return BY_MESSAGE.entrySet().stream()
                .filter(entry -> message.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Errno.IO);
    }
}
