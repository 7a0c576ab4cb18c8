package dev.wasmscope.engine.host;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;

/**
 * The decoded value of an argument of a host call. {@code toString()} is the short form that traces
 * print.
 */
public sealed interface HostValue {
    /** A plain number. */
    record Int(long value) implements HostValue {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** A set of flags: the raw bits and the names of those that are set. */
    record Flags(long bits, List<String> names) implements HostValue {
        public Flags {
            names = List.copyOf(names);
        }

        @Override
        public String toString() {
            return names.isEmpty() ? "0x" + Long.toHexString(bits) : HostText.flags(names);
        }
    }

    /** A member of an enumeration, such as a clock id or an error number. */
    record Name(long value, String name) implements HostValue {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Text that the guest passed. */
    record Text(String text) implements HostValue {
        @Override
        public String toString() {
            return HostText.quote(text);
        }
    }

    /**
     * A buffer's contents.
     *
     * @param preview the first bytes, at most {@link #PREVIEW_LIMIT}; the array is not copied,
     *     nobody may change it
     * @param total length of the whole buffer in bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // a preview is shown, never compared
    record Bytes(byte[] preview, long total) implements HostValue {
        /** Longest preview that a host function should pass. */
        public static final int PREVIEW_LIMIT = 256;

        @Override
        public String toString() {
            String shown = HostText.quote(preview);
            return total > preview.length ? shown + "... (" + total + " bytes)" : shown;
        }
    }

    /** A path: as the guest gave it, and where it led on the host if it was resolved. */
    record Path(String guestPath, Optional<String> resolved) implements HostValue {
        @Override
        public String toString() {
            return HostText.quote(guestPath);
        }
    }

    /** An address in the guest's memory. */
    record Address(long address) implements HostValue {
        @Override
        public String toString() {
            return "0x" + Long.toHexString(address);
        }
    }

    /**
     * A handle such as a file descriptor.
     *
     * @param number the number that the guest uses
     * @param description what it stands for, for example a path or {@code stdout}; empty if unknown
     */
    record Handle(int number, String description) implements HostValue {
        @Override
        public String toString() {
            return description.isEmpty()
                    ? Integer.toString(number)
                    : number + "<" + description + ">";
        }
    }

    /**
     * One buffer of a scattered read or a gathered write.
     *
     * @param address where it begins in the guest's memory
     * @param length its length in bytes
     * @param moved how many of its bytes were moved
     * @param preview the first of those bytes; the array is not copied, nobody may change it
     */
    @SuppressWarnings("ArrayRecordComponent") // a preview is shown, never compared
    record Buffer(long address, long length, long moved, byte[] preview) implements HostValue {
        @Override
        public String toString() {
            String place = "0x" + Long.toHexString(address) + "+" + length;
            String more = moved > preview.length ? "..." : "";
            return moved == 0 ? place : place + " " + HostText.quote(preview) + more;
        }
    }

    /**
     * A list: buffers, directory entries, subscriptions.
     *
     * @param items the first ones
     * @param total how many there are, if that is known to be more
     */
    record Items(List<HostValue> items, long total) implements HostValue {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            String shown = items.stream().map(HostValue::toString).collect(joining(", "));
            String more = total > items.size() ? ", … (" + total + ")" : "";
            return "[" + shown + more + "]";
        }
    }

    /** A structure, field by field. */
    record Struct(List<HostArgument> fields) implements HostValue {
        public Struct {
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            return fields.stream().map(HostArgument::toString).collect(joining(", ", "{", "}"));
        }
    }
}
