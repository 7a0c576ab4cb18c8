package dev.wasmscope.cli.option;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.ExitCode;
import dev.wasmscope.engine.host.inject.Injection;
import dev.wasmscope.engine.host.inject.InjectionException;
import dev.wasmscope.session.ListenAddress;
import dev.wasmscope.session.PathMappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Readers of option values that have a form of their own. */
public final class OptionValues {

    private OptionValues() {}

    /** {@code FROM=TO}. */
    public static PathMappings.Prefix prefix(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0 || equals == text.length() - 1) {
            throw usage("--map wants FROM=TO, not '" + text + "'");
        }
        return new PathMappings.Prefix(
                text.substring(0, equals), path("--map", text.substring(equals + 1)));
    }

    /** {@code [HOST:]PORT}; an IPv6 address stands in brackets. */
    public static ListenAddress listenAddress(String text) {
        int colon = text.lastIndexOf(':');
        String host = text.substring(0, Math.max(0, colon));
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.contains(":")) {
            throw usage("--listen wants an IPv6 address in brackets, as in [::1]:8080");
        }
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            return new ListenAddress(host.isEmpty() ? ListenAddress.LOOPBACK : host, port);
        } catch (IllegalArgumentException _) {
            throw usage(
                    "--listen wants HOST:PORT or PORT with a port from 0 to 65535, not '"
                            + text
                            + "'");
        }
    }

    /** {@code K=V} pairs; a later one replaces an earlier one. */
    public static Map<String, String> environment(List<String> pairs) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw usage("--env wants KEY=VALUE, not '" + pair + "'");
            }
            environment.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return environment;
    }

    /** A number above 0. */
    public static <N extends Number> N positive(String option, N number) {
        if (number.longValue() <= 0) {
            throw usage(option + " wants a number above 0");
        }
        return number;
    }

    /** Seconds with an optional fraction. */
    public static Duration seconds(String option, double seconds) {
        if (!(seconds > 0) || seconds > Integer.MAX_VALUE) {
            throw usage(option + " wants seconds above 0, not " + seconds);
        }
        return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
    }

    /** A size in bytes with an optional {@code K}, {@code M} or {@code G} (powers of 1024). */
    public static long bytes(String option, String text) {
        String digits = text.replaceFirst("(?i)([kmg])(i?b)?$", "");
        int shift =
                switch (text.substring(digits.length()).toLowerCase(java.util.Locale.ROOT)) {
                    case "" -> 0;
                    case "k", "kb", "kib" -> 10;
                    case "m", "mb", "mib" -> 20;
                    default -> 30;
                };
        try {
            long number = Long.parseLong(digits);
            if (number > 0 && number <= Long.MAX_VALUE >> shift) {
                return number << shift;
            }
        } catch (NumberFormatException _) {
            // told below, like a number out of range
        }
        throw usage(option + " wants a size such as 65536, 64K or 2G, not '" + text + "'");
    }

    /** Injected faults, one each; {@code @FILE} stands for the lines of a file. */
    public static List<Injection> injections(List<String> texts) {
        List<Injection> injections = new ArrayList<>();
        for (String text : texts) {
            try {
                if (text.startsWith("@")) {
                    injections.addAll(Injection.parseLines(lines("--inject", text.substring(1))));
                } else {
                    injections.add(Injection.parse(text));
                }
            } catch (InjectionException e) {
                throw usage("--inject: " + e.getMessage());
            }
        }
        return injections;
    }

    private static List<String> lines(String option, String file) {
        try {
            return Files.readAllLines(path(option, file));
        } catch (IOException e) {
            throw usage(option + " @" + file + ": the file cannot be read");
        }
    }

    /** The error of an option value that cannot be meant. */
    public static CommandFailure usage(String message) {
        return new CommandFailure(message, ExitCode.USAGE);
    }

    /** A path of this machine. */
    public static Path path(String option, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw usage(option + ": '" + text + "' is not a path here");
        }
    }
}
