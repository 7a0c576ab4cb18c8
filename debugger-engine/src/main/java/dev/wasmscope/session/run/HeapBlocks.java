package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.module.AddressType;
import java.util.Optional;

/**
 * The blocks of the allocator of wasi-libc (Doug Lea's malloc, which Rust uses too). Each begins
 * with the size of the one before if that is free, and its own size with two flags: whether it and
 * the one before are in use. They lie one after the other up to the end of the memory, and the
 * flags must agree, so it is seen whether a heap is one of these; of another nothing is said.
 */
final class HeapBlocks {
    /** A block as its user has it. */
    record Block(long start, long size, boolean used, boolean rest) {
        String text(long address) {
            String what =
                    rest
                            ? "heap, never used so far"
                            : used ? "heap, block in use" : "heap, free block";
            return "%s: 0x%x bytes from 0x%x%s"
                    .formatted(
                            what,
                            size,
                            start,
                            address < start
                                    ? ", its header"
                                    : address == start
                                            ? ""
                                            : " (+ 0x%x)".formatted(address - start));
        }
    }

    private static final int PREVIOUS_USED = 1;
    private static final int USED = 2;
    private static final int FLAGS = 7;

    /** How far behind the start of the heap the first block may be: variables without contents. */
    private static final int REACH = 1 << 16;

    /** So far from the end of the memory is the end of the last block at most. */
    private static final int FOOT = 256;

    private static final int ENOUGH = 4;

    private static final long NOT_LOOKED_FOR = -1;
    private static final long NONE = -2;

    private final Memory memory;
    private final int word;
    private final long base;

    /** The first block once it was looked for, and the one that was found last. */
    private long first = NOT_LOOKED_FOR;

    private long latest;

    /**
     * Blocks as they are now: to be asked and forgotten before the program goes on.
     *
     * @param base where the heap begins, in bytes from the start of the memory
     */
    HeapBlocks(Memory memory, long base) {
        this.memory = memory;
        this.word = memory.addressType() == AddressType.I64 ? 8 : 4;
        this.base = base;
    }

    /** The block with the address; empty if the heap is not of this kind. */
    Optional<Block> at(long address) {
        if (first == NOT_LOOKED_FOR) {
            first = findFirst();
            latest = first;
        }
        if (first == NONE || address < first) {
            return Optional.empty();
        }
        // Whoever asks for one address after the other does not walk from the beginning each time.
        return find(address >= latest ? latest : first, address);
    }

    private long findFirst() {
        long begin = (base + 15 & -16) + (16 - 2 * word) % 16;
        for (long start = begin; start < base + REACH && start < memory.sizeBytes(); start += 8) {
            if ((head(start) & PREVIOUS_USED) != 0 && isHeap(start)) {
                return start;
            }
        }
        return NONE;
    }

    private long head(long chunk) {
        long at = chunk + word;
        if (!memory.contains(at, word)) {
            return 0;
        }
        return word == 8 ? memory.readLong(at) : Integer.toUnsignedLong(memory.readInt(at));
    }

    private static long size(long head) {
        return head & ~FLAGS;
    }

    private boolean fits(long chunk, long head) {
        long size = size(head);
        return size >= 4L * word && size % 8 == 0 && size <= memory.sizeBytes() - chunk;
    }

    /** Whether the blocks from there on agree with one another. */
    private boolean isHeap(long first) {
        long chunk = first;
        int count = 0;
        boolean used = true;
        while (true) {
            long head = head(chunk);
            if (((head & PREVIOUS_USED) != 0) != used) {
                return isEnd(chunk);
            }
            if (!fits(chunk, head)) {
                return isEnd(chunk) || count >= ENOUGH;
            }
            used = (head & USED) != 0;
            chunk += size(head);
            count++;
        }
    }

    /** Behind the last block there are a few words for the allocator itself. */
    private boolean isEnd(long chunk) {
        return memory.sizeBytes() - chunk <= FOOT;
    }

    private Optional<Block> find(long first, long address) {
        long chunk = first;
        while (chunk <= address) {
            long head = head(chunk);
            if (!fits(chunk, head)) {
                return Optional.empty();
            }
            long next = chunk + size(head);
            // The first word belongs to the block before while that is in use.
            if (address < next + word) {
                latest = chunk;
                boolean used = (head & USED) != 0;
                return Optional.of(
                        new Block(
                                chunk + 2L * word, size(head) - word, used, !used && isEnd(next)));
            }
            chunk = next;
        }
        return Optional.empty();
    }
}
