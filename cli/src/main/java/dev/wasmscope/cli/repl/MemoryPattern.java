package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Bytes as people write them: {@code "text"}, <code>{de ad}</code>, numbers of a size. */
final class MemoryPattern {
    private MemoryPattern() {}

    /** What is between commas that are outside of quotes and braces. */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
                continue;
            }
            if (c == '"') {
                quoted = !quoted;
            }
            if (c == ',' && !quoted) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }

    /**
     * The bytes.
     *
     * @param size of a number: b, h, w, g bytes as in gdb; f and d are floats; empty for w, or g
     *     where that is too small
     * @param number reads what is neither text nor bytes
     */
    static byte[] bytes(List<String> parts, String size, ToLongFunction<String> number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : parts) {
            bytes.writeBytes(bytes(part, size, number));
        }
        if (bytes.size() == 0) {
            throw new CommandFailure("say what: \"text\", {de ad be ef} or a number");
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String part, String size, ToLongFunction<String> number) {
        if (part.length() >= 2 && part.startsWith("\"") && part.endsWith("\"")) {
            return text(part.substring(1, part.length() - 1)).getBytes(StandardCharsets.UTF_8);
        }
        if (part.startsWith("{") && part.endsWith("}")) {
            return hex(part.substring(1, part.length() - 1).replaceAll("\\s+", ""));
        }
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        switch (size) {
            case "f" -> bytes.putFloat(0, (float) real(part));
            case "d" -> bytes.putDouble(0, real(part));
            default -> bytes.putLong(0, number.applyAsLong(part));
        }
        byte[] own = new byte[width(size, bytes.getLong(0))];
        bytes.get(own);
        return own;
    }

    private static int width(String size, long value) {
        return switch (size) {
            case "b" -> 1;
            case "h" -> 2;
            case "w", "f" -> 4;
            case "g", "d" -> 8;
            default -> value == (int) value || value >>> 32 == 0 ? 4 : 8;
        };
    }

    private static double real(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new CommandFailure("'" + text + "' is no number");
        }
    }

    private static byte[] hex(String digits) {
        try {
            return java.util.HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("'" + digits + "' are no bytes such as {de ad be ef}");
        }
    }

    private static String text(String quoted) {
        return quoted.replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\0", "\0")
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
    }
}
