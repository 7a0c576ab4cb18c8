package dev.wasmscope.ui.export;

import dev.wasmscope.ui.task.Task;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes no more once the user ended the task. */
final class EndableStream extends FilterOutputStream {
    private final Task task;

    EndableStream(OutputStream out, Task task) {
        super(out);
        this.task = task;
    }

    @Override
    public void write(int value) throws IOException {
        task.check();
        out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        task.check();
        out.write(bytes, offset, length);
    }
}
