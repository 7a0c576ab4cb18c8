package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;

/**
 * Addresses as clients know them. {@code 0x1f40} is a place in memory 0 where memory is meant and a
 * code offset where code is; {@code 1:0x1f40} is a place in memory 1.
 */
final class Addresses {
    private Addresses() {}

    /**
     * A place in a memory.
     *
     * @param memory its index
     */
    record InMemory(int memory, long address) {
        String text() {
            return (memory == 0 ? "" : memory + ":") + Addresses.text(address);
        }
    }

    static String text(long address) {
        return "0x" + Long.toHexString(address);
    }

    /** A code offset: hexadecimal with {@code 0x}, else decimal. */
    static long code(String reference) {
        return number(reference, reference);
    }

    static InMemory memory(String reference) {
        int colon = reference.indexOf(':');
        int memory = colon < 0 ? 0 : (int) number(reference.substring(0, colon), reference);
        return new InMemory(memory, number(reference.substring(colon + 1), reference));
    }

    private static long number(String text, String whole) {
        try {
            return text.startsWith("0x")
                    ? Long.parseUnsignedLong(text.substring(2), 16)
                    : Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new CommandFailure("'" + whole + "' is not an address such as 0x1f40");
        }
    }
}
