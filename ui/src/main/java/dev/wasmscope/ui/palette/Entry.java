package dev.wasmscope.ui.palette;

import org.kordamp.ikonli.Ikon;

/**
 * Something that can be found and done.
 *
 * @param id tells it apart from others in what was used recently; empty if that does not matter
 * @param text its name, in which letters are looked for first
 * @param also another name, a path for example, in which they are looked for next; may be empty
 * @param detail stands behind the name, muted
 * @param key that does it without the palette; may be empty
 * @param enabled whether it can be done now
 * @param choose does it, on the toolkit's thread
 */
public record Entry(
        String id,
        String text,
        String also,
        String detail,
        Ikon icon,
        String key,
        boolean enabled,
        Runnable choose) {
    /** An entry that can be done, without a key. */
    public static Entry of(String text, String also, String detail, Ikon icon, Runnable choose) {
        return new Entry("", text, also, detail, icon, "", true, choose);
    }

    /** Something that is only said. */
    public static Entry note(String text, String detail, Ikon icon) {
        return new Entry("", text, "", detail, icon, "", false, () -> {});
    }
}
