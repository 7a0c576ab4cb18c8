package dev.wasmscope.engine.host.trace;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;

/**
 * One descriptor from its opening to its closing.
 *
 * @param fd its number; the last one after {@code fd_renumber}
 * @param name what it stands for, from the guest's point of view
 * @param origin where it came from
 * @param openedBy number of the call that opened it; 0 if it was there from the start
 * @param openedAt call instructions of the opening call, innermost first; empty if it was there
 * @param calls calls on it, the closing one with them, the opening one not
 * @param errors how many of them failed
 * @param bytesRead bytes that the guest got
 * @param bytesWritten bytes that the guest put
 * @param hostNanos time that the calls took in the host
 * @param closedBy number of the call that closed it; 0 while it is open
 */
public record DescriptorUse(
        int fd,
        String name,
        Origin origin,
        long openedBy,
        List<CodeLocation> openedAt,
        long calls,
        long errors,
        long bytesRead,
        long bytesWritten,
        long hostNanos,
        long closedBy) {
    public DescriptorUse {
        openedAt = List.copyOf(openedAt);
    }

    /** Where a descriptor comes from. */
    public enum Origin {
        /** Standard input, output or error. */
        STANDARD_STREAM,
        /** There from the start: a folder, or a listening socket. */
        PREOPENED,
        /** The guest opened a path. */
        OPENED,
        /** The guest accepted a connection. */
        ACCEPTED
    }

    /** Whether it is still open. */
    public boolean open() {
        return closedBy == 0;
    }

    /** Whether the guest opened it and has not closed it. */
    public boolean leaked() {
        return open() && openedBy != 0;
    }
}
