package dev.wasmscope.dwarf.sourcemap;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a {@code sourceMappingURL} custom section points to. */
public sealed interface SourceMapUrl {
    /**
     * The map itself.
     *
     * @param json its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // handed to the reader once, never compared
    record Inline(byte[] json) implements SourceMapUrl {}

    /**
     * A file.
     *
     * @param path absolute, or relative to the module's folder
     */
    record File(String path) implements SourceMapUrl {}

    /**
     * A place on another machine, which is never asked.
     *
     * @param url as written
     */
    record Remote(String url) implements SourceMapUrl {
        /** The last name of its path: what a copy of it would be called. */
        public String fileName() {
            String path = url.split("[?#]", 2)[0];
            return decoded(path.substring(path.lastIndexOf('/') + 1));
        }
    }

    /** A scheme has at least two letters: one is a Windows drive. */
    Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]+:.*", Pattern.DOTALL);

    /**
     * The text in the contents of a {@code sourceMappingURL} section: its length and UTF-8. Where
     * the length is wrong the bytes are taken as text all the same.
     */
    static String textOfSection(byte[] bytes, int start, int length) {
        int end = start + length;
        int at = start;
        long size = 0;
        for (int shift = 0; at < end && shift < 35; shift += 7) {
            byte part = bytes[at++];
            size |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                break;
            }
        }
        boolean named = size > 0 && size <= end - at;
        return named
                ? new String(bytes, at, (int) size, StandardCharsets.UTF_8)
                : new String(bytes, start, length, StandardCharsets.UTF_8);
    }

    /**
     * Parses the section's text.
     *
     * @throws SourceMapException if a {@code data:} URL is malformed
     */
    static SourceMapUrl parse(String url) throws SourceMapException {
        String lower = url.substring(0, Math.min(url.length(), 16)).toLowerCase(Locale.ROOT);
        if (lower.startsWith("data:")) {
            return new Inline(data(url));
        }
        if (lower.startsWith("file://")) {
            String path = decoded(url.substring("file://".length()));
            return new File(path.matches("/[A-Za-z]:.*") ? path.substring(1) : path);
        }
        if (SCHEME.matcher(url).matches() || url.startsWith("//")) {
            return new Remote(url);
        }
        return new File(decoded(url));
    }

    private static byte[] data(String url) throws SourceMapException {
        int comma = url.indexOf(',');
        if (comma < 0) {
            throw new SourceMapException("sourceMappingURL: a data URL without a comma");
        }
        String payload = url.substring(comma + 1);
        boolean base64 = url.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64");
        if (!base64) {
            return decoded(payload).getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getMimeDecoder().decode(decoded(payload.replace("+", "%2B")));
        } catch (IllegalArgumentException e) {
            throw new SourceMapException("sourceMappingURL: malformed base64 in a data URL");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a lone percent sign: a name as it is
        }
    }
}
