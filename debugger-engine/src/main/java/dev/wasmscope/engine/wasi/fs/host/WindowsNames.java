package dev.wasmscope.engine.wasi.fs.host;

import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.regex.Pattern;

/**
 * Names that mean something else on Windows than a file in the folder: devices, streams of a file,
 * other separators, names that Windows trims, and short names of other files.
 */
final class WindowsNames {
    private static final Pattern FORBIDDEN = Pattern.compile(".*[<>:\"/\\\\|?*\\x00-\\x1f].*");
    private static final Pattern DEVICE =
            Pattern.compile(
                    "(?i)(CON|PRN|AUX|NUL|CLOCK\\$|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\\u00b9\\u00b2\\u00b3])"
                            + " *(\\..*)?");
    private static final Pattern SHORT = Pattern.compile("(?i)[^.]{1,6}~[0-9]{1,6}(\\..{0,3})?");

    private WindowsNames() {}

    /** Refuses such a name with {@code noent}: no file can have it. */
    static String check(String name) throws ErrnoException {
        if (FORBIDDEN.matcher(name).matches()
                || name.endsWith(".")
                || name.endsWith(" ")
                || DEVICE.matcher(name).matches()
                || SHORT.matcher(name).matches()) {
            throw new ErrnoException(Errno.NOENT, name);
        }
        return name;
    }
}
