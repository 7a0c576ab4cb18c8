package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.OpenFile;
import dev.wasmscope.engine.wasi.net.Connection;
import dev.wasmscope.engine.wasi.net.ListeningSocket;
import java.util.Optional;

/** What a file descriptor stands for. */
sealed interface Resource {
    /** Releases it. */
    default void close() {}

    /** Whether it is a socket, waiting or connected. */
    default boolean isSocket() {
        return this instanceof Listener || this instanceof Stream;
    }

    /** Standard input. */
    record Input(InputSource source) implements Resource {}

    /** Standard output or error. */
    record Output(OutputSink sink) implements Resource {}

    /** A file. */
    record File(OpenFile file) implements Resource {
        @Override
        public void close() {
            file.close();
        }
    }

    /** A socket that waits for connections. */
    record Listener(ListeningSocket socket) implements Resource {
        @Override
        public void close() {
            socket.close();
        }
    }

    /** A connection that was accepted. */
    record Stream(Connection connection) implements Resource {
        @Override
        public void close() {
            connection.close();
        }
    }

    /**
     * A directory.
     *
     * @param preopen the name the guest knows it by, if it was open from the start
     */
    record Folder(Directory directory, Optional<String> preopen) implements Resource {
        @Override
        public void close() {
            directory.close();
        }
    }
}
