package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.memory.AddressUse;
import dev.wasmscope.session.memory.MemoryComparison;
import dev.wasmscope.session.memory.MemoryMoment;
import dev.wasmscope.session.memory.MemoryRange;
import dev.wasmscope.session.memory.MemorySearch;
import dev.wasmscope.session.memory.MemoryTools;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands that find, fill, save, load and compare memory, and say what is at an address. */
final class MemoryCommands {
    private static final int FOUND_LIMIT = 50;
    private static final int CHANGE_LIMIT = 50;
    private static final int SHOWN_BYTES = 8;
    private static final String DEFAULT_MOMENT = "snapshot";
    private static final Pattern SIZED = Pattern.compile("(?:/([bhwgfd])\\s+)?(.*)");
    private static final Pattern ALIGNED = Pattern.compile("(.*\\S)\\s+align\\s+(\\w+)");
    private static final Pattern DUMP =
            Pattern.compile("(?:binary\\s+)?(memory|value)\\s+(\\S+)\\s+(.+)");
    private static final Pattern RESTORE = Pattern.compile("(\\S+)\\s+(?:binary\\s+)?(.+)");

    private final Debuggee debuggee;
    private final Printer printer;
    private final Addresses addresses;

    MemoryCommands(Debuggee debuggee, Printer printer) {
        this.debuggee = debuggee;
        this.printer = printer;
        this.addresses = new Addresses(debuggee);
    }

    List<Command> all() {
        return List.of(
                new Command(
                        List.of("find"),
                        "[/SIZE] [START, END|+LENGTH,] VALUE[, VALUE…] [align N]",
                        "find in memory: \"text\", {de ad be ef}, numbers of SIZE b h w g or floats f d",
                        this::find),
                new Command(
                        List.of("fill"),
                        "[/SIZE] START, END|+LENGTH, VALUE[, VALUE…]",
                        "fill memory with a pattern",
                        this::fill),
                new Command(
                        List.of("dump"),
                        "memory FILE START END|+LENGTH | value FILE EXPRESSION",
                        "save memory to a file",
                        this::dump,
                        true),
                new Command(
                        List.of("restore"),
                        "FILE [binary] ADDRESS",
                        "load a file into memory",
                        this::restore,
                        true),
                new Command(
                        List.of("snapshot"),
                        "[NAME]",
                        "keep the memory as it is now, for compare",
                        this::keep),
                new Command(
                        List.of("compare"),
                        "[NAME [NAME]]",
                        "show what changed in memory since a snapshot, or between two",
                        this::compare));
    }

    private MemoryTools tools() {
        debuggee.stop();
        return debuggee.session().memoryTools();
    }

    private void find(String arguments) {
        Matcher aligned = ALIGNED.matcher(arguments);
        int alignment = aligned.matches() ? Arguments.number("align", aligned.group(2)) : 1;
        Matcher sized = sized(aligned.matches() ? aligned.group(1) : arguments);
        List<String> parts = MemoryPattern.parts(sized.group(2));
        boolean within = parts.size() > 2;
        MemoryRange where = within ? addresses.range(parts.get(0), parts.get(1)) : MemoryRange.ALL;
        byte[] bytes = bytes(within ? parts.subList(2, parts.size()) : parts, sized);
        List<Long> found =
                debuggee.ask(
                        tools().find(new MemorySearch(where, bytes, alignment, FOUND_LIMIT + 1)));
        printer.facts().found(found.subList(0, Math.min(found.size(), FOUND_LIMIT)));
        for (long address : found.subList(0, Math.min(found.size(), FOUND_LIMIT))) {
            printer.line(place(address));
        }
        printer.line(
                found.size() > FOUND_LIMIT
                        ? "… more than " + FOUND_LIMIT
                        : found.isEmpty() ? "not found" : found.size() + " found");
    }

    private byte[] bytes(List<String> parts, Matcher sized) {
        String size = sized.group(1) == null ? "" : sized.group(1);
        return MemoryPattern.bytes(parts, size, addresses::number);
    }

    private static Matcher sized(String arguments) {
        Matcher sized = SIZED.matcher(arguments.strip());
        if (!sized.matches() || sized.group(2).isEmpty()) {
            throw new CommandFailure("say what: \"text\", {de ad be ef} or a number");
        }
        return sized;
    }

    /** An address with the most telling thing that is to be said of it. */
    private String place(long address) {
        AddressUse use = debuggee.ask(tools().at(0, address)).getFirst();
        return "0x%x  %s".formatted(address, use.text());
    }

    private void fill(String arguments) {
        Matcher sized = sized(arguments);
        List<String> parts = MemoryPattern.parts(sized.group(2));
        if (parts.size() < 3) {
            throw new CommandFailure("fill START, END|+LENGTH, VALUE");
        }
        MemoryRange where = addresses.range(parts.get(0), parts.get(1));
        byte[] pattern = bytes(parts.subList(2, parts.size()), sized);
        printer.line(debuggee.ask(tools().fill(where, pattern)) + " bytes filled");
    }

    private void dump(String arguments) {
        Matcher matcher = DUMP.matcher(arguments);
        if (!matcher.matches()) {
            throw new CommandFailure("dump memory FILE START END, or dump value FILE EXPRESSION");
        }
        MemoryRange where =
                matcher.group(1).equals("value")
                        ? ofValue(matcher.group(3))
                        : ofRange(matcher.group(3));
        Path file = Path.of(matcher.group(2));
        printer.line(debuggee.ask(tools().save(where, file)) + " bytes saved to " + file);
    }

    private MemoryRange ofRange(String text) {
        String[] words = text.strip().split("\\s*,\\s*|\\s+");
        if (words.length != 2) {
            throw new CommandFailure("dump memory FILE START END, or dump value FILE EXPRESSION");
        }
        return addresses.range(words[0], words[1]);
    }

    private MemoryRange ofValue(String expression) {
        var variable = addresses.evaluate(expression);
        if (variable.address().isEmpty() || variable.byteSize().isEmpty()) {
            throw new CommandFailure("'" + expression + "' is not in memory");
        }
        return new MemoryRange(0, variable.address().getAsLong(), variable.byteSize().getAsLong());
    }

    private void restore(String arguments) {
        Matcher matcher = RESTORE.matcher(arguments);
        if (!matcher.matches()) {
            throw new CommandFailure("restore FILE ADDRESS");
        }
        long address = addresses.address(matcher.group(2).strip());
        Path file = Path.of(matcher.group(1));
        printer.line(
                "%d bytes loaded to 0x%x"
                        .formatted(debuggee.ask(tools().load(0, address, file)), address));
    }

    private void keep(String name) {
        MemoryMoment moment = debuggee.ask(tools().keep(name.isEmpty() ? DEFAULT_MOMENT : name));
        printer.line(
                "%s: %d bytes at instruction %d"
                        .formatted(moment.name(), moment.bytes(), moment.clock()));
    }

    private void compare(String names) {
        String[] words = names.isEmpty() ? new String[] {last()} : names.split("\\s+");
        Optional<String> second = words.length > 1 ? Optional.of(words[1]) : Optional.empty();
        MemoryComparison result = debuggee.ask(tools().compare(words[0], second, CHANGE_LIMIT));
        for (MemoryComparison.Change change : result.changes()) {
            printer.line(
                    "0x%x  %s -> %s  %s"
                            .formatted(
                                    change.address(),
                                    hex(change.before()),
                                    hex(change.after()),
                                    use(change)));
        }
        if (result.count() > result.changes().size()) {
            printer.line("… %d more".formatted(result.count() - result.changes().size()));
        }
        printer.line(
                result.count() == 0
                        ? "nothing changed"
                        : "%d bytes changed in %d places"
                                .formatted(result.bytes(), result.count()));
        for (int i = 0; i < result.grown().size(); i++) {
            if (result.grown().get(i) != 0) {
                printer.line("memory %d grew by %d bytes".formatted(i, result.grown().get(i)));
            }
        }
    }

    private String use(MemoryComparison.Change change) {
        return debuggee.ask(tools().at(change.memory(), change.address())).getFirst().text();
    }

    private String last() {
        List<MemoryMoment> moments = tools().moments();
        return moments.isEmpty() ? DEFAULT_MOMENT : moments.getLast().name();
    }

    private static String hex(byte[] bytes) {
        HexFormat format = HexFormat.ofDelimiter(" ");
        return bytes.length <= SHOWN_BYTES
                ? format.formatHex(bytes)
                : format.formatHex(bytes, 0, SHOWN_BYTES) + " … (%d bytes)".formatted(bytes.length);
    }

    /** {@code info symbol ADDRESS}. */
    void symbol(String text) {
        long address = addresses.address(Arguments.required("which address", text));
        List<AddressUse> uses = debuggee.ask(tools().at(0, address));
        printer.facts().uses(address, uses);
        for (AddressUse use : uses) {
            printer.line("0x%x: %s".formatted(address, use.text()));
        }
    }

    /** {@code info snapshots}. */
    void moments() {
        List<MemoryMoment> moments = debuggee.session().memoryTools().moments();
        if (moments.isEmpty()) {
            printer.line("no snapshots");
        }
        moments.forEach(
                m ->
                        printer.line(
                                "%s: %d bytes at instruction %d"
                                        .formatted(m.name(), m.bytes(), m.clock())));
    }
}
