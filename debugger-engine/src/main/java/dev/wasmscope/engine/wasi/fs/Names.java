package dev.wasmscope.engine.wasi.fs;

import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.nio.charset.StandardCharsets;

/** Rules that hold for every component and path, whatever the file system. */
public final class Names {
    /** Longest component, in bytes of UTF-8. */
    public static final int MAX_COMPONENT_BYTES = 255;

    /** Longest path and longest symbolic link text, in bytes of UTF-8. */
    public static final int MAX_PATH_BYTES = 4096;

    private Names() {}

    /**
     * Checks one component.
     *
     * @throws ErrnoException {@code inval} for what is no component, {@code nametoolong}
     */
    public static String check(String name) throws ErrnoException {
        if (name.isEmpty()
                || name.equals(".")
                || name.equals("..")
                || name.indexOf('/') >= 0
                || name.indexOf('\0') >= 0) {
            throw new ErrnoException(Errno.INVAL, "not a file name: '" + name + "'");
        }
        if (byteLength(name) > MAX_COMPONENT_BYTES) {
            throw new ErrnoException(Errno.NAMETOOLONG, "name of " + name.length() + " characters");
        }
        return name;
    }

    /** Length in bytes of UTF-8. */
    public static int byteLength(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
