package dev.wasmscope.profiler.collect;

import dev.wasmscope.engine.probe.FunctionProbe;
import dev.wasmscope.engine.probe.ProbedValues;
import dev.wasmscope.profiler.allocator.AllocatorFunction;
import dev.wasmscope.profiler.allocator.AllocatorRole;
import dev.wasmscope.profiler.allocator.AllocatorRole.Allocate;
import dev.wasmscope.profiler.allocator.AllocatorRole.AllocateAt;
import dev.wasmscope.profiler.allocator.AllocatorRole.Free;
import dev.wasmscope.profiler.allocator.AllocatorRole.Reallocate;
import dev.wasmscope.profiler.allocator.AllocatorRole.Resize;
import dev.wasmscope.profiler.allocator.Allocators;
import dev.wasmscope.profiler.model.Profile;
import java.util.Arrays;
import java.util.function.IntSupplier;

/**
 * Follows the calls of a guest's allocators: what was asked for on which call path, and when it was
 * given back.
 *
 * <p>Allocators call one another ({@code operator new}, {@code malloc}, {@code dlmalloc}); the
 * outermost that allocates counts, with the size that it was asked for. A block may have an address
 * inside and one outside of a header that the outer one adds; it is known by both, so it does not
 * matter which of them frees it. A free counts wherever it happens, for collectors free from within
 * allocations.
 */
public final class AllocationCollector implements FunctionProbe {
    /** How far in front of a block the same block of an inner allocator begins at most. */
    private static final long HEADER = 64;

    private static final int INNER = 8;

    private final IntSupplier currentRow;
    private final AllocationRecord record = new AllocationRecord();
    private Allocators allocators = Allocators.NONE;
    private AllocatorRole[] roles = new AllocatorRole[0];

    /** Allocating calls within one another; only the outermost is kept. */
    private int nested;

    private AllocatorRole role = new Free(0);
    private long size;
    private long block;
    private long target;
    private int row;

    /** Whether {@link #block} was live before the call. */
    private boolean known;

    /** Frees within one another. */
    private int freeing;

    private final long[] inner = new long[INNER];
    private int innerCount;

    /**
     * @param currentRow the row of the call path that is executing, the allocator's own included
     */
    public AllocationCollector(IntSupplier currentRow) {
        this.currentRow = currentRow;
    }

    /** Says which functions allocate; before the run starts. */
    public void follow(Allocators found) {
        allocators = found;
    }

    /** The functions that are followed. */
    public Allocators allocators() {
        return allocators;
    }

    /**
     * The profile with what was allocated: tables, and columns by row.
     *
     * @param clock executed instructions now
     */
    public Profile addTo(Profile profile, long clock) {
        return record.addTo(profile, allocators.functions(), clock);
    }

    @Override
    public boolean probes(int instance, int functionIndex) {
        if (instance != 0 || allocators.function(functionIndex).isEmpty()) {
            return false;
        }
        if (functionIndex >= roles.length) {
            roles = Arrays.copyOf(roles, functionIndex + 1);
        }
        roles[functionIndex] =
                allocators.function(functionIndex).map(AllocatorFunction::role).orElseThrow();
        return true;
    }

    @Override
    public void entered(int functionIndex, ProbedValues arguments, long clock) {
        AllocatorRole entered = roles[functionIndex];
        if (entered instanceof Free(int freed)) {
            free(arguments.unsigned(freed), clock);
            return;
        }
        if (nested++ > 0) {
            return;
        }
        role = entered;
        row = currentRow.getAsInt();
        innerCount = 0;
        block = 0;
        switch (entered) {
            case Allocate(int bytes, int count) -> size = product(arguments, bytes, count);
            case AllocateAt(int pointer, int bytes) -> {
                size = arguments.unsigned(bytes);
                target = arguments.unsigned(pointer);
            }
            case Reallocate(int old, int bytes, int count) -> {
                size = product(arguments, bytes, count);
                block = arguments.unsigned(old);
                known = record.isLive(block);
            }
            case Resize(int old, int bytes) -> {
                size = arguments.unsigned(bytes);
                block = arguments.unsigned(old);
                known = record.isLive(block);
            }
            case Free _ -> throw new IllegalStateException("frees are not kept");
        }
    }

    /** Within another allocator, an address that is not known is that one's own affair. */
    private void free(long address, long clock) {
        boolean outermost = freeing++ == 0 && nested == 0;
        if (record.isLive(address)) {
            record.free(address, clock);
        } else if (outermost && address != 0) {
            record.badFree(address, currentRow.getAsInt(), clock);
        }
    }

    private static long product(ProbedValues arguments, int size, int count) {
        long bytes = arguments.unsigned(size);
        return count == AllocatorRole.NO_ARGUMENT ? bytes : bytes * arguments.unsigned(count);
    }

    @Override
    public void returned(int functionIndex, ProbedValues results, long clock) {
        AllocatorRole returning = roles[functionIndex];
        if (returning instanceof Free) {
            freeing--;
            return;
        }
        long result = results.unsigned(0);
        if (--nested > 0) {
            if (innerCount < INNER && !(returning instanceof AllocateAt)) {
                inner[innerCount++] = result;
            }
            return;
        }
        switch (role) {
            case Allocate _ -> allocated(result, clock);
            case AllocateAt _ -> allocated(result == 0 ? results.pointerAt(target) : 0, clock);
            case Reallocate _ -> reallocated(result, clock);
            case Resize _ -> {
                if (result != 0) {
                    reallocated(block, clock);
                }
            }
            case Free _ -> throw new IllegalStateException("frees are not kept");
        }
    }

    private void allocated(long address, long clock) {
        if (address == 0) {
            record.failed(size);
            return;
        }
        record.allocate(address, size, row, clock);
        for (int i = 0; i < innerCount; i++) {
            if (inner[i] < address && address - inner[i] <= HEADER) {
                record.alsoKnownAs(inner[i], address);
            }
        }
    }

    private void reallocated(long address, long clock) {
        if (address == 0 && size > 0) {
            record.failed(size);
            return;
        }
        if (record.isLive(block)) { // else a free within the call was told already
            record.free(block, clock);
        } else if (block != 0 && !known) {
            record.badFree(block, row, clock);
        }
        if (address != 0) {
            allocated(address, clock);
        }
    }

    @Override
    public void unwound(int functionIndex, long clock) {
        if (roles[functionIndex] instanceof Free) {
            freeing--;
        } else {
            nested--;
        }
    }
}
