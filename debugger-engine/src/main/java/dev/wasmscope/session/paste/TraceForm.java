package dev.wasmscope.session.paste;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an engine writes a frame. A form's pattern has the groups {@code before}, {@code name},
 * {@code index}, {@code offset} and {@code behind}; what lies between before and behind is what the
 * source position replaces. Offsets count from the start of the module's file in all of them.
 */
enum TraceForm {
    /**
     * {@code at async f (wasm://wasm/m-8c2a:wasm-function[37]:0x2c41)}; without a name no brackets.
     */
    V8(
            TraceEngine.V8,
            "(?<before>.*?\\bat (?:async )?)(?:(?<name>\\S.*) \\()?[^\\s()]*"
                    + "wasm-function\\[(?<index>\\d{1,9})\\]:0x(?<offset>[0-9a-fA-F]{1,15})\\)?"
                    + "(?<behind>.*)"),

    /** {@code f@http://host/m.wasm:wasm-function[37]:0x2c41}, as Firefox prints it. */
    FIREFOX(
            TraceEngine.V8,
            "(?<before>\\s*)(?<name>[^@]*)@\\S*"
                    + "wasm-function\\[(?<index>\\d{1,9})\\]:0x(?<offset>[0-9a-fA-F]{1,15})"
                    + "(?<behind>.*)"),

    /** {@code 3: 0x2c41 - m!f}; the module's name is {@code <unknown>} where it has none. */
    WASMTIME(
            TraceEngine.WASMTIME,
            "(?<before>\\s*\\d{1,9}:\\s+)0x(?<offset>[0-9a-fA-F]{1,15}) - (?:[^!]*!)?"
                    + "(?:<wasm function (?<index>\\d{1,9})>|(?<name>\\S.*?))(?<behind>\\s*)"),

    /** {@code at f (module.wasm[37]:0x2c41)}, {@code <unnamed>} where it has no name. */
    WASMER(
            TraceEngine.WASMER,
            "(?<before>.*?\\bat )(?<name>\\S.*) \\([^()]*\\[(?<index>\\d{1,9})\\]:"
                    + "0x(?<offset>[0-9a-fA-F]{1,15})\\)(?<behind>\\s*)"),

    /** {@code In instruction: unreachable (0x00) , Bytecode offset: 0x0000a64d}. */
    WASMEDGE(
            TraceEngine.WASMEDGE,
            "(?<before>.*Bytecode offset: 0x(?<offset>[0-9a-fA-F]{1,15}))(?<behind>.*)"),

    /** {@code #00: 0x0a04 - $f18}; up to version 1.3 {@code #00 $f18}. */
    WAMR(
            TraceEngine.WAMR,
            "(?<before>\\s*#\\d{1,9}:? )\\s*(?:0x(?<offset>[0-9a-fA-F]{1,15}) - )?"
                    + "(?:\\$f(?<index>\\d{1,9})|(?<name>\\S+))(?<behind>\\s*)");

    /** A longer line is no frame; no pattern has to look at it. */
    private static final int MAX_LINE = 20_000;

    private final TraceEngine engine;
    private final Pattern pattern;

    TraceForm(TraceEngine engine, String pattern) {
        this.engine = engine;
        this.pattern = Pattern.compile(pattern);
    }

    /**
     * A frame in a line.
     *
     * @param before the text in front of it
     * @param behind the text behind it
     */
    record Found(TraceFrame frame, String before, String behind) {}

    /** The frame that a line holds, in whichever form. */
    static Optional<Found> in(String line) {
        if (line.length() > MAX_LINE || !line.contains("0x") && !line.contains("#")) {
            return Optional.empty();
        }
        return List.of(values()).stream()
                .map(form -> form.find(line))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Found> find(String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String index = group(matcher, "index");
        String offset = group(matcher, "offset");
        TraceFrame frame =
                new TraceFrame(
                        engine,
                        index.isEmpty()
                                ? OptionalInt.empty()
                                : OptionalInt.of(Integer.parseInt(index)),
                        group(matcher, "name"),
                        offset.isEmpty()
                                ? OptionalLong.empty()
                                : OptionalLong.of(Long.parseLong(offset, 16)));
        return Optional.of(new Found(frame, group(matcher, "before"), group(matcher, "behind")));
    }

    private static String group(Matcher matcher, String name) {
        String text = matcher.namedGroups().containsKey(name) ? matcher.group(name) : null;
        return text == null ? "" : text;
    }
}
