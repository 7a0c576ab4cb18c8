package dev.wasmscope.session;

import dev.wasmscope.engine.host.record.RecordingReader;
import java.nio.file.Path;

/** Files that {@link LaunchConfig#withRecording} made. */
public final class RecordingFiles {
    private RecordingFiles() {}

    /** Whether a file says of itself that it is a recording; false if it cannot be read. */
    public static boolean isRecording(Path file) {
        return RecordingReader.isRecording(file);
    }
}
