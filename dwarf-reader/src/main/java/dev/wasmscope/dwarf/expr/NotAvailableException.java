package dev.wasmscope.dwarf.expr;

/** Ends an evaluation whose result cannot be had; becomes an {@link Answer.Unknown}. */
final class NotAvailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAvailableException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    static <T> T get(Answer<T> answer) {
        return switch (answer) {
            case Answer.Known<T>(T value) -> value;
            case Answer.Unknown<T>(String reason) -> throw new NotAvailableException(reason);
        };
    }
}
