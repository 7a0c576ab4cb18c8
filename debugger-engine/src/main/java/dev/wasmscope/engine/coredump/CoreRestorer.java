package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.coredump.CoreFile.CoreInstance;
import dev.wasmscope.engine.exec.RestoredInstance;
import dev.wasmscope.engine.exec.Store;
import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.validate.ModuleValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes a guest of a core file and its module. */
public final class CoreRestorer {
    private final CoreFile core;
    private final ModuleValidator validated;
    private final Module module;
    private final List<String> notes = new ArrayList<>();

    private CoreRestorer(CoreFile core, ModuleValidator validated) {
        this.core = core;
        this.validated = validated;
        this.module = validated.module();
    }

    /**
     * The guest of a core file.
     *
     * @param store limits what the guest may take
     * @param validated the module that the file is of; with or without its debug sections
     * @throws CoreMismatchException if the file is of another module, or larger than the limits
     * @throws MalformedModuleException if the file contradicts itself
     */
    public static RestoredCore restore(CoreFile core, ModuleValidator validated, Store store)
            throws CoreMismatchException {
        try {
            return new CoreRestorer(core, validated).restore(store);
        } catch (TrapException e) {
            throw new CoreMismatchException(String.valueOf(e.getMessage()));
        }
    }

    private RestoredCore restore(Store store) throws CoreMismatchException {
        if (core.own().isPresent()) {
            requireModule(core.own().get().module());
        }
        int chosen = choose();
        RestoredInstance restored = new RestoredInstance(store, validated);
        RestoredHeap heap = new RestoredHeap(restored, core);
        CoreInstance instance = core.instances().get(chosen);
        RestoredMemories memories = new RestoredMemories(core.container(), restored.instance());
        memories.restore(instance.memories());
        notes.addAll(memories.notes());
        new RestoredGlobals(core, restored, heap).restore(instance.globals());
        tables(restored, heap);
        core.own().ifPresent(own -> own.droppedData().forEach(restored::dropData));
        core.own().ifPresent(own -> own.droppedElements().forEach(restored::dropElements));
        List<RestoredFrame> frames = frames(chosen, restored, heap);
        return new RestoredCore(
                new CoreGuest(
                        restored.instance(), frames, core.own().map(CoreState::clock).orElse(0L)),
                core.own().map(CoreState::stop),
                notes);
    }

    private void requireModule(CoreModule written) throws CoreMismatchException {
        CoreModule given = CoreModule.of("", module);
        if (given.digest().equals(written.digest())) {
            return;
        }
        boolean ids = !written.buildId().isEmpty() && !given.buildId().isEmpty();
        throw new CoreMismatchException(
                "it is of another build of the module, which was %s: %s, this one %s"
                        .formatted(
                                written.path(),
                                ids
                                        ? "build id " + written.buildId()
                                        : "code %.16s…".formatted(written.digest()),
                                ids ? given.buildId() : "%.16s…".formatted(given.digest())));
    }

    /** The instance that is of the module: of those that fit, the one with the most frames. */
    private int choose() throws CoreMismatchException {
        int best = -1;
        long most = -1;
        for (int i = 0; i < core.instances().size(); i++) {
            CoreInstance instance = core.instances().get(i);
            boolean fits =
                    instance.globals().size() == module.globals().size()
                            && instance.memories().size() == module.memories().size();
            long count = frameCount(i);
            if (fits && count > most) {
                best = i;
                most = count;
            }
        }
        if (best < 0) {
            throw new CoreMismatchException(
                    "no instance in it has %d globals and %d memories as the module has; it has %s"
                            .formatted(
                                    module.globals().size(),
                                    module.memories().size(),
                                    described()));
        }
        return best;
    }

    private long frameCount(int instance) {
        return core.threads().getFirst().frames().stream()
                .filter(frame -> frame.instance() == instance)
                .count();
    }

    private String described() {
        return String.join(
                "; ",
                core.instances().stream()
                        .limit(4)
                        .map(
                                i ->
                                        "%d globals and %d memories"
                                                .formatted(i.globals().size(), i.memories().size()))
                        .toList());
    }

    private void tables(RestoredInstance restored, RestoredHeap heap) throws CoreMismatchException {
        if (core.own().isPresent()) {
            heap.restoreTables(core.own().get().tables());
        } else if (!module.tables().isEmpty()) {
            restored.copyElements();
            notes.add("tables are not in the file: they are shown as they were at the start");
        }
    }

    private List<RestoredFrame> frames(int chosen, RestoredInstance restored, RestoredHeap heap)
            throws CoreMismatchException {
        CoreFile.Thread thread = core.threads().getFirst();
        if (core.threads().size() > 1) {
            notes.add(
                    "%d threads are in the file; this is '%s'"
                            .formatted(core.threads().size(), thread.name()));
        }
        List<CoreFile.Frame> own =
                thread.frames().stream().filter(frame -> frame.instance() == chosen).toList();
        int others = thread.frames().size() - own.size();
        if (others > 0) {
            notes.add(others + " frames of other instances are left out");
        }
        RestoredStack stack = new RestoredStack(restored, heap, own, core.own());
        List<RestoredFrame> frames = new ArrayList<>();
        for (int i : IntStream.range(0, own.size()).toArray()) {
            frames.add(stack.frame(i));
        }
        notes.addAll(stack.notes());
        return frames;
    }
}
