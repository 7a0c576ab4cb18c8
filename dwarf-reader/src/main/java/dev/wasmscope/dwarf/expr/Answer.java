package dev.wasmscope.dwarf.expr;

import java.util.function.Function;

/**
 * The answer to a question that may have none: either the value, or the reason why it is not
 * available, in words for the user.
 *
 * @param <T> what was asked for
 */
public sealed interface Answer<T> {
    /**
     * The value.
     *
     * @param value what was asked for
     */
    record Known<T>(T value) implements Answer<T> {}

    /**
     * There is no value.
     *
     * @param reason why, as a phrase such as "optimized out here"
     */
    record Unknown<T>(String reason) implements Answer<T> {}

    /** An answer with a value. */
    static <T> Answer<T> of(T value) {
        return new Known<>(value);
    }

    /** An answer without a value. */
    static <T> Answer<T> unknown(String reason) {
        return new Unknown<>(reason);
    }

    /** The answer to a follow-up question, or the same reason. */
    default <R> Answer<R> then(Function<? super T, Answer<R>> next) {
        return switch (this) {
            case Known<T>(T value) -> next.apply(value);
            case Unknown<T>(String reason) -> new Unknown<>(reason);
        };
    }

    /** The answer with its value changed, or the same reason. */
    default <R> Answer<R> map(Function<? super T, ? extends R> change) {
        return then(value -> new Known<>(change.apply(value)));
    }

    /** The value, or {@code other} where there is none. */
    default T orElse(T other) {
        return switch (this) {
            case Known<T>(T value) -> value;
            case Unknown<T> _ -> other;
        };
    }

    /** Whether there is a value. */
    default boolean isKnown() {
        return this instanceof Known;
    }
}
