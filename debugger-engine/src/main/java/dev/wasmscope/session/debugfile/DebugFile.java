package dev.wasmscope.session.debugfile;

import dev.wasmscope.dwarf.section.DebugSections;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.binary.SectionScan;
import dev.wasmscope.engine.module.ByteRange;
import dev.wasmscope.engine.module.CustomSection;
import dev.wasmscope.session.SessionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The sections of one file, which may be the module itself. */
public final class DebugFile {
    private final byte[] bytes;
    private final List<CustomSection> customSections;
    private final Optional<ByteRange> code;

    /** Sections that were found already. */
    public DebugFile(byte[] bytes, List<CustomSection> customSections, Optional<ByteRange> code) {
        this.bytes = bytes;
        this.customSections = customSections;
        this.code = code;
    }

    /**
     * Reads a file.
     *
     * @throws SessionException if it cannot be read or is not in the WebAssembly binary format
     */
    static DebugFile read(Path file) throws SessionException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            SectionScan scan = SectionScan.of(bytes);
            return new DebugFile(bytes, scan.customSections(), scan.code());
        } catch (IOException e) {
            throw new SessionException(file + ": cannot be read: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new SessionException(file + ": too large for this machine's memory", e);
        } catch (MalformedModuleException e) {
            throw new SessionException(file + ": " + e.getMessage(), e);
        }
    }

    /** The debug sections, those of split units among them. */
    public DebugSections debugSections() {
        DebugSections.Builder sections = DebugSections.builder();
        for (CustomSection section : customSections) {
            if (section.name().startsWith(".debug_")) {
                ByteRange range = section.contents();
                sections.add(section.name(), bytes, (int) range.start(), (int) range.length());
            }
        }
        return sections.build();
    }

    /** Whether there is DWARF of a whole module. */
    boolean hasDebugInfo() {
        return !debugSections().get(".debug_info").isEmpty();
    }

    /** The text in a custom section that holds just one, with its length in front. */
    Optional<String> text(String section) {
        return contents(section).map(t -> new String(t, java.nio.charset.StandardCharsets.UTF_8));
    }

    /** What tells builds apart, in hexadecimal (custom section {@code build_id}). */
    Optional<String> buildId() {
        return contents("build_id").map(id -> HexFormat.of().formatHex(id));
    }

    /** The bytes behind a length in one LEB128; none where there is no such section. */
    private Optional<byte[]> contents(String name) {
        for (CustomSection section : customSections) {
            if (section.name().equals(name)) {
                int at = (int) section.contents().start();
                int end = (int) section.contents().end();
                while (at < end && bytes[at] < 0) {
                    at++;
                }
                return Optional.of(Arrays.copyOfRange(bytes, Math.min(at + 1, end), end));
            }
        }
        return Optional.empty();
    }

    /**
     * Why another file is not of the same build, or empty if nothing speaks against it: files
     * without build ids are told apart by their code, if both have any.
     */
    Optional<String> differenceTo(DebugFile other) {
        Optional<String> mine = buildId();
        Optional<String> theirs = other.buildId();
        if (mine.isPresent() && theirs.isPresent()) {
            return mine.equals(theirs)
                    ? Optional.empty()
                    : Optional.of(
                            "its build id is %s, the module's %s"
                                    .formatted(theirs.get(), mine.get()));
        }
        if (code.isPresent() && other.code.isPresent() && !sameCode(other)) {
            return Optional.of("its code is not the module's");
        }
        return Optional.empty();
    }

    private boolean sameCode(DebugFile other) {
        ByteRange mine = code.orElseThrow();
        ByteRange theirs = other.code.orElseThrow();
        return Arrays.equals(
                bytes,
                (int) mine.start(),
                (int) mine.end(),
                other.bytes,
                (int) theirs.start(),
                (int) theirs.end());
    }
}
