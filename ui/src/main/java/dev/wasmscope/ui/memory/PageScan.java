package dev.wasmscope.ui.memory;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Stop;
import dev.wasmscope.ui.session.DebugModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.util.Subscription;

/**
 * A memory at this stop and the one before, for what changed: read at each stop in slices, while a
 * view of it is shown. Of a memory of more than {@value PageReading#MOST} bytes only what lies
 * around the views is read.
 */
final class PageScan implements AutoCloseable {
    /** Bytes of a page of linear memory. */
    static final int PAGE = PageReading.PAGE;

    private static final int SLICE = PageReading.SLICE;
    private static final int MOST_KEPT = 128 * SLICE;

    private final DebugModel debug;
    private final int memory;
    private final List<Supplier<OptionalLong>> users = new ArrayList<>();
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper(this, "version");
    private final Subscription subscriptions;

    /** What pages hold, by number, and what those that changed held before. */
    private Map<Integer, byte[]> now = new HashMap<>();

    private Map<Integer, byte[]> before = new HashMap<>();
    private int[] heat = {};
    private BitSet used = new BitSet();
    private BitSet changed = new BitSet();
    private final BitSet read = new BitSet();
    private int pages;
    private int hottest;
    private int stops;
    private int stop = -1;
    private Optional<PageReading> reading = Optional.empty();

    PageScan(DebugModel debug, int memory) {
        this.debug = debug;
        this.memory = memory;
        this.subscriptions =
                Subscription.combine(
                        debug.sessionProperty().subscribe(this::forget),
                        debug.stopProperty().subscribe(this::stopped));
    }

    /**
     * Reads at stops while a user of it looks.
     *
     * @param inSight the first address that is seen; empty while nothing is
     */
    Subscription use(Supplier<OptionalLong> inSight) {
        users.add(inSight);
        return () -> users.remove(inSight);
    }

    /** Counts what was read anew. */
    ReadOnlyIntegerProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    private void forget(Optional<DebugSession> session) {
        now = new HashMap<>();
        before = new HashMap<>();
        heat = new int[0];
        used = new BitSet();
        changed = new BitSet();
        read.clear();
        pages = 0;
        hottest = 0;
        stop = -1;
        tell();
    }

    private void tell() {
        version.set(version.get() + 1);
    }

    private void stopped(Optional<Stop> next) {
        stops++;
        reading.ifPresent(PageReading::cancel);
        reading = Optional.empty();
        scan();
    }

    /** A view shows another part: of a large memory that may not have been read. */
    void moved() {
        if (pages * (long) PAGE > PageReading.MOST) {
            scan();
        }
    }

    /** Reads what was not read at this stop, if somebody looks. */
    void scan() {
        Optional<Stop> at = debug.stopProperty().get().filter(s -> !s.ended());
        List<Long> inSight =
                users.stream().map(Supplier::get).flatMap(o -> o.stream().boxed()).toList();
        if (at.isPresent() && reading.isEmpty() && !inSight.isEmpty()) {
            BitSet done = stops == stop ? (BitSet) read.clone() : new BitSet();
            PageReading next =
                    new PageReading(
                            new PageReading.Wish(stops, memory, Map.copyOf(now), done, inSight));
            reading = Optional.of(next);
            debug.ask(next::all, this::take, _ -> {});
        }
    }

    private void take(PageReading at) {
        reading = Optional.empty();
        if (at.read().isEmpty()) {
            return;
        }
        if (at.stop() != stop) {
            stop = at.stop();
            read.clear();
            changed.clear();
            before = new HashMap<>();
            forgetFar(at);
        }
        pages = at.pages();
        heat = Arrays.copyOf(heat, pages);
        at.read()
                .forEach(
                        (page, bytes) -> {
                            read.set(page / SLICE);
                            used.set(page, used.get(page) || at.used(page));
                            byte[] old = now.put(page, bytes);
                            if (old != null && !PageReading.isSame(old, bytes)) {
                                before.put(page, old);
                                changed.set(page);
                                hottest = Math.max(hottest, ++heat[page]);
                            }
                        });
        tell();
        moved(); // the view may be elsewhere by now
    }

    private void forgetFar(PageReading at) {
        if (now.size() > MOST_KEPT) {
            now.keySet().retainAll(at.read().keySet());
        }
    }

    /** Pages that the memory had when it was read. */
    int pages() {
        return pages;
    }

    /** Whether a page changed since the last stop. */
    boolean changed(int page) {
        return changed.get(page);
    }

    /** Whether a page held anything but zeros at a stop. */
    boolean used(int page) {
        return used.get(page);
    }

    /** How often a page had changed at a stop, from 0 to 1 for the page that did most often. */
    double heat(int page) {
        return hottest == 0 || page >= heat.length ? 0 : (double) heat[page] / hottest;
    }

    /** {@code 3 of 17 hold something, 1 changed since the last stop}. */
    String summary() {
        return "%d of %d hold something, %d changed since the last stop"
                .formatted(used.cardinality(), pages, changed.cardinality());
    }

    /** Whether a byte has another value than at the stop before. */
    boolean changedAt(long address) {
        if (address >= pages * (long) PAGE || !changed((int) (address / PAGE))) {
            return false;
        }
        int page = (int) (address / PAGE);
        int at = (int) (address % PAGE);
        byte[] old = before.get(page);
        byte[] latest = now.get(page);
        return old == null || latest == null || at >= old.length || old[at] != latest[at];
    }

    /** The first byte of the next stretch that changed, or -1. */
    long nextChange(long from, boolean forward) {
        long end = (long) pages * PAGE;
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
