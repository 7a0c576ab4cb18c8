package dev.wasmscope.engine.wasi.fs.overlay;

import org.jspecify.annotations.Nullable;

/** One name in one directory: what the guest sees there, and what stands there below. */
final class Slot {
    final OverlayNode.Folder folder;
    final String name;

    /** What the file system below has under this name; null if nothing. */
    @Nullable OverlayNode was;

    /** What the guest sees; null if nothing. */
    @Nullable OverlayNode now;

    Slot(OverlayNode.Folder folder, String name, @Nullable OverlayNode was) {
        this.folder = folder;
        this.name = name;
        this.was = was;
    }

    /** Whether the guest sees what is below, though it may have changed its contents. */
    boolean isInPlace() {
        return now == was;
    }
}
