package dev.wasmscope.profiler.collect;

import java.util.Arrays;

/**
 * Every block that was ever allocated, by address: what is there now, or was there last. Columns
 * and an open-addressing index, some 60 bytes for each distinct address.
 */
final class BlockMap {
    static final int NONE = -1;

    private static final int FIRST = 1024;

    private long[] keys = new long[2 * FIRST];
    private int[] blockOf = new int[2 * FIRST];
    private int used;

    private long[] address = new long[FIRST];
    private long[] bytes = new long[FIRST];
    private long[] birth = new long[FIRST];
    private int[] row = new int[FIRST];
    private boolean[] live = new boolean[FIRST];
    private int size;

    BlockMap() {
        Arrays.fill(blockOf, NONE);
    }

    /** The block that is or was last at an address; {@link #NONE} if there never was one. */
    int find(long at) {
        return blockOf[slot(at)];
    }

    /** A new block at an address, where none may be live. */
    int put(long at, long size, int allocatedAt, long clock) {
        int slot = slot(at);
        int block = blockOf[slot];
        if (block == NONE || address[block] != at) {
            block = append(at);
            name(at, block);
        }
        bytes[block] = size;
        birth[block] = clock;
        row[block] = allocatedAt;
        live[block] = true;
        return block;
    }

    /** One more address by which a block is known. */
    void name(long at, int block) {
        int slot = slot(at);
        if (blockOf[slot] == NONE) {
            used++;
        }
        keys[slot] = at;
        blockOf[slot] = block;
        if (2 * used > keys.length) {
            rehash();
        }
    }

    void free(int block) {
        live[block] = false;
    }

    boolean isLive(int block) {
        return block != NONE && live[block];
    }

    long bytes(int block) {
        return bytes[block];
    }

    long birth(int block) {
        return birth[block];
    }

    int row(int block) {
        return row[block];
    }

    long address(int block) {
        return address[block];
    }

    /** Number of blocks, live or not; they are numbered from 0. */
    int size() {
        return size;
    }

    private int append(long at) {
        if (size == address.length) {
            int more = 2 * size;
            address = Arrays.copyOf(address, more);
            bytes = Arrays.copyOf(bytes, more);
            birth = Arrays.copyOf(birth, more);
            row = Arrays.copyOf(row, more);
            live = Arrays.copyOf(live, more);
        }
        address[size] = at;
        return size++;
    }

    private void rehash() {
        long[] oldKeys = keys;
        int[] oldBlocks = blockOf;
        keys = new long[2 * oldKeys.length];
        blockOf = new int[keys.length];
        Arrays.fill(blockOf, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldBlocks[i] != NONE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                blockOf[slot] = oldBlocks[i];
            }
        }
    }

    private int slot(long at) {
        int mask = keys.length - 1;
        int slot = (int) (at * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (blockOf[slot] != NONE && keys[slot] != at) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
