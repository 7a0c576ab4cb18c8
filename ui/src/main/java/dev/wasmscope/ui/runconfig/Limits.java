package dev.wasmscope.ui.runconfig;

import dev.wasmscope.session.RunLimits;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program may use up, as it is written; an empty text is no limit.
 *
 * @param instructions a number, groups of digits may be separated by blanks or underscores
 * @param memory a size: {@code 65536}, {@code 64K}, {@code 512M}, {@code 2G}
 * @param seconds a number, with a fraction if need be
 */
public record Limits(String instructions, String memory, String seconds) {
    /** No limit. */
    public static final Limits NONE = new Limits("", "", "");

    private static final Pattern SIZE = Pattern.compile("(\\d{1,18})\\s*([KMG]?)(?:i?B)?");

    static Limits of(RunLimits limits) {
        return new Limits(
                limits.maxInstructions().isPresent()
                        ? String.valueOf(limits.maxInstructions().getAsLong())
                        : "",
                limits.maxMemoryBytes().isPresent()
                        ? String.valueOf(limits.maxMemoryBytes().getAsLong())
                        : "",
                limits.timeout().map(t -> number(t.toMillis() / 1e3)).orElse(""));
    }

    static String number(double value) {
        return value == Math.rint(value)
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%s", value);
    }

    RunLimits run() throws RunConfigException {
        RunLimits all = RunLimits.NONE;
        if (!instructions.isBlank()) {
            all = all.withMaxInstructions(whole());
        }
        if (!memory.isBlank()) {
            all = all.withMaxMemoryBytes(bytes());
        }
        return seconds.isBlank() ? all : all.withTimeout(time());
    }

    private long whole() throws RunConfigException {
        String digits = instructions.replaceAll("[\\s_\u202f]", "");
        if (!digits.matches("\\d{1,18}") || Long.parseLong(digits) == 0) {
            throw new RunConfigException(
                    "limits.instructions: '" + instructions + "' is no number above 0");
        }
        return Long.parseLong(digits);
    }

    private long bytes() throws RunConfigException {
        Matcher size = SIZE.matcher(memory.strip().toUpperCase(Locale.ROOT).replace("IB", "iB"));
        if (size.matches()) {
            int shift =
                    switch (size.group(2)) {
                        case "K" -> 10;
                        case "M" -> 20;
                        case "G" -> 30;
                        default -> 0;
                    };
            long number = Long.parseLong(size.group(1));
            if (number > 0 && number <= Long.MAX_VALUE >> shift) {
                return number << shift;
            }
        }
        throw new RunConfigException(
                "limits.memory: '" + memory + "' is no size in bytes (65536, 64K, 512M, 2G)");
    }

    private Duration time() throws RunConfigException {
        try {
            double value = Double.parseDouble(seconds.strip());
            if (value > 0 && value <= Integer.MAX_VALUE) {
                return Duration.ofMillis(Math.max(1, Math.round(value * 1000)));
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new RunConfigException(
                "limits.seconds: '" + seconds + "' is no number of seconds above 0");
    }
}
