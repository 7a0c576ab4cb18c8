package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * The Firefox Profiler's processed format, packed with gzip: stacks with lines, columns, inlined
 * functions and addresses; guest, host and idle as categories. One thread a measure, and for
 * samples one with their times.
 *
 * <p>Written as version {@value #VERSION}: readers of later versions bring it up to theirs, as
 * their rules for upgrading promise. What is read may be of any version from there on.
 */
public final class FirefoxFormat implements ProfileFormat {

    static final int VERSION = 48;

    /** Categories by their place in the file. */
    static final List<String> CATEGORIES = List.of("Other", "Guest", "Host", "Idle");

    @Override
    public String name() {
        return "firefox";
    }

    @Override
    public String title() {
        return "for profiler.firefox.com";
    }

    @Override
    public List<String> extensions() {
        return List.of(".firefox.json.gz", ".firefox.json");
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        GZIPOutputStream packed = new GZIPOutputStream(out, 1 << 16);
        Json.write(packed, json -> new FirefoxWriter(profile, json).write());
        packed.finish();
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.isJsonWith("meta") && head.text().contains("\"preprocessedProfileVersion\"");
    }

    @Override
    public Profile read(ProfileFile file) throws ProfileFileException {
        return new FirefoxReader(Json.read(file), file).read();
    }
}
