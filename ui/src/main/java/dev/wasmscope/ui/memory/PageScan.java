package dev.wasmscope.ui.memory;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Stop;
import dev.wasmscope.ui.session.DebugModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.util.Subscription;

/**
 * A memory at this stop and the one before, for what changed: read at each stop in slices, while a
 * view of it is shown. Memories of more than {@value #MOST} bytes are not read whole.
 */
final class PageScan implements AutoCloseable {
    /** Bytes of a page of linear memory. */
    static final int PAGE = 1 << 16;

    static final long MOST = 64L << 20;
    private static final int SLICE = 1 << 20;
    private static final int PAGES = SLICE / PAGE;

    private final DebugModel debug;
    private final int memory;
    private final List<BooleanSupplier> users = new ArrayList<>();
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper(this, "version");
    private final Subscription subscriptions;
    private List<byte[]> now = List.of();
    private List<byte[]> before = List.of();
    private int[] heat = {};
    private boolean[] used = {};
    private boolean[] changed = {};
    private int hottest;

    PageScan(DebugModel debug, int memory) {
        this.debug = debug;
        this.memory = memory;
        this.subscriptions =
                Subscription.combine(
                        debug.sessionProperty().subscribe(this::forget),
                        debug.stopProperty().subscribe(this::stopped));
    }

    /** Reads at stops while the user of it says so. */
    Subscription use(BooleanSupplier shown) {
        users.add(shown);
        return () -> users.remove(shown);
    }

    /** Counts what was read anew. */
    ReadOnlyIntegerProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    private void forget(Optional<DebugSession> session) {
        now = List.of();
        before = List.of();
        heat = new int[0];
        used = new boolean[0];
        changed = new boolean[0];
        hottest = 0;
        tell();
    }

    private void tell() {
        version.set(version.get() + 1);
    }

    private void stopped(Optional<Stop> stop) {
        if (stop.isPresent() && !stop.get().ended()) {
            scan();
        }
    }

    /** Reads if somebody looks. */
    void scan() {
        if (users.stream().anyMatch(BooleanSupplier::getAsBoolean)) {
            debug.ask(
                    s -> s.memorySize(memory),
                    size -> {
                        if (size > 0 && size <= MOST) {
                            read(size, new ArrayList<>());
                        }
                    },
                    _ -> {});
        }
    }

    private void read(long size, List<byte[]> slices) {
        long from = (long) slices.size() * SLICE;
        if (from >= size) {
            take(slices, (int) Math.ceilDiv(size, PAGE));
            return;
        }
        debug.ask(
                s -> s.readMemory(memory, from, (int) Math.min(SLICE, size - from)),
                slice -> {
                    int index = slices.size();
                    boolean same = index < now.size() && Arrays.equals(now.get(index), slice);
                    slices.add(same ? now.get(index) : slice);
                    read(size, slices);
                },
                _ -> {});
    }

    private void take(List<byte[]> slices, int pages) {
        before = now;
        now = slices;
        heat = Arrays.copyOf(heat, pages);
        used = Arrays.copyOf(used, pages);
        changed = new boolean[pages];
        for (int page = 0; page < pages; page++) {
            byte[] slice = now.get(page / PAGES);
            int from = page % PAGES * PAGE;
            int to = Math.min(slice.length, from + PAGE);
            if (!used[page]) {
                used[page] = anySet(slice, from, to);
            }
            if (page / PAGES < before.size()) {
                byte[] old = before.get(page / PAGES);
                changed[page] = to > old.length || !Arrays.equals(slice, from, to, old, from, to);
            }
            if (changed[page]) {
                hottest = Math.max(hottest, ++heat[page]);
            }
        }
        tell();
    }

    private static boolean anySet(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return true;
            }
        }
        return false;
    }

    /** Pages that were read. */
    int pages() {
        return changed.length;
    }

    /** Whether a page changed since the last stop. */
    boolean changed(int page) {
        return page < changed.length && changed[page];
    }

    /** Whether a page held anything but zeros at a stop. */
    boolean used(int page) {
        return page < used.length && used[page];
    }

    /** How often a page had changed at a stop, from 0 to 1 for the page that did most often. */
    double heat(int page) {
        return hottest == 0 || page >= heat.length ? 0 : (double) heat[page] / hottest;
    }

    /** Whether a byte has another value than at the stop before. */
    boolean changedAt(long address) {
        if (!changed((int) Math.min(Integer.MAX_VALUE, address / PAGE))) {
            return false;
        }
        int slice = (int) (address / SLICE);
        int at = (int) (address % SLICE);
        byte[] old = before.get(slice);
        return at >= old.length || old[at] != now.get(slice)[at];
    }

    /** The first byte of the next stretch that changed, or -1. */
    long nextChange(long from, boolean forward) {
        long end = (long) changed.length * PAGE;
        long at = from;
        while (at >= 0 && at < end && changedAt(at)) {
            at += forward ? 1 : -1;
        }
        while (at >= 0 && at < end && !changedAt(at)) {
            boolean whole = !changed((int) (at / PAGE));
            at =
                    whole
                            ? (forward ? (at / PAGE + 1) * PAGE : at / PAGE * PAGE - 1)
                            : at + (forward ? 1 : -1);
        }
        if (at < 0 || at >= end) {
            return -1;
        }
        while (!forward && at > 0 && changedAt(at - 1)) {
            at--;
        }
        return at;
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
