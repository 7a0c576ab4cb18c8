package dev.wasmscope.cli.option;

import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import java.util.regex.Pattern;

/**
 * The value of {@code --dir}: {@code HOST[::GUEST][:ro|:overlay]}. Without a guest name the guest
 * sees the folder as it was written.
 *
 * <p>A colon may be part of a name: only the endings are taken for an access, and of {@code C:\x},
 * {@code C:::/c} and {@code dir:ro::/d} the folders are {@code C:\x}, {@code C:} and {@code
 * dir:ro}.
 */
public final class DirOption {
    private static final String FORM = "HOST[::GUEST][:ro|:overlay]";
    private static final Pattern UNKNOWN_ACCESS = Pattern.compile(".*(:[A-Za-z]+)");

    private DirOption() {}

    /** Reads a value; the error of a faulty one says what was expected. */
    public static DirMapping parse(String text) {
        DirAccess access = DirAccess.READ_WRITE;
        String folders = text;
        if (text.endsWith(":ro")) {
            access = DirAccess.READ_ONLY;
            folders = text.substring(0, text.length() - ":ro".length());
        } else if (text.endsWith(":overlay")) {
            access = DirAccess.OVERLAY;
            folders = text.substring(0, text.length() - ":overlay".length());
        }
        int separator = separator(folders);
        String host = separator < 0 ? folders : folders.substring(0, separator);
        String guest = separator < 0 ? folders : folders.substring(separator + 2);
        if (host.isEmpty() || guest.isEmpty()) {
            throw OptionValues.usage("--dir wants " + FORM + ", not '" + text + "'");
        }
        if (separator >= 0) {
            refuseUnknownAccess(guest);
        }
        return new DirMapping(OptionValues.path("--dir", host), guest, access);
    }

    /** Where {@code ::} begins; a drive's own colon does not belong to it. */
    private static int separator(String folders) {
        int at = folders.indexOf("::");
        boolean drive = at == 1 && Character.isLetter(folders.charAt(0));
        return drive && folders.startsWith(":::", at) ? at + 1 : at;
    }

    private static void refuseUnknownAccess(String guest) {
        var unknown = UNKNOWN_ACCESS.matcher(guest);
        if (unknown.matches()) {
            throw OptionValues.usage(
                    "--dir knows :ro and :overlay, not '" + unknown.group(1) + "'");
        }
    }
}
