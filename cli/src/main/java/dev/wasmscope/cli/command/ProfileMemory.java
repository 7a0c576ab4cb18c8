package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.option.OptionValues;
import dev.wasmscope.cli.text.HostCallText;
import dev.wasmscope.cli.text.MemoryText;
import dev.wasmscope.cli.text.PageHeatText;
import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.engine.probe.PageAccesses;
import dev.wasmscope.profiler.allocator.Allocators;
import dev.wasmscope.profiler.allocator.NamedByUser;
import dev.wasmscope.profiler.collect.AllocationCollector;
import dev.wasmscope.profiler.collect.GrowthCollector;
import dev.wasmscope.profiler.collect.HostCallCollector;
import dev.wasmscope.profiler.collect.PageHeats;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.symbol.AllocatorNames;
import dev.wasmscope.profiler.symbol.LostBlocks;
import dev.wasmscope.profiler.symbol.Traffic;
import dev.wasmscope.session.DebugSession;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Profiles of memory, and of calls to the host. */
final class ProfileMemory {

    @Option(
            names = "--memory",
            description =
                    "Follow what is allocated and freed: sums by call path, sizes, lifetimes, leaks at"
                            + " the end.")
    private boolean memory;

    @Option(
            names = "--allocator",
            paramLabel = "NAME=ROLE",
            description =
                    "Say that function NAME allocates, with --memory: as a known function does"
                            + " (my_alloc=malloc), or by its arguments (pool_get=allocate(1)). Repeatable.")
    private List<String> allocators = List.of();

    @Option(
            names = "--pages",
            description = "Count reads and writes of linear memory by page of 4 KiB, and by line.")
    private boolean pages;

    @Option(
            names = "--host",
            description =
                    "Sum calls, errors, bytes and time of host functions (WASI) by call path.")
    private boolean host;

    private @Nullable AllocationCollector allocations;
    private @Nullable GrowthCollector growth;
    private @Nullable HostCallCollector hostCalls;
    private @Nullable PageAccesses accesses;

    /** Whether anything of this was asked for. */
    boolean wanted() {
        return memory || pages || host;
    }

    /** A mistake in the options is told before anything runs. */
    void check() {
        if (!allocators.isEmpty() && !memory) {
            throw OptionValues.usage("--allocator needs --memory");
        }
        namedByUser();
    }

    private List<NamedByUser> namedByUser() {
        try {
            return allocators.stream().map(NamedByUser::read).toList();
        } catch (IllegalArgumentException e) {
            throw OptionValues.usage("--allocator: " + e.getMessage());
        }
    }

    /**
     * What is attached for it besides.
     *
     * @param currentRow the row of the call path that is executing
     */
    Instrumentation attachTo(Instrumentation attached, IntSupplier currentRow) {
        Instrumentation more = attached;
        if (memory) {
            allocations = new AllocationCollector(currentRow);
            growth = new GrowthCollector();
            more = more.withFunctions(allocations).withGrowth(growth);
        }
        if (pages) {
            accesses = new PageAccesses();
            more = more.withPages(accesses);
        }
        if (host) {
            hostCalls = new HostCallCollector(currentRow);
            more = more.withHostCalls(hostCalls);
        }
        return more;
    }

    /** Finds the allocators of the program, which is about to run. */
    void follow(CommandIo io, DebugSession session) {
        if (allocations != null) {
            Allocators found = AllocatorNames.find(session.module(), namedByUser());
            found.problems().forEach(p -> io.err().println("wasmscope: --allocator: " + p));
            allocations.follow(found);
        }
    }

    /** The profile with what was collected. */
    Profile addTo(Profile profile, DebugSession session, long clock) {
        Profile more = profile;
        if (allocations != null) {
            more = withReach(allocations.addTo(more, clock), session);
        }
        if (growth != null) {
            more = growth.addTo(more);
        }
        if (hostCalls != null) {
            more = hostCalls.addTo(more);
        }
        if (accesses != null) {
            more = Traffic.addTo(more.with(PageHeats.of(accesses)), session.module(), accesses);
        }
        return more;
    }

    private static Profile withReach(Profile profile, DebugSession session) {
        try {
            return LostBlocks.find(profile, session.memoryTools().image().join());
        } catch (CompletionException e) {
            String why = e.getCause() == null ? "" : String.valueOf(e.getCause().getMessage());
            return profile.with(
                    profile.info().noting("which blocks are lost could not be found out: " + why));
        }
    }

    /** The lines to print. */
    List<String> lines(Profile profile, int top) {
        List<String> lines = new ArrayList<>();
        if (memory) {
            lines.addAll(MemoryText.all(profile, top));
        }
        if (pages) {
            lines.addAll(PageHeatText.all(profile, top));
        }
        if (host) {
            lines.addAll(HostCallText.all(profile, top));
        }
        return lines;
    }
}
