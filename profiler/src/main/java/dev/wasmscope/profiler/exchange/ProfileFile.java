package dev.wasmscope.profiler.exchange;

import java.nio.charset.StandardCharsets;

/**
 * A file that a profile is read from.
 *
 * @param name what messages and titles call it
 * @param bytes its content, unpacked; not to be written to
 */
public record ProfileFile(String name, byte[] bytes) {

    /** The content as text. */
    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The complaint that this file is not what its format asks for. */
    ProfileFileException wrong(String what) {
        return new ProfileFileException(name + ": " + what);
    }
}
