package dev.wasmscope.engine.host.inject;

import dev.wasmscope.engine.host.trace.CallFilter;
import dev.wasmscope.engine.host.trace.CallFilterException;
import dev.wasmscope.engine.host.trace.ErrorNames;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the text of an injection, part by part. */
final class InjectionReader {
    private static final String PARTS =
            "errno=, delay=, delay_exit=, short=, freeze, shift=, id=, seed=, when=, probability=";
    private static final Set<String> CLOCKS =
            Set.of("realtime", "monotonic", "process_cputime_id", "thread_cputime_id");

    private final String text;
    private final List<Effect> effects = new ArrayList<>();
    private When when = When.ALWAYS;
    private OptionalDouble probability = OptionalDouble.empty();
    private OptionalLong seed = OptionalLong.empty();
    private Optional<String> clock = Optional.empty();

    InjectionReader(String text) {
        this.text = text;
    }

    Injection read() throws InjectionException {
        int colon = endOfFilter();
        if (colon <= 0 || colon == text.length() - 1) {
            throw failure("expected CALLS:WHAT, for example path_open:errno=noent:when=3");
        }
        CallFilter calls = filter(text.substring(0, colon));
        for (String part : parts(text.substring(colon + 1))) {
            read(part);
        }
        if (seed.isPresent() && probability.isEmpty()) {
            effects.add(new Effect.Seed(seed.getAsLong()));
        }
        List<Effect> complete = effects.stream().map(this::forClock).toList();
        check(calls);
        return new Injection(text, calls, complete, when, probability, seed.orElse(0));
    }

    /** The first colon outside quotes. */
    private int endOfFilter() {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (c == ':' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    /** The parts between colons; those of a time of day belong to it. */
    private static List<String> parts(String all) {
        List<String> parts = new ArrayList<>();
        for (String piece : all.split(":", -1)) {
            boolean ofTime = piece.matches("\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d)?");
            if (ofTime && !parts.isEmpty() && parts.getLast().startsWith("freeze=")) {
                parts.set(parts.size() - 1, parts.getLast() + ":" + piece);
            } else {
                parts.add(piece);
            }
        }
        return parts;
    }

    private CallFilter filter(String written) throws InjectionException {
        try {
            CallFilter filter = CallFilter.parse(written);
            if (filter.needsResult()) {
                throw failure(
                        "'"
                                + written
                                + "' asks for a call's result, which is not known before it;"
                                + " choose calls by name, group, path, fd or text");
            }
            return filter;
        } catch (CallFilterException e) {
            throw failure(String.valueOf(e.getMessage()));
        }
    }

    private void read(String part) throws InjectionException {
        int equals = part.indexOf('=');
        String key = equals < 0 ? part : part.substring(0, equals);
        String value = equals < 0 ? "" : part.substring(equals + 1);
        switch (key) {
            case "errno" -> effects.add(new Effect.Fail(error(value)));
            case "delay", "delay_enter" -> effects.add(new Effect.Delay(delay(value), false));
            case "delay_exit" -> effects.add(new Effect.Delay(delay(value), true));
            case "short" -> effects.add(shorten(value));
            case "freeze" -> effects.add(new Effect.Freeze(instant(value), Optional.empty()));
            case "shift" -> effects.add(new Effect.Shift(duration(value), Optional.empty()));
            case "id" -> clock = Optional.of(clock(value));
            case "seed" -> seed = OptionalLong.of(number(key, value));
            case "when" ->
                    when =
                            When.parse(value)
                                    .orElseThrow(
                                            () ->
                                                    failure(
                                                            "when="
                                                                    + value
                                                                    + " is none of N, N+, N+STEP,"
                                                                    + " N..M (calls count from 1)"));
            case "probability" -> probability = OptionalDouble.of(share(value));
            default -> throw failure("'" + part + "' is not known; there are " + PARTS);
        }
    }

    private Effect forClock(Effect effect) {
        return switch (effect) {
            case Effect.Freeze freeze -> new Effect.Freeze(freeze.realtime(), clock);
            case Effect.Shift shift -> new Effect.Shift(shift.nanos(), clock);
            default -> effect;
        };
    }

    private String error(String name) throws InjectionException {
        Optional<String> known = ErrorNames.canonical(name);
        if (known.isEmpty() || known.get().equals("success")) {
            throw failure("'" + name + "' is no error of WASI, such as noent, io or again");
        }
        return known.get();
    }

    private long delay(String value) throws InjectionException {
        long nanos = duration(value);
        if (nanos < 0) {
            throw failure("a delay cannot be negative");
        }
        return nanos;
    }

    private long duration(String value) throws InjectionException {
        return Durations.parse(value)
                .orElseThrow(() -> failure("'" + value + "' is no time such as 10ms, 1.5s or 1h"));
    }

    private Effect shorten(String value) throws InjectionException {
        boolean percent = value.endsWith("%");
        long amount = number("short", percent ? value.substring(0, value.length() - 1) : value);
        if (amount < 0 || percent && amount > 100) {
            throw failure("short=" + value + " is neither bytes nor a percentage up to 100%");
        }
        return new Effect.Shorten(amount, percent);
    }

    private long number(String key, String value) throws InjectionException {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw failure(key + " wants a number, not '" + value + "'");
        }
    }

    private double share(String value) throws InjectionException {
        boolean number = value.matches("[01](\\.\\d{1,15})?|\\.\\d{1,15}");
        double share = number ? Double.parseDouble(value) : -1;
        if (share < 0 || share > 1) {
            throw failure("probability wants a number from 0 to 1, not '" + value + "'");
        }
        return share;
    }

    private Optional<Instant> instant(String value) throws InjectionException {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant instant = Instant.parse(value.contains("T") ? value : value + "T00:00:00Z");
            if (instant.isBefore(Instant.EPOCH)
                    || instant.isAfter(Instant.EPOCH.plus(200 * 365, ChronoUnit.DAYS))) {
                throw failure("freeze wants a time from 1970 to 2169");
            }
            return Optional.of(instant);
        } catch (DateTimeException e) {
            throw failure("'" + value + "' is no time such as 2024-01-01T00:00:00Z");
        }
    }

    private String clock(String value) throws InjectionException {
        if (!CLOCKS.contains(value)) {
            throw failure(
                    "'"
                            + value
                            + "' is no clock; there are realtime, monotonic, process_cputime_id,"
                            + " thread_cputime_id");
        }
        return value;
    }

    private void check(CallFilter calls) throws InjectionException {
        if (effects.isEmpty()) {
            throw failure("says nothing to be done, such as errno=noent or delay=10ms");
        }
        for (Effect effect : effects) {
            checkPlace(effect, calls.toString());
        }
        if (has(Effect.Fail.class) && has(Effect.Shorten.class)) {
            throw failure("a call that fails moves no bytes: errno and short exclude each other");
        }
        if (clock.isPresent() && !has(Effect.Freeze.class) && !has(Effect.Shift.class)) {
            throw failure("id= goes with freeze or shift");
        }
    }

    /** Clocks and randomness are bent for the whole run, not for some calls. */
    private void checkPlace(Effect effect, String calls) throws InjectionException {
        if (!isForWholeRun(effect)) {
            return;
        }
        String place = effect instanceof Effect.Seed ? "random" : "clock";
        if (!calls.equals(place) && !calls.equals("%" + place)) {
            throw failure(effect + " is written " + place + ":" + effect);
        }
        if (!when.equals(When.ALWAYS) || probability.isPresent()) {
            throw failure(effect + " holds for the whole run; it takes no when or probability");
        }
    }

    private static boolean isForWholeRun(Effect effect) {
        return effect instanceof Effect.Freeze
                || effect instanceof Effect.Shift
                || effect instanceof Effect.Seed;
    }

    private boolean has(Class<? extends Effect> kind) {
        return effects.stream().anyMatch(kind::isInstance);
    }

    private InjectionException failure(String problem) {
        return new InjectionException(text, problem);
    }
}
