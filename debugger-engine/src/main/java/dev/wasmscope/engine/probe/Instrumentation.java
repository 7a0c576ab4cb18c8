package dev.wasmscope.engine.probe;

import java.util.Optional;

/**
 * Everything that is attached to one run of a guest. Made from {@link #NONE} with the {@code with…}
 * methods; what is not attached costs nothing.
 *
 * @param calls hears every call and return
 * @param branches counts what is executed
 * @param functions hears the arguments and results of chosen functions
 * @param hostCalls hears what calls of the host cost
 * @param growth hears how large memories are
 * @param pages counts accesses by page
 * @param sampler takes samples; beside it the guest runs as if nothing were attached
 * @param marks hears of moments that the guest marks; calls of those functions take longer
 * @param parts hears which parts of the run all of this is of
 */
public record Instrumentation(
        Optional<CallListener> calls,
        Optional<BranchCounter> branches,
        Optional<FunctionProbe> functions,
        Optional<HostCallProbe> hostCalls,
        Optional<GrowthListener> growth,
        Optional<PageAccesses> pages,
        Optional<Sampler> sampler,
        Optional<MarkListener> marks,
        Optional<PartListener> parts) {

    /** Nothing is attached. */
    public static final Instrumentation NONE =
            new Instrumentation(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** The same with a listener to calls. */
    public Instrumentation withCalls(CallListener listener) {
        return new Instrumentation(
                Optional.of(listener),
                branches,
                functions,
                hostCalls,
                growth,
                pages,
                sampler,
                marks,
                parts);
    }

    /** The same with a counter of branches. */
    public Instrumentation withBranches(BranchCounter counter) {
        return new Instrumentation(
                calls,
                Optional.of(counter),
                functions,
                hostCalls,
                growth,
                pages,
                sampler,
                marks,
                parts);
    }

    /** The same with a probe of functions. */
    public Instrumentation withFunctions(FunctionProbe probe) {
        return new Instrumentation(
                calls,
                branches,
                Optional.of(probe),
                hostCalls,
                growth,
                pages,
                sampler,
                marks,
                parts);
    }

    /** The same with a probe of calls to the host. */
    public Instrumentation withHostCalls(HostCallProbe probe) {
        return new Instrumentation(
                calls,
                branches,
                functions,
                Optional.of(probe),
                growth,
                pages,
                sampler,
                marks,
                parts);
    }

    /** The same with a listener to growing memories. */
    public Instrumentation withGrowth(GrowthListener listener) {
        return new Instrumentation(
                calls,
                branches,
                functions,
                hostCalls,
                Optional.of(listener),
                pages,
                sampler,
                marks,
                parts);
    }

    /** The same with accesses counted by page. */
    public Instrumentation withPages(PageAccesses accesses) {
        return new Instrumentation(
                calls,
                branches,
                functions,
                hostCalls,
                growth,
                Optional.of(accesses),
                sampler,
                marks,
                parts);
    }

    /** The same with samples. */
    public Instrumentation withSampler(Sampler taker) {
        return new Instrumentation(
                calls,
                branches,
                functions,
                hostCalls,
                growth,
                pages,
                Optional.of(taker),
                marks,
                parts);
    }

    /** Whether there is anything beside samples. */
    public boolean hearsRun() {
        return calls.isPresent()
                || branches.isPresent()
                || functions.isPresent()
                || hostCalls.isPresent()
                || growth.isPresent()
                || pages.isPresent();
    }

    /** The same with a listener to marks. */
    public Instrumentation withMarks(MarkListener listener) {
        return new Instrumentation(
                calls,
                branches,
                functions,
                hostCalls,
                growth,
                pages,
                sampler,
                Optional.of(listener),
                parts);
    }

    /** The same with a listener to parts of the run. */
    public Instrumentation withParts(PartListener listener) {
        return new Instrumentation(
                calls,
                branches,
                functions,
                hostCalls,
                growth,
                pages,
                sampler,
                marks,
                Optional.of(listener));
    }
}
