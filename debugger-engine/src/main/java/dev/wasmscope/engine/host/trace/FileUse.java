package dev.wasmscope.engine.host.trace;

import java.util.List;

/**
 * What a guest did with one file, folder or stream.
 *
 * @param name the path from the guest's point of view, or the stream's name
 * @param host where the guest's path leads on the host, as far as a call said so; else empty
 * @param descriptors those that stood for it, in the order in which they were opened
 * @param calls calls on its descriptors and on its path
 * @param errors how many of them failed
 * @param bytesRead bytes that the guest got
 * @param bytesWritten bytes that the guest put
 * @param hostNanos time that the calls took in the host
 */
public record FileUse(
        String name,
        String host,
        List<DescriptorUse> descriptors,
        long calls,
        long errors,
        long bytesRead,
        long bytesWritten,
        long hostNanos) {
    public FileUse {
        descriptors = List.copyOf(descriptors);
    }

    /** How often the guest opened it. */
    public long opens() {
        return descriptors.stream().filter(use -> use.openedBy() != 0).count();
    }

    /** How many of its descriptors the guest has not closed. */
    public long leaks() {
        return descriptors.stream().filter(DescriptorUse::leaked).count();
    }
}
