package dev.wasmscope.engine.wasi;

import java.io.IOException;
import java.io.OutputStream;

/** Where a guest's standard output or error goes. Called on the guest's thread. */
@FunctionalInterface
public interface OutputSink {
    /**
     * Takes bytes; the array is the caller's again afterwards.
     *
     * @throws IOException the guest gets {@code io}
     */
    void write(byte[] buffer, int offset, int length) throws IOException;

    /**
     * Whether the guest is to take it for a terminal. C libraries then write each line at once,
     * which is what one wants to see while debugging; otherwise they gather larger blocks.
     */
    default boolean terminal() {
        return false;
    }

    /** Into a stream, flushed after every call of the guest. */
    static OutputSink to(OutputStream stream) {
        return (buffer, offset, length) -> {
            stream.write(buffer, offset, length);
            stream.flush();
        };
    }

    /** The same sink, taken for a terminal by the guest. */
    default OutputSink asTerminal() {
        OutputSink base = this;
        return new OutputSink() {
            @Override
            public void write(byte[] buffer, int offset, int length) throws IOException {
                base.write(buffer, offset, length);
            }

            @Override
            public boolean terminal() {
                return true;
            }
        };
    }
}
