package dev.wasmscope.profiler.exchange;

import java.io.IOException;

/** A file that cannot be read as a profile; the message is one line: file, what is wrong, where. */
public final class ProfileFileException extends IOException {

    ProfileFileException(String message) {
        super(message.replace('\n', ' ').replace('\r', ' '));
    }
}
