package dev.wasmscope.ui.breakpoints;

import dev.wasmscope.session.DataAccess;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.ui.session.SavedBreakpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Breakpoints as a file for people: one object for each, with members named after its kind.
 *
 * <pre>
 * {"wasmscope": "breakpoints", "version": 1, "breakpoints": [
 *   {"kind": "line", "file": "ledger.c", "line": 61, "condition": "cents > 100"}]}
 * </pre>
 */
final class BreakpointsFile {
    private static final int VERSION = 1;

    private BreakpointsFile() {}

    /** The bytes of a file. */
    static byte[] write(SavedBreakpoint[] all) {
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode file = mapper.createObjectNode();
        file.put("wasmscope", "breakpoints");
        file.put("version", VERSION);
        var list = file.putArray("breakpoints");
        for (SavedBreakpoint one : all) {
            write(one, list.addObject());
        }
        return mapper.writeValueAsBytes(file);
    }

    private static void write(SavedBreakpoint one, ObjectNode to) {
        to.put("kind", word(one.kind()));
        switch (one.kind()) {
            case LINE -> {
                to.put("file", one.at()).put("line", one.number());
                if (one.second() > 0) {
                    to.put("column", one.second());
                }
            }
            case INSTRUCTION ->
                    to.put("offset", String.format("0x%x", one.number()))
                            .put("function", one.second());
            case BYTES ->
                    to.put("memory", one.third())
                            .put("address", String.format("0x%x", one.number()))
                            .put("length", one.second());
            default -> member(one.kind()).ifPresent(name -> to.put(name, one.at()));
        }
        writeOptions(one, to);
    }

    private static void writeOptions(SavedBreakpoint one, ObjectNode to) {
        DataAccess access = one.access();
        if (access != null) {
            to.put("access", access.name().toLowerCase(Locale.ROOT));
        }
        if (one.disabled()) {
            to.put("disabled", true);
        }
        put(to, "condition", one.condition());
        put(to, "hits", one.hits());
        put(to, "log", one.log());
        put(to, "patch", one.patch());
        if (one.once()) {
            to.put("once", true);
        }
        Integer after = one.after();
        if (after != null) {
            to.put("after", after + 1);
        }
        put(to, "thread", one.thread());
        put(to, "instance", one.instance());
        put(to, "group", one.group());
    }

    private static void put(ObjectNode to, String name, @Nullable Object value) {
        if (value instanceof Integer number) {
            to.put(name, number);
        } else if (value != null) {
            to.put(name, value.toString());
        }
    }

    /** The member that says where, of kinds with one. */
    private static Optional<String> member(SavedBreakpoint.Kind kind) {
        return switch (kind) {
            case FUNCTION -> Optional.of("name");
            case PATTERN -> Optional.of("regex");
            case HOST_CALL -> Optional.of("filter");
            case TRAP -> Optional.of("trap");
            case EXPRESSION -> Optional.of("expression");
            default -> Optional.empty();
        };
    }

    private static String word(SavedBreakpoint.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a file.
     *
     * @param name of the file, for messages
     * @throws SessionException if it cannot be read; says which breakpoint and which member
     */
    static SavedBreakpoint[] read(String name, byte[] bytes) throws SessionException {
        JsonNode file;
        try {
            file = JsonMapper.shared().readTree(bytes);
        } catch (JacksonException e) {
            String where =
                    e.getLocation() == null
                            ? ""
                            : " in line "
                                    + e.getLocation().getLineNr()
                                    + ", column "
                                    + e.getLocation().getColumnNr();
            throw new SessionException(
                    name + " is no JSON" + where + ": " + e.getOriginalMessage(), e);
        }
        if (!file.path("wasmscope").asString("").equals("breakpoints")) {
            throw new SessionException(
                    name + " holds no breakpoints: \"wasmscope\": \"breakpoints\" is missing");
        }
        int version = file.path("version").asInt(0);
        if (version != VERSION) {
            throw new SessionException(
                    name + " is of version " + version + "; this program reads " + VERSION);
        }
        List<SavedBreakpoint> all = new ArrayList<>();
        for (JsonNode one : file.path("breakpoints")) {
            String place = name + ", breakpoint " + (all.size() + 1);
            all.add(checked(place, new Reader(place, one).breakpoint()));
        }
        return all.toArray(SavedBreakpoint[]::new);
    }

    /** What names no place or counts hits wrongly is told here, not when it is set. */
    private static SavedBreakpoint checked(String place, SavedBreakpoint one)
            throws SessionException {
        try {
            var _ = one.spec();
            var _ = one.options(OptionalInt.empty());
            return one;
        } catch (IllegalArgumentException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new SessionException(place + ": " + cause.getMessage(), e);
        }
    }

    /** One object of the list. */
    private record Reader(String place, JsonNode from) {
        SavedBreakpoint breakpoint() throws SessionException {
            SavedBreakpoint.Kind kind = kind();
            long number =
                    switch (kind) {
                        case LINE -> number("line", true);
                        case INSTRUCTION -> number("offset", true);
                        case BYTES -> number("address", true);
                        default -> 0;
                    };
            int second =
                    switch (kind) {
                        case LINE -> (int) number("column", false);
                        case INSTRUCTION -> (int) number("function", true);
                        case BYTES -> (int) number("length", true);
                        default -> 0;
                    };
            Integer after = whole("after");
            return new SavedBreakpoint(
                    kind,
                    kind == SavedBreakpoint.Kind.LINE ? text("file", true) : at(kind),
                    number,
                    second,
                    (int) number("memory", false),
                    access(),
                    from.path("disabled").asBoolean(false),
                    text("condition", false),
                    text("hits", false),
                    text("log", false),
                    text("patch", false),
                    from.path("once").asBoolean(false),
                    after == null ? null : Integer.valueOf(after - 1),
                    whole("thread"),
                    whole("instance"),
                    text("group", false));
        }

        private SavedBreakpoint.Kind kind() throws SessionException {
            String word = String.valueOf(text("kind", true));
            return Arrays.stream(SavedBreakpoint.Kind.values())
                    .filter(k -> word(k).equals(word))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    wrong(
                                            "kind",
                                            "'"
                                                    + word
                                                    + "' is none of "
                                                    + Arrays.stream(SavedBreakpoint.Kind.values())
                                                            .map(BreakpointsFile::word)
                                                            .collect(Collectors.joining(", "))));
        }

        private @Nullable String at(SavedBreakpoint.Kind kind) throws SessionException {
            Optional<String> name = member(kind);
            return name.isPresent() ? text(name.get(), true) : null;
        }

        private @Nullable DataAccess access() throws SessionException {
            String word = text("access", false);
            if (word == null) {
                return null;
            }
            return Arrays.stream(DataAccess.values())
                    .filter(a -> a.name().equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(
                            () -> wrong("access", "read, write, change or read_write is wanted"));
        }

        private @Nullable String text(String member, boolean needed) throws SessionException {
            JsonNode value = from.path(member);
            if (value.isMissingNode() || value.isNull()) {
                if (needed) {
                    throw wrong(member, "it is missing");
                }
                return null;
            }
            if (!value.isString()) {
                throw wrong(member, "a text is wanted");
            }
            return value.asString();
        }

        private long number(String member, boolean needed) throws SessionException {
            JsonNode value = from.path(member);
            if (value.isMissingNode() && !needed) {
                return 0;
            }
            if (value.isIntegralNumber() && value.asLong(-1) >= 0) {
                return value.asLong(-1);
            }
            if (value.isString() && value.asString().matches("0[xX][0-9a-fA-F]{1,15}")) {
                return Long.decode(value.asString());
            }
            throw wrong(member, "a number is wanted");
        }

        private @Nullable Integer whole(String member) throws SessionException {
            return from.path(member).isMissingNode()
                    ? null
                    : Integer.valueOf((int) number(member, true));
        }

        private SessionException wrong(String member, String what) {
            return new SessionException(place + ", \"" + member + "\": " + what);
        }
    }
}
