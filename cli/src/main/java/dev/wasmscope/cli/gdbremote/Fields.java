package dev.wasmscope.cli.gdbremote;

import java.util.List;

/** The fields of a packet, between separators. */
final class Fields {
    private final List<String> fields;

    private Fields(List<String> fields) {
        this.fields = fields;
    }

    /**
     * Splits a packet's rest.
     *
     * @param separators each character of it separates
     */
    static Fields of(String rest, String separators) {
        return new Fields(List.of(rest.split("[" + separators + "]", -1)));
    }

    /** A field, as it stands there. */
    String text(int index) {
        if (index >= fields.size()) {
            throw new MalformedPacketException("field " + (index + 1) + " is missing");
        }
        return fields.get(index);
    }

    /** A field that is a hexadecimal number. */
    long number(int index) {
        return Hex.parseNumber(text(index));
    }

    /** A field that is a small decimal number. */
    int decimal(int index) {
        try {
            return Integer.parseInt(text(index));
        } catch (NumberFormatException _) {
            throw new MalformedPacketException("'" + text(index) + "' is no number");
        }
    }

    /** A field that is a hexadecimal number of bytes, none of which is needed beyond a limit. */
    int length(int index, int limit) {
        return (int) Math.clamp(number(index), 0L, (long) limit);
    }
}
