package dev.wasmscope.session.run;

import dev.wasmscope.engine.wasi.OutputSink;
import dev.wasmscope.session.OutputStreamKind;
import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * An output stream of the guest that goes to the session's listeners.
 *
 * @param terminal whether the guest takes it for a terminal and so writes line by line
 */
record GuestOutput(
        OutputStreamKind kind, boolean terminal, BiConsumer<OutputStreamKind, byte[]> listener)
        implements OutputSink {
    @Override
    public void write(byte[] buffer, int offset, int length) {
        listener.accept(kind, Arrays.copyOfRange(buffer, offset, offset + length));
    }
}
