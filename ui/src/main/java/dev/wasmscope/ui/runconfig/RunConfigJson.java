package dev.wasmscope.ui.runconfig;

import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.UnknownImports;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run configuration as JSON. Members are named as in the launch configurations of editors ({@code
 * docs/dap.md}); what a configuration does not need is not written.
 */
final class RunConfigJson {
    private static final Set<String> MEMBERS =
            Set.of(
                    "name",
                    "args",
                    "env",
                    "cwd",
                    "dirs",
                    "stdin",
                    "stdinText",
                    "limits",
                    "injections",
                    "pathMappings",
                    "sourceDirs",
                    "invoke",
                    "stopOnEntry",
                    "unknownImports");

    private RunConfigJson() {}

    static ObjectNode write(RunConfig config) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("name", config.name());
        texts(node, "args", config.args());
        if (!config.env().isEmpty()) {
            ObjectNode env = node.putObject("env");
            config.env().forEach(env::put);
        }
        text(node, "cwd", config.folder());
        if (!config.dirs().isEmpty()) {
            ArrayNode dirs = node.putArray("dirs");
            for (RunConfig.Dir dir : config.dirs()) {
                dirs.addObject()
                        .put("host", dir.host())
                        .put("guest", dir.guest())
                        .put("access", word(dir.access()));
            }
        }
        switch (config.input()) {
            case Input.Console _ -> {}
            case Input.None _ -> node.put("stdinText", "");
            case Input.Text(String text) -> node.put("stdinText", text);
            case Input.File(String path) -> node.put("stdin", path);
        }
        limits(node, config.limits());
        texts(node, "injections", config.faults());
        if (!config.mappings().isEmpty()) {
            ObjectNode mappings = node.putObject("pathMappings");
            config.mappings().forEach(m -> mappings.put(m.from(), m.to()));
        }
        texts(node, "sourceDirs", config.sourceDirs());
        text(node, "invoke", config.invoke());
        if (config.stopOnEntry()) {
            node.put("stopOnEntry", true);
        }
        if (config.unknownImports() != UnknownImports.REFUSE) {
            node.put("unknownImports", config.unknownImports().name().toLowerCase(Locale.ROOT));
        }
        return node;
    }

    private static void limits(ObjectNode node, Limits limits) {
        if (!limits.equals(Limits.NONE)) {
            ObjectNode all = node.putObject("limits");
            text(all, "instructions", limits.instructions());
            text(all, "memory", limits.memory());
            text(all, "seconds", limits.seconds());
        }
    }

    private static void text(ObjectNode node, String name, String value) {
        if (!value.isBlank()) {
            node.put(name, value);
        }
    }

    private static void texts(ObjectNode node, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = node.putArray(name);
            values.forEach(array::add);
        }
    }

    private static String word(DirAccess access) {
        return access.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads one.
     *
     * @throws RunConfigException names the member that cannot be meant
     */
    static RunConfig read(JsonNode node) throws RunConfigException {
        if (!node.isObject()) {
            throw new RunConfigException("a configuration is an object { … }");
        }
        String name = text(node, "name");
        if (name.isBlank()) {
            throw new RunConfigException("name is missing");
        }
        for (String member : node.propertyNames()) {
            if (!MEMBERS.contains(member)) {
                throw new RunConfigException(
                        "'" + member + "' is no member that is known: " + sorted());
            }
        }
        List<RunConfig.Mapping> mappings = new ArrayList<>();
        map(node, "pathMappings")
                .forEach((from, to) -> mappings.add(new RunConfig.Mapping(from, to)));
        return new RunConfig(
                name,
                texts(node, "args"),
                map(node, "env"),
                text(node, "cwd"),
                dirs(node.path("dirs")),
                input(node),
                limits(node.path("limits")),
                texts(node, "injections"),
                mappings,
                texts(node, "sourceDirs"),
                text(node, "invoke"),
                flag(node, "stopOnEntry"),
                unknownImports(text(node, "unknownImports")));
    }

    private static UnknownImports unknownImports(String word) throws RunConfigException {
        return switch (word) {
            case "", "refuse" -> UnknownImports.REFUSE;
            case "trap" -> UnknownImports.TRAP;
            case "zero" -> UnknownImports.ZERO;
            default ->
                    throw new RunConfigException(
                            "unknownImports is refuse, trap or zero, not '" + word + "'");
        };
    }

    private static String sorted() {
        return String.join(", ", MEMBERS.stream().sorted().toList());
    }

    private static Input input(JsonNode node) throws RunConfigException {
        if (node.has("stdin") && node.has("stdinText")) {
            throw new RunConfigException("stdin and stdinText: only one of them can be");
        }
        if (node.has("stdinText")) {
            String text = text(node, "stdinText");
            return text.isEmpty() ? new Input.None() : new Input.Text(text);
        }
        return node.has("stdin") ? new Input.File(text(node, "stdin")) : new Input.Console();
    }

    private static Limits limits(JsonNode node) throws RunConfigException {
        if (!node.isMissingNode() && !node.isObject()) {
            throw new RunConfigException("limits is an object { … }");
        }
        return new Limits(
                number(node, "instructions"), number(node, "memory"), number(node, "seconds"));
    }

    private static List<RunConfig.Dir> dirs(JsonNode node) throws RunConfigException {
        if (!node.isMissingNode() && !node.isArray()) {
            throw new RunConfigException("dirs is a list [ … ]");
        }
        List<RunConfig.Dir> dirs = new ArrayList<>();
        for (JsonNode dir : node) {
            String host = text(dir, "host");
            if (host.isEmpty()) {
                throw new RunConfigException("dirs: host is missing: a folder");
            }
            String guest = text(dir, "guest");
            dirs.add(new RunConfig.Dir(host, guest.isEmpty() ? host : guest, access(dir)));
        }
        return dirs;
    }

    private static DirAccess access(JsonNode dir) throws RunConfigException {
        String word = text(dir, "access");
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "", "read-write", "rw" -> DirAccess.READ_WRITE;
            case "read-only", "ro" -> DirAccess.READ_ONLY;
            case "overlay" -> DirAccess.OVERLAY;
            default ->
                    throw new RunConfigException(
                            "dirs: access is read-write, read-only or overlay, not '" + word + "'");
        };
    }

    private static String text(JsonNode node, String name) throws RunConfigException {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw new RunConfigException(name + " is a text \"…\", not " + value);
        }
        return value.asString();
    }

    private static String number(JsonNode node, String name) throws RunConfigException {
        JsonNode value = node.path(name);
        return value.isNumber() ? value.asString() : text(node, name);
    }

    private static boolean flag(JsonNode node, String name) throws RunConfigException {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new RunConfigException(name + " is true or false, not " + value);
        }
        return value.asBoolean(false);
    }

    private static List<String> texts(JsonNode node, String name) throws RunConfigException {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isArray()) {
            throw new RunConfigException(name + " is a list [ … ] of texts");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode one : value) {
            if (!one.isString()) {
                throw new RunConfigException(name + " is a list of texts, " + one + " is none");
            }
            texts.add(one.asString());
        }
        return texts;
    }

    private static Map<String, String> map(JsonNode node, String name) throws RunConfigException {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isObject()) {
            throw new RunConfigException(name + " is an object { … } of texts");
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (String key : value.propertyNames()) {
            map.put(key, text(value, key));
        }
        return map;
    }
}
