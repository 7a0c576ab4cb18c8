package dev.wasmscope.cli.dap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.debug.Capabilities;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.eclipse.lsp4j.debug.services.IDebugProtocolServer;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The tables of {@code docs/dap.md} name every request, event and capability of the protocol, and
 * what they say is done can be seen in a recorded conversation.
 */
class ProtocolTest {
    private static final Path PAGE = Path.of("..", "docs", "dap.md");
    private static final Path GOLDENS = Path.of("src", "test", "resources", "goldens", "dap");

    /** {@code | `name` | yes | `conversation` … |} */
    private static final Pattern ROW =
            Pattern.compile("\\| `(\\w+)` \\| (yes|no) \\| (?:`([\\w-]+)`)?([^|]*)\\|");

    /**
     * A line of a table.
     *
     * @param conversation where it can be seen; empty when it is not done
     * @param more what is to be seen there, or why it is not done
     */
    private record Row(String name, boolean done, String conversation, String more) {}

    @Test
    void everyRequestIsListedAndAnsweredInAConversation() throws IOException {
        Set<String> all = new TreeSet<>(names(IDebugProtocolServer.class, JsonRequest.class));
        all.addAll(names(IDebugProtocolClient.class, JsonRequest.class));

        Map<String, Row> rows = rows("Requests");

        assertEquals(all, rows.keySet());
        for (Row row : rows.values()) {
            if (row.done()) {
                String text = conversation(row);
                assertTrue(
                        Pattern.compile("^-> " + row.name() + "\\b", Pattern.MULTILINE)
                                        .matcher(text)
                                        .find()
                                && Pattern.compile(
                                                "^<- " + row.name() + "\\b(?! ERROR)",
                                                Pattern.MULTILINE)
                                        .matcher(text)
                                        .find(),
                        row.conversation() + " does not answer " + row.name());
            } else {
                assertTrue(row.more().length() > 10, "why is there no " + row.name() + "?");
            }
        }
    }

    @Test
    void everyEventIsListedAndComesInAConversation() throws IOException {
        Map<String, Row> rows = rows("Events");

        assertEquals(
                new TreeSet<>(names(IDebugProtocolClient.class, JsonNotification.class)),
                rows.keySet());
        for (Row row : rows.values()) {
            assertTrue(row.done(), row.name() + " is never sent");
            assertTrue(
                    Pattern.compile("^\\*\\* " + row.name() + "\\b", Pattern.MULTILINE)
                            .matcher(conversation(row))
                            .find(),
                    row.conversation() + " has no event " + row.name());
        }
    }

    @Test
    void everyCapabilityIsListedAndWhatIsAnnouncedCanBeSeen() throws IOException {
        JsonNode offered =
                new ObjectMapper()
                        .readTree(new com.google.gson.Gson().toJson(Offered.capabilities()));
        Map<String, Row> rows = rows("Capabilities");

        assertEquals(capabilities(), rows.keySet());
        for (Row row : rows.values()) {
            assertEquals(offered.has(row.name()), row.done(), row.name());
            if (row.done()) {
                Matcher evidence = Pattern.compile("`([^`]+)`").matcher(row.more());
                assertTrue(evidence.find(), "what shows " + row.name() + "?");
                assertTrue(
                        conversation(row).contains(evidence.group(1)),
                        row.conversation() + " has no " + evidence.group(1));
            } else {
                assertTrue(row.more().length() > 10, "why is there no " + row.name() + "?");
            }
        }
    }

    private static String conversation(Row row) throws IOException {
        return Files.readString(GOLDENS.resolve(row.conversation() + ".txt"));
    }

    /** The rows of the table below a heading, by name. */
    private static Map<String, Row> rows(String heading) throws IOException {
        String section =
                Files.readString(PAGE).split("## " + heading + "\n", 2)[1].split("\n## ")[0];
        Map<String, Row> rows = new TreeMap<>();
        for (String line : section.lines().filter(text -> text.startsWith("| `")).toList()) {
            Matcher row = ROW.matcher(line);
            assertTrue(row.matches(), line);
            boolean done = row.group(2).equals("yes");
            assertEquals(done, row.group(3) != null, line);
            rows.put(
                    row.group(1),
                    new Row(row.group(1), done, done ? row.group(3) : "", row.group(4).strip()));
        }
        return rows;
    }

    /** The names on the wire of an interface's messages of a kind. */
    private static Set<String> names(
            Class<?> messages, Class<? extends java.lang.annotation.Annotation> kind) {
        return Stream.of(messages.getMethods())
                .filter(method -> method.isAnnotationPresent(kind))
                .map(ProtocolTest::name)
                .collect(Collectors.toSet());
    }

    private static String name(Method method) {
        JsonRequest request = method.getAnnotation(JsonRequest.class);
        JsonNotification event = method.getAnnotation(JsonNotification.class);
        String given = request != null ? request.value() : event != null ? event.value() : "";
        return given.isEmpty() ? method.getName() : given;
    }

    private static Set<String> capabilities() {
        return Arrays.stream(Capabilities.class.getDeclaredFields())
                .map(java.lang.reflect.Field::getName)
                .filter(name -> !name.startsWith("$"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
