package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Every format there is: by name, by file name, and by what a file says. */
public final class ProfileFormats {

    /** No file is unpacked beyond this many bytes. */
    public static final int SIZE_LIMIT = 1 << 30;

    private ProfileFormats() {}

    /** Every format, in the order that help texts list them and that files are tried in. */
    public static List<ProfileFormat> all() {
        return List.of(
                new WprofFormat(),
                new OtlpFormat(),
                new PprofFormat(),
                new SpeedscopeFormat(),
                new FirefoxFormat(),
                new ChromeTraceFormat(),
                new CpuProfileFormat(),
                new CallgrindFormat(),
                new HtmlFormat(),
                CsvFormat.ofLines(),
                CsvFormat.ofFunctions(),
                new LcovFormat(),
                new FoldedFormat());
    }

    /** The format called {@code name} on the command line. */
    public static Optional<ProfileFormat> named(String name) {
        return all().stream().filter(format -> format.name().equals(name)).findFirst();
    }

    /** The format that a file of this name is in; the longest ending decides. */
    public static Optional<ProfileFormat> forFile(String fileName) {
        return all().stream()
                .filter(format -> format.claims(fileName))
                .max(Comparator.comparingInt(format -> longestEnding(format, fileName)));
    }

    /** A profile from a file in any of the formats. */
    public static Profile read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (InputStream in = Files.newInputStream(file)) {
            return read(name, in);
        } catch (java.nio.file.NoSuchFileException _) {
            throw new ProfileFileException(name + ": no such file");
        }
    }

    /**
     * A profile from a stream in any of the formats, packed with gzip or not; it is read to its end
     * and not closed.
     *
     * @param name what messages call it
     */
    public static Profile read(String name, InputStream in) throws IOException {
        return read(name, readAll(name, in));
    }

    /** A profile from the content of a file, packed with gzip or not. */
    public static Profile read(String name, byte[] content) throws ProfileFileException {
        byte[] bytes = unpack(name, content);
        FileHead head = new FileHead(bytes);
        ProfileFile file = new ProfileFile(name, bytes);
        ProfileFormat format =
                all().stream()
                        .filter(candidate -> candidate.recognises(head))
                        .findFirst()
                        .or(() -> forFile(name))
                        .orElseThrow(() -> file.wrong("in none of the formats of profiles"));
        return read(format, file);
    }

    /** A profile from a file that is in this format. */
    public static Profile read(ProfileFormat format, ProfileFile file) throws ProfileFileException {
        try {
            return format.read(file);
        } catch (OutOfMemoryError _) {
            throw file.wrong("too large for the memory of this process");
        }
    }

    /** The content of a file, unpacked if it is packed. */
    static byte[] unpack(String name, byte[] content) throws ProfileFileException {
        if (content.length < 2 || content[0] != 0x1f || content[1] != (byte) 0x8b) {
            return content;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return readAll(name, in);
        } catch (ProfileFileException e) {
            throw e;
        } catch (IOException e) {
            throw new ProfileFileException(
                    name + ": packed with gzip, and damaged: " + e.getMessage());
        }
    }

    private static byte[] readAll(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(SIZE_LIMIT);
        if (bytes.length == SIZE_LIMIT && in.read() >= 0) {
            throw new ProfileFileException(
                    name + ": larger than " + (SIZE_LIMIT >> 20) + " MiB unpacked");
        }
        return bytes;
    }

    private static int longestEnding(ProfileFormat format, String fileName) {
        return format.extensions().stream()
                .filter(fileName::endsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
