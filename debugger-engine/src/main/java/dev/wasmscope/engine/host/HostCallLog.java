package dev.wasmscope.engine.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The host calls of a run, oldest first. It keeps the last {@code capacity} events and counts those
 * it had to drop.
 *
 * <p>The guest's thread appends; any thread may read. Listeners are called on the guest's thread,
 * in order, for every event, and must not block.
 */
public final class HostCallLog {
    /** Events kept when nothing else is asked for. */
    public static final int DEFAULT_CAPACITY = 20_000;

    /** Bytes of each buffer of a call that are kept when nothing else is asked for. */
    public static final int DEFAULT_PREVIEW = 64;

    private final int capacity;
    private final int previewBytes;
    private final Deque<HostCallEvent> events = new ArrayDeque<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private long total;

    public HostCallLog() {
        this(DEFAULT_CAPACITY);
    }

    /**
     * A log that keeps the last {@code capacity} events.
     *
     * @throws IllegalArgumentException if {@code capacity} is negative
     */
    public HostCallLog(int capacity) {
        this(capacity, DEFAULT_PREVIEW);
    }

    /**
     * A log that keeps the last {@code capacity} events, each with the first {@code previewBytes}
     * bytes of what each of its buffers held.
     *
     * @throws IllegalArgumentException if one of them is negative
     */
    public HostCallLog(int capacity, int previewBytes) {
        if (capacity < 0 || previewBytes < 0) {
            throw new IllegalArgumentException(
                    "negative capacity " + capacity + " or preview " + previewBytes);
        }
        this.capacity = capacity;
        this.previewBytes = previewBytes;
    }

    /** How many bytes of each buffer of a call are kept. */
    public int previewBytes() {
        return previewBytes;
    }

    /** Somebody who hears of events, and whether they do at present. */
    private record Listener(Consumer<HostCallEvent> hears, BooleanSupplier listening) {}

    /** Adds a listener; it sees the events from now on. */
    public void addListener(Consumer<HostCallEvent> listener) {
        addListener(listener, () -> true);
    }

    /**
     * Adds a listener that needs to hear of events only while {@code listening} says so. An event
     * that nobody needs and that is not kept is not even made.
     */
    public void addListener(Consumer<HostCallEvent> listener, BooleanSupplier listening) {
        listeners.add(new Listener(listener, listening));
    }

    /** Whether somebody keeps or hears of events at present. */
    public boolean wanted() {
        if (capacity > 0) {
            return true;
        }
        for (Listener listener : listeners) {
            if (listener.listening().getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    /** Counts an event that was not made, because nobody wanted it. */
    void countUnseen() {
        synchronized (events) {
            total++;
        }
    }

    /** Appends an event, dropping the oldest one if the log is full. */
    public void append(HostCallEvent event) {
        synchronized (events) {
            total++;
            if (capacity > 0) {
                if (events.size() == capacity) {
                    events.removeFirst();
                }
                events.addLast(event);
            }
        }
        for (Listener listener : listeners) {
            listener.hears().accept(event);
        }
    }

    /** The kept events, oldest first: a copy. */
    public List<HostCallEvent> events() {
        synchronized (events) {
            return new ArrayList<>(events);
        }
    }

    /** Number of events ever appended. */
    public long total() {
        synchronized (events) {
            return total;
        }
    }

    /** Number of events that are no longer kept. */
    public long dropped() {
        synchronized (events) {
            return total - events.size();
        }
    }
}
