package dev.wasmscope.ui.kept;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file of one module.
 *
 * @param module its path, absolute
 * @param sha256 of its contents when the file was written, to find it when it was moved
 * @param parts by name; also those that this version of the program does not know
 */
record KeptFile(Path module, String sha256, Map<String, JsonNode> parts) {
    /** The layout of the file; a file of another one is not read. */
    static final int VERSION = 1;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    KeptFile {
        parts = Map.copyOf(parts);
    }

    /** Why a file is not read, in words that go on from its name. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }

    byte[] bytes() {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", VERSION);
        root.put("module", module.toString());
        root.put("sha256", sha256);
        ObjectNode all = root.putObject("parts");
        parts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(part -> all.set(part.getKey(), part.getValue()));
        return JSON.writeValueAsBytes(root);
    }

    /**
     * Reads a file.
     *
     * @throws Unreadable when it is of another version or broken
     */
    static KeptFile read(byte[] bytes) throws Unreadable {
        try {
            JsonNode root = JSON.readTree(bytes);
            int version = root.path("version").asInt(0);
            if (version != VERSION) {
                throw new Unreadable(
                        version > VERSION
                                ? "is of a newer Wasmscope (version " + version + ")"
                                : "has no version that is known");
            }
            Map<String, JsonNode> parts = new LinkedHashMap<>();
            root.path("parts").forEachEntry(parts::put);
            return new KeptFile(
                    Path.of(root.path("module").asString("")),
                    root.path("sha256").asString(""),
                    parts);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new Unreadable(
                    at == null
                            ? "is broken"
                            : "is broken in line "
                                    + at.getLineNr()
                                    + ", column "
                                    + at.getColumnNr());
        } catch (java.nio.file.InvalidPathException e) {
            throw new Unreadable("names a module that is no path here");
        }
    }
}
