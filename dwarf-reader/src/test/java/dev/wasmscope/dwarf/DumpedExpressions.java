package dev.wasmscope.dwarf;

import java.util.StringJoiner;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Location expressions of llvm-dwarfdump in the words of this library. */
final class DumpedExpressions {
    private static final Pattern OPERATION =
            Pattern.compile("DW_OP_(\\w+?)(?: ([^,\"]*?))?(?: \"[^\"]*\")?(?:, (?=DW_OP)|$)");

    private DumpedExpressions() {}

    static String inWords(String expression) {
        return inWords(expression, index -> index);
    }

    /**
     * An expression in words.
     *
     * @param addresses what the indexes of DW_OP_addrx stand for, where the dump does not say it
     */
    static String inWords(String expression, LongUnaryOperator addresses) {
        if (!expression.contains("DW_OP")) {
            return "";
        }
        StringJoiner words = new StringJoiner(", ");
        Matcher operation = OPERATION.matcher(expression);
        while (operation.find()) {
            String operand = operation.group(2) == null ? "" : operation.group(2).strip();
            boolean indexed = operation.group(1).equals("addrx") && !operand.contains("(");
            words.add(
                    indexed
                            ? "address 0x"
                                    + Long.toHexString(addresses.applyAsLong(number(operand)))
                            : operation(operation.group(1), operand));
        }
        return words.toString();
    }

    private static String operation(String name, String operand) {
        if (name.startsWith("lit")) {
            return name.substring(3);
        }
        return switch (name) {
            case "WASM_location" -> wasm(operand.split(" ", -1));
            case "addr", "addrx" -> "address 0x" + hex(operand.replaceAll(".*\\((.*)\\).*", "$1"));
            case "fbreg" -> "frame base " + operand.charAt(0) + " " + operand.substring(1);
            case "plus_uconst" -> "plus " + number(operand);
            case "GNU_push_tls_address", "form_tls_address" -> "in thread-local storage";
            case "constu", "const1u", "const2u", "const4u", "const8u" ->
                    Long.toUnsignedString(number(operand));
            case "consts", "const1s", "const2s", "const4s", "const8s" ->
                    Long.toString(number(operand.replaceFirst("^\\+", "")));
            case "stack_value" -> "value";
            case "piece" -> "piece of " + number(operand) + " bytes";
            case "deref" -> "dereferenced";
            case "deref_size" -> "dereferenced (" + number(operand) + " bytes)";
            case "convert" -> "converted to type at 0x" + hex(operand.replaceAll("[()]", ""));
            case "implicit_value" ->
                    "constant of " + number(operand.replaceFirst(" .*", "")) + " bytes";
            default -> name;
        };
    }

    private static String wasm(String[] operands) {
        String kind =
                switch (number(operands[0]) + "") {
                    case "0" -> "local ";
                    case "2" -> "stack slot ";
                    default -> "global ";
                };
        return kind + number(operands[1].replaceFirst("^\\+", ""));
    }

    private static long number(String text) {
        return text.startsWith("0x")
                ? Long.parseUnsignedLong(text.substring(2), 16)
                : Long.parseLong(text);
    }

    private static String hex(String text) {
        return Long.toHexString(number(text.strip()));
    }
}
