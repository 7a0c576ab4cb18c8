package dev.wasmscope.engine.spec;

import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.validate.InvalidModuleException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the commands of one script in order. */
final class ScriptRunner {

    private final Path file;
    private final ScriptResult result;
    private final ScriptWorld world;

    private ScriptRunner(Path file, Driver driver) {
        this.file = file;
        String name = file.getFileName().toString();
        this.result = new ScriptResult(name.substring(0, name.lastIndexOf('.')));
        this.world = new ScriptWorld(file.resolveSibling(""), driver);
    }

    /**
     * Runs a script.
     *
     * @param driver how functions are run
     */
    static ScriptResult run(Path file, Driver driver) {
        ScriptRunner runner = new ScriptRunner(file, driver);
        runner.run();
        return runner.result;
    }

    private void run() {
        JsonNode script = new JsonMapper().readTree(file.toFile());
        for (JsonNode command : script.get("commands")) {
            int line = command.get("line").asInt();
            try {
                runCommand(command, line);
            } catch (RuntimeException | StackOverflowError e) {
                result.fail(line, command.get("type").asString() + ": " + e);
            }
        }
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? value.asString() : null;
    }

    private void runCommand(JsonNode command, int line) {
        switch (command.get("type").asString()) {
            case "module_definition" -> {
                world.define(text(command, "name"), world.read(command.get("filename").asString()));
                result.pass();
            }
            case "module_instance" ->
                    expect(
                            command,
                            line,
                            world.instantiate(text(command, "instance"), text(command, "module")));
            case "register" -> {
                world.register(text(command, "name"), command.get("as").asString());
                result.pass();
            }
            case "assert_malformed", "assert_invalid" -> assertRejected(command, line);
            case "assert_unlinkable", "assert_uninstantiable" ->
                    expect(command, line, world.instantiate(null, text(command, "instance_of")));
            default -> expect(command, line, perform(command.get("action")));
        }
    }

    private Outcome perform(JsonNode action) {
        String instance = text(action, "module");
        String field = action.get("field").asString();
        return switch (action.get("type").asString()) {
            case "invoke" ->
                    world.invoke(instance, field, SpecValues.arguments(action.get("args")));
            case "get" -> world.get(instance, field);
            default -> throw new IllegalArgumentException("action " + action);
        };
    }

    private void assertRejected(JsonNode command, int line) {
        String type = command.get("type").asString();
        String expected = command.get("text").asString();
        try {
            world.read(command.get("filename").asString());
            result.fail(line, type + ": accepted, should be: " + expected);
        } catch (MalformedModuleException e) {
            rejected(type.equals("assert_malformed"), line, expected, e.detail());
        } catch (InvalidModuleException e) {
            rejected(type.equals("assert_invalid"), line, expected, e.detail());
        }
    }

    private void rejected(boolean rightly, int line, String expected, String actual) {
        if (!rightly) {
            result.fail(line, "rejected as \"" + actual + "\", should be: " + expected);
            return;
        }
        result.pass();
        if (!actual.startsWith(expected)) {
            result.otherText(line, expected, actual);
        }
    }

    private void expect(JsonNode command, int line, Outcome outcome) {
        String type = command.get("type").asString();
        String text = command.path("text").asString("");
        boolean right =
                switch (type) {
                    case "module_instance", "action" -> outcome instanceof Outcome.Returned;
                    case "assert_return" ->
                            outcome instanceof Outcome.Returned(var values)
                                    && SpecValues.matches(command.get("expected"), values);
                    case "assert_trap", "assert_exhaustion", "assert_uninstantiable" ->
                            outcome instanceof Outcome.Trapped(String actual)
                                    && sameText(text, actual);
                    case "assert_unlinkable" ->
                            outcome instanceof Outcome.Unlinkable(String actual)
                                    && actual.contains(text);
                    case "assert_exception" -> outcome instanceof Outcome.Threw;
                    default -> throw new IllegalArgumentException("command " + type);
                };
        if (right) {
            result.pass();
        } else {
            String wanted = command.has("expected") ? command.get("expected").toString() : text;
            result.fail(line, type + ": " + outcome + ", should be: " + wanted);
        }
    }

    /** Ours may go on after the script's text with a colon; a few scripts add an index. */
    private static boolean sameText(String expected, String actual) {
        String ours = actual.contains(":") ? actual.substring(0, actual.indexOf(':')) : actual;
        return actual.startsWith(expected) || expected.startsWith(ours);
    }
}
