package dev.wasmscope.ui.trace;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.HostValue;
import dev.wasmscope.engine.host.MemoryRange;
import dev.wasmscope.ui.parts.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What there is to say about a call, line by line. */
public final class CallFacts {
    /**
     * One line.
     *
     * @param name of the argument or fact; {@code ""} for a line that goes on
     * @param depth how far it is indented: members of structures and items of lists
     * @param value in words
     * @param bytes shown below the line; empty for none
     * @param address in the guest's memory that it speaks of
     */
    @SuppressWarnings("ArrayRecordComponent") // shown, never compared
    public record Fact(String name, int depth, String value, byte[] bytes, OptionalLong address) {
        Fact(String name, int depth, String value) {
            this(name, depth, value, new byte[0], OptionalLong.empty());
        }
    }

    private final List<Fact> facts = new ArrayList<>();

    private CallFacts() {}

    /** The arguments, one line each; buffers with their bytes. */
    public static List<Fact> arguments(HostCallEvent call) {
        CallFacts made = new CallFacts();
        call.arguments().forEach(argument -> made.add(argument.name(), 0, argument.value()));
        return made.facts;
    }

    private void add(String name, int depth, HostValue value) {
        switch (value) {
            case HostValue.Flags(long bits, List<String> names) -> {
                facts.add(new Fact(name, depth, "0x" + Long.toHexString(bits)));
                names.forEach(flag -> facts.add(new Fact("", depth + 1, flag)));
            }
            case HostValue.Bytes(byte[] preview, long total) ->
                    facts.add(
                            new Fact(
                                    name,
                                    depth,
                                    size(total, preview.length),
                                    preview,
                                    OptionalLong.empty()));
            case HostValue.Buffer(long address, long length, long moved, byte[] preview) ->
                    facts.add(
                            new Fact(
                                    name,
                                    depth,
                                    String.format(
                                            "0x%x, %s of %s",
                                            address,
                                            size(moved, preview.length),
                                            Parts.grouped(length)),
                                    preview,
                                    OptionalLong.of(address)));
            case HostValue.Path(String guest, var resolved) -> {
                facts.add(new Fact(name, depth, new HostValue.Text(guest).toString()));
                resolved.ifPresent(host -> facts.add(new Fact("", depth + 1, "\u2192 " + host)));
            }
            case HostValue.Address(long address) ->
                    facts.add(
                            new Fact(
                                    name,
                                    depth,
                                    value.toString(),
                                    new byte[0],
                                    OptionalLong.of(address)));
            case HostValue.Items(List<HostValue> items, long total) -> {
                facts.add(new Fact(name, depth, Parts.grouped(Math.max(total, items.size()))));
                for (int i = 0; i < items.size(); i++) {
                    add("[" + i + "]", depth + 1, items.get(i));
                }
            }
            case HostValue.Struct(List<HostArgument> fields) -> {
                facts.add(new Fact(name, depth, ""));
                fields.forEach(field -> add(field.name(), depth + 1, field.value()));
            }
            case HostValue.Int _, HostValue.Name _, HostValue.Text _, HostValue.Handle _ ->
                    facts.add(new Fact(name, depth, value.toString()));
        }
    }

    private static String size(long total, int shown) {
        String bytes = Parts.grouped(total) + (total == 1 ? " byte" : " bytes");
        return shown < total ? bytes + ", the first " + shown : bytes;
    }

    /** The ranges of memory that the host wrote. */
    public static List<Fact> written(HostCallEvent call) {
        List<Fact> lines = new ArrayList<>();
        for (MemoryRange range : call.written()) {
            lines.add(
                    new Fact(
                            "wrote",
                            0,
                            String.format(
                                    "0x%x, %s",
                                    range.address(), size(range.length(), Integer.MAX_VALUE)),
                            new byte[0],
                            OptionalLong.of(range.address())));
        }
        return lines;
    }

    /** When it was and how long it took. */
    public static List<Fact> times(SelectedCall selected) {
        HostCallEvent call = selected.event();
        List<Fact> lines = new ArrayList<>();
        lines.add(new Fact("took", 0, CallText.time(call.hostNanos())));
        if (call.bytesMoved() > 0) {
            lines.add(new Fact("moved", 0, size(call.bytesMoved(), Integer.MAX_VALUE)));
        }
        lines.add(
                new Fact(
                        "clock",
                        0,
                        Parts.grouped(call.clock())
                                + ", "
                                + Parts.grouped(call.guestInstructionsSinceLast())
                                + " since the last call"));
        String day = CallText.timeOfDay(call.startNanos());
        lines.add(
                new Fact(
                        "at",
                        0,
                        CallText.moment(selected.at()) + " s" + (day.isEmpty() ? "" : ", " + day)));
        lines.add(new Fact("thread", 0, String.valueOf(call.thread())));
        return lines;
    }
}
