package dev.wasmscope.ui.profile;

import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.task.Task;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells a task how much was read, and reads no more once the user ended it. */
final class WatchedStream extends FilterInputStream {
    private final Task task;
    private final long size;
    private long done;

    /**
     * @param size bytes that are expected
     */
    WatchedStream(InputStream in, Task task, long size) {
        super(in);
        this.task = task;
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        task.check();
        int value = in.read();
        count(value < 0 ? -1 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        task.check();
        int count = in.read(bytes, offset, length);
        count(count);
        return count;
    }

    private void count(int count) {
        if (count < 0 || done + count >= size) {
            task.report("putting the profile together", -1);
        } else {
            done += count;
            task.report(Parts.bytes(done) + " read", (double) done / size);
        }
    }
}
