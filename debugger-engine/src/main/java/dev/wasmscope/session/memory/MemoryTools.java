package dev.wasmscope.session.memory;

import dev.wasmscope.session.SessionException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Tools for the memories of a stopped program. Failures (an address outside, a file that cannot be
 * read, a core file that would be changed) are {@link SessionException}s of one line.
 */
public interface MemoryTools {
    /** The addresses where something begins, ascending. */
    CompletableFuture<List<Long>> find(MemorySearch search);

    /**
     * Fills a stretch with bytes, over and over; all of it, or nothing where it does not fit.
     *
     * @param pattern at least one byte
     * @return bytes written
     */
    CompletableFuture<Long> fill(MemoryRange where, byte[] pattern);

    /**
     * Writes a stretch to a file, whose contents are replaced.
     *
     * @return bytes written
     */
    CompletableFuture<Long> save(MemoryRange where, Path file);

    /**
     * Copies a file into a memory; all of it, or nothing where it does not fit.
     *
     * @return bytes written
     */
    CompletableFuture<Long> load(int memory, long address, Path file);

    /**
     * Keeps the memories as they are now, for {@link #compare}; a moment of that name is replaced.
     * Moments stay until the session is closed, also when the program is started again.
     */
    CompletableFuture<MemoryMoment> keep(String name);

    /** The moments that are kept, oldest first. */
    List<MemoryMoment> moments();

    /**
     * Compares two moments.
     *
     * @param from name of the first
     * @param to name of the second; empty for the present stop
     * @param limit at most so many changes are listed
     */
    CompletableFuture<MemoryComparison> compare(String from, Optional<String> to, int limit);

    /** What is at an address, the most telling first; never empty. */
    CompletableFuture<List<AddressUse>> at(int memory, long address);

    /**
     * What lies in a stretch, for colours behind its bytes: variables of frames and of static
     * storage whole, stack frames, data segments and blocks of the heap, each once, by address.
     *
     * @param where of which only the first {@value #MOST_USES} things are named
     */
    default CompletableFuture<List<AddressUse>> within(MemoryRange where) {
        return CompletableFuture.completedFuture(List.of());
    }

    /** Most things that {@link #within} names. */
    int MOST_USES = 2000;

    /**
     * Pages one after the other. A page that holds what is known of it comes back as the same
     * array, so that looking at every stop costs a comparison and no copy.
     *
     * @param memory index
     * @param first number of the first page, {@value #PAGE} bytes each
     * @param known what is known of each page; an empty array if nothing is
     * @return fewer than asked for when the memory ends before, which also shortens the last
     */
    default CompletableFuture<List<byte[]>> pages(int memory, long first, List<byte[]> known) {
        return CompletableFuture.failedFuture(new SessionException("there is no memory"));
    }

    /** Bytes of a page. */
    int PAGE = 1 << 16;

    /** Memory 0 as it is at the present stop, or was when the program ended. */
    default CompletableFuture<MemoryImage> image() {
        return CompletableFuture.failedFuture(new SessionException("there is no memory"));
    }

    /** For sessions that have none. */
    static MemoryTools none() {
        return new NoMemoryTools();
    }
}
