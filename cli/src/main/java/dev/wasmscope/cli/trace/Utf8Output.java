package dev.wasmscope.cli.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Text for a file or a pipe, put together as bytes without a string in between: a trace of a
 * million calls is written while the guest runs. After a failed write nothing more is written; the
 * failure is told at the end.
 */
public final class Utf8Output {
    private static final int SIZE = 1 << 16;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream target;
    private byte[] buffer = new byte[SIZE];
    private int length;
    private @Nullable IOException failure;

    /** Text for {@code target}, which the caller closes. */
    public Utf8Output(OutputStream target) {
        this.target = target;
    }

    private void reserve(int count) {
        if (length + count > buffer.length) {
            drain();
            if (count > buffer.length) {
                buffer = Arrays.copyOf(buffer, count);
            }
        }
    }

    private void drain() {
        if (failure == null) {
            try {
                target.write(buffer, 0, length);
            } catch (IOException e) {
                failure = e;
            }
        }
        length = 0;
    }

    /** Hands on all that was written. */
    void flush() {
        drain();
        if (failure == null) {
            try {
                target.flush();
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    /** Why writing failed, if it did. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Text. */
    public Utf8Output text(String text) {
        int count = text.length();
        reserve(count);
        byte[] to = buffer;
        int at = length;
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c > 0x7f) {
                return bytes(text.getBytes(StandardCharsets.UTF_8));
            }
            to[at++] = (byte) c;
        }
        length = at;
        return this;
    }

    Utf8Output bytes(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
        return this;
    }

    /** One character of ASCII. */
    Utf8Output character(int ascii) {
        reserve(1);
        buffer[length++] = (byte) ascii;
        return this;
    }

    Utf8Output number(long value) {
        if (value == Long.MIN_VALUE) {
            return text("-9223372036854775808");
        }
        if (value < 0) {
            character('-');
        }
        long rest = Math.abs(value);
        int digits = 1;
        for (long n = rest; n >= 10; n /= 10) {
            digits++;
        }
        return digits(rest, digits);
    }

    /** The lowest digits of a number, with leading zeros. */
    private Utf8Output digits(long value, int count) {
        reserve(count);
        long rest = value;
        for (int i = length + count - 1; i >= length; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
        return this;
    }

    /** A number below {@code 10^decimals} units as a fraction, for example {@code 12.000345}. */
    Utf8Output decimal(long value, int decimals) {
        long unit = 1;
        for (int i = 0; i < decimals; i++) {
            unit *= 10;
        }
        return number(value / unit).character('.').digits(value % unit, decimals);
    }

    Utf8Output hex(long value) {
        character('0').character('x');
        int shift = Math.max(0, 63 - Long.numberOfLeadingZeros(value)) & ~3;
        for (; shift >= 0; shift -= 4) {
            character(DIGITS[(int) (value >>> shift) & 15]);
        }
        return this;
    }
}
