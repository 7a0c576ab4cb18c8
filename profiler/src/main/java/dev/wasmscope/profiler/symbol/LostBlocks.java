package dev.wasmscope.profiler.symbol;

import dev.wasmscope.profiler.analyse.Reachability;
import dev.wasmscope.profiler.model.AllocationTable;
import dev.wasmscope.profiler.model.AllocationTotals;
import dev.wasmscope.profiler.model.LiveBlocks;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.memory.MemoryImage;

/** Finds out which of the blocks that were not freed the program can still get at. */
public final class LostBlocks {
    private LostBlocks() {}

    /**
     * The profile with the reach of its live blocks, looked for in the memory as it was when the
     * profile was taken. The same profile where that makes no sense: not all live blocks are
     * listed, or a collector keeps them.
     */
    public static Profile find(Profile profile, MemoryImage image) {
        LiveBlocks blocks = profile.table(LiveBlocks.class).orElse(null);
        AllocationTotals totals = profile.table(AllocationTotals.class).orElse(null);
        AllocationTable table = profile.table(AllocationTable.class).orElse(null);
        if (blocks == null || totals == null || table == null || totals.collected()) {
            return profile;
        }
        long live = table.numbers().sum("allocations") - table.numbers().sum("frees");
        if (live != blocks.size()) {
            return profile;
        }
        long unused = image.unusedStack().from();
        return profile.with(
                Reachability.mark(
                        blocks,
                        new Reachability.Image(
                                image.bytes(),
                                image.wide(),
                                totals.heap(),
                                unused,
                                unused + image.unusedStack().length(),
                                image.globals())));
    }
}
