package dev.wasmscope.ui.trace.index;

import dev.wasmscope.ui.trace.store.CallColumns;
import dev.wasmscope.ui.trace.store.CallStore;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A group that grows. Sums are kept for each chunk of the store, so that they are right when the
 * store drops its oldest chunk.
 */
final class GroupBuilder {
    private final String key;
    private final LongList rows = new LongList();
    private final Deque<Sum> sums = new ArrayDeque<>();

    private static final class Sum {
        final long chunk;
        long errors;
        long bytes;
        long nanos;

        Sum(long chunk) {
            this.chunk = chunk;
        }
    }

    GroupBuilder(String key) {
        this.key = key;
    }

    void add(long row, CallColumns call) {
        long chunk = row / CallStore.chunkRows();
        if (sums.isEmpty() || sums.getLast().chunk != chunk) {
            sums.addLast(new Sum(chunk));
        }
        Sum sum = sums.getLast();
        sum.errors += call.failed() ? 1 : 0;
        sum.bytes += call.bytes();
        sum.nanos += call.nanos();
        rows.add(row);
    }

    void dropBelow(long first) {
        rows.dropBelow(first);
        while (!sums.isEmpty() && sums.getFirst().chunk < first / CallStore.chunkRows()) {
            sums.removeFirst();
        }
    }

    CallGroup build() {
        long errors = 0;
        long bytes = 0;
        long nanos = 0;
        for (Sum sum : sums) {
            errors += sum.errors;
            bytes += sum.bytes;
            nanos += sum.nanos;
        }
        return new CallGroup(key, rows.slice(), errors, bytes, nanos);
    }
}
