package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.net.Connection;
import dev.wasmscope.engine.wasi.net.ListeningSocket;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.EventType;

/** What one subscription of {@code poll_oneoff} waits for. */
sealed interface Subscription {
    /** The guest's mark, which comes back in the event. */
    long userdata();

    /** Fires in {@code nanos}; already over when that is 0 or less. */
    record Timer(long userdata, long nanos) implements Subscription {}

    /** Fires when {@code source} has something, or is at its end. */
    record Input(long userdata, InputSource source) implements Subscription {}

    /** Fires when a connection waits to be accepted. */
    record Accepting(long userdata, ListeningSocket socket) implements Subscription {}

    /** Fires when something has arrived, or nothing more will. */
    record Receiving(long userdata, Connection connection) implements Subscription {}

    /** Fires when there is room to send. */
    record Sending(long userdata, Connection connection) implements Subscription {}

    /** Has fired. */
    @SuppressWarnings("ArrayRecordComponent") // only ever copied to the guest
    record Fired(long userdata, byte[] event) implements Subscription {}

    /** One that cannot be waited for. */
    static Subscription failed(long userdata, EventType type, Errno errno) {
        return new Fired(userdata, Structures.event(userdata, errno, type, 0, 0));
    }

    /** One that is ready already. */
    static Subscription ready(long userdata, EventType type, long bytes) {
        return new Fired(userdata, Structures.event(userdata, Errno.SUCCESS, type, bytes, 0));
    }
}
