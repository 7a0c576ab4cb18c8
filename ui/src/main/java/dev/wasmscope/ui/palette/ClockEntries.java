package dev.wasmscope.ui.palette;

import dev.wasmscope.session.Stop;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.session.DebugModel;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kordamp.ikonli.feather.Feather;

/** Moments of the run: a number of instructions, or so many from here. */
public final class ClockEntries implements EntrySource {
    private static final Pattern NUMBER =
            Pattern.compile("([+-]?)([0-9]+(?:\\.[0-9]+)?)\\s*([kmg]?)", Pattern.CASE_INSENSITIVE);

    private final DebugModel debug;
    private final Consumer<Place> go;

    public ClockEntries(DebugModel debug, Consumer<Place> go) {
        this.debug = debug;
        this.go = go;
    }

    /**
     * The number that a text means.
     *
     * @param now for texts with a sign in front
     */
    static OptionalLong number(String text, long now) {
        Matcher m = NUMBER.matcher(text.replaceAll("[_,'\\u202f ]", ""));
        if (!m.matches()) {
            return OptionalLong.empty();
        }
        double unit =
                switch (m.group(3).toLowerCase(Locale.ROOT)) {
                    case "k" -> 1e3;
                    case "m" -> 1e6;
                    case "g" -> 1e9;
                    default -> 1;
                };
        boolean exact = unit == 1 && !m.group(2).contains(".") && m.group(2).length() < 19;
        double value = Double.parseDouble(m.group(2)) * unit;
        if (value > 9e18) {
            return OptionalLong.empty();
        }
        long amount = exact ? Long.parseLong(m.group(2)) : Math.round(value);
        return OptionalLong.of(
                switch (m.group(1)) {
                    case "+" -> now + amount;
                    case "-" -> Math.max(0, now - amount);
                    default -> amount;
                });
    }

    @Override
    public Search search(String text) {
        if (debug.session().isEmpty()) {
            return _ -> List.of(Entry.note("No program is open", "", Feather.CLOCK));
        }
        long now = debug.stopProperty().get().map(Stop::clock).orElse(0L);
        OptionalLong number = number(text, now);
        if (number.isEmpty()) {
            String here = "the program is at " + Parts.grouped(now);
            return _ ->
                    List.of(
                            Entry.note(
                                    text.isEmpty()
                                            ? "Type how many instructions are to be executed"
                                            : text + " is no number of instructions",
                                    here,
                                    Feather.CLOCK));
        }
        long target = number.getAsLong();
        String how =
                target >= now && debug.stopProperty().get().isPresent()
                        ? Parts.grouped(target - now) + " on from here"
                        : "from the beginning of the program";
        return _ ->
                List.of(
                        Entry.of(
                                "Run to instruction " + Parts.grouped(target),
                                "",
                                how,
                                Feather.CLOCK,
                                () -> go.accept(new Place.Clock(target))));
    }
}
