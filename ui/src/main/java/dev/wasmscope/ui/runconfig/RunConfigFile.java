package dev.wasmscope.ui.runconfig;

import dev.wasmscope.ui.theme.SafeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file of run configurations. Changes are made in what the file holds at that moment, one
 * configuration at a time: what cannot be understood, what another program wrote meanwhile and
 * members of later versions stay as they are. A file that is no JSON is never written.
 */
public final class RunConfigFile {
    private static final int VERSION = 1;
    private static final String CONFIGURATIONS = "configurations";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path path;

    /** Where configurations of a module are kept. */
    public enum Place {
        /** Beside the module, to be shared with it. */
        BESIDE,
        /** In the folder of the user's settings. */
        USER
    }

    /**
     * What a file holds.
     *
     * @param configs those that can be used
     * @param problems what is wrong, one line each, with file and place
     */
    public record Contents(List<RunConfig> configs, List<String> problems) {
        public Contents {
            configs = List.copyOf(configs);
            problems = List.copyOf(problems);
        }
    }

    private RunConfigFile(Path path) {
        this.path = path;
    }

    /**
     * The file of a module.
     *
     * @param settings where this program keeps what it remembers
     */
    public static RunConfigFile of(Path module, Place place, Path settings) {
        String name = String.valueOf(module.getFileName()).replaceFirst("\\.wasm$", "");
        return new RunConfigFile(
                switch (place) {
                    case BESIDE -> RunConfig.home(module).resolve(name + ".wasmscope.json");
                    case USER ->
                            settings.resolve("runs")
                                    .resolve(name + "-" + hash(module) + ".wasmscope.json");
                });
    }

    private static String hash(Path module) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    module.toAbsolutePath()
                                            .normalize()
                                            .toString()
                                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Where it lies, be it there or not. */
    public Path path() {
        return path;
    }

    /** What it holds now; nothing when it is not there. */
    public Contents load() {
        try {
            ObjectNode root = root();
            List<RunConfig> configs = new ArrayList<>();
            List<String> problems = new ArrayList<>();
            for (int i = 0; i < list(root).size(); i++) {
                JsonNode node = list(root).get(i);
                try {
                    RunConfig config = RunConfigJson.read(node);
                    if (configs.stream().anyMatch(c -> c.name().equals(config.name()))) {
                        throw new RunConfigException("there is one of this name already");
                    }
                    config.launch(path, new dev.wasmscope.session.StdinSource.Empty());
                    configs.add(config);
                } catch (RunConfigException e) {
                    problems.add(path + ": " + where(i, node) + e.getMessage());
                }
            }
            return new Contents(configs, problems);
        } catch (RunConfigException e) {
            return new Contents(List.of(), List.of(String.valueOf(e.getMessage())));
        }
    }

    private static String where(int index, JsonNode node) {
        String name = node.path("name").asString("");
        return CONFIGURATIONS
                + "["
                + index
                + "]"
                + (name.isBlank() ? "" : " '" + name + "'")
                + ": ";
    }

    /**
     * Writes a configuration in the place of another one, or as a new one.
     *
     * @param replaced name of the one that goes
     * @throws RunConfigException when the file cannot be written, or not without losing what is in
     *     it
     */
    public void put(RunConfig config, Optional<String> replaced) throws RunConfigException {
        ObjectNode root = root();
        ArrayNode list = list(root);
        int at = replaced.map(name -> find(list, name)).orElse(-1);
        int same = find(list, config.name());
        if (same >= 0 && same != at) {
            throw new RunConfigException(
                    path + ": there is a configuration '" + config.name() + "' already");
        }
        if (at < 0) {
            list.add(RunConfigJson.write(config));
        } else {
            list.set(at, RunConfigJson.write(config));
        }
        write(root);
    }

    /**
     * Takes a configuration out.
     *
     * @throws RunConfigException as {@link #put}
     */
    public void remove(String name) throws RunConfigException {
        ObjectNode root = root();
        int at = find(list(root), name);
        if (at >= 0) {
            list(root).remove(at);
            write(root);
        }
    }

    private static int find(ArrayNode list, String name) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path("name").asString("").equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private void write(ObjectNode root) throws RunConfigException {
        try {
            byte[] text = JSON.writeValueAsBytes(root);
            byte[] line = new byte[text.length + 1];
            System.arraycopy(text, 0, line, 0, text.length);
            line[text.length] = '\n';
            SafeFile.write(path, line);
        } catch (IOException e) {
            throw new RunConfigException(path + " cannot be written: " + e.getMessage());
        }
    }

    private ArrayNode list(ObjectNode root) throws RunConfigException {
        JsonNode list = root.path(CONFIGURATIONS);
        if (list.isMissingNode()) {
            return root.putArray(CONFIGURATIONS);
        }
        if (list instanceof ArrayNode array) {
            return array;
        }
        throw new RunConfigException(path + ": configurations is a list [ … ]");
    }

    private ObjectNode root() throws RunConfigException {
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(path));
            if (!(root instanceof ObjectNode object)) {
                throw new RunConfigException(
                        path + ": the file is an object { \"configurations\": [ … ] }");
            }
            int version = root.path("version").asInt(0);
            if (version != VERSION) {
                throw new RunConfigException(
                        path
                                + ": version is "
                                + root.path("version")
                                + ", this Wasmscope knows "
                                + VERSION);
            }
            return object;
        } catch (NoSuchFileException e) {
            ObjectNode empty = JSON.createObjectNode();
            empty.put("version", VERSION);
            return empty;
        } catch (IOException e) {
            throw new RunConfigException(path + " cannot be read: " + e.getMessage());
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new RunConfigException(
                    path
                            + (at == null
                                    ? ""
                                    : ", line " + at.getLineNr() + ", column " + at.getColumnNr())
                            + ": "
                            + e.getOriginalMessage().lines().findFirst().orElse("no JSON"));
        }
    }
}
