package dev.wasmscope.profiler.allocator;

import static dev.wasmscope.profiler.allocator.AllocatorRole.NO_ARGUMENT;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function that allocates, because the user says so.
 *
 * @param name any of its names
 * @param role what it does
 */
public record NamedByUser(String name, AllocatorRole role) {
    /** What {@link #read} takes, for messages. */
    public static final String FORM =
            "NAME=ROLE where ROLE is allocate(SIZE), allocate(COUNT*SIZE), allocate-at(POINTER,SIZE),"
                    + " reallocate(BLOCK,SIZE), resize(BLOCK,SIZE) or free(BLOCK) with the numbers of"
                    + " arguments from 0, or the name of a known function that it is like: malloc, calloc,"
                    + " realloc, free";

    private static final int MOST_ARGUMENTS = 1000;

    private static final Pattern CALL =
            Pattern.compile(
                    "(allocate|allocate-at|reallocate|resize|free)"
                            + "\\((\\d{1,3})(?:\\*(\\d{1,3}))?(?:,(\\d{1,3})(?:\\*(\\d{1,3}))?)?\\)");

    /**
     * Reads {@code NAME=ROLE}.
     *
     * @throws IllegalArgumentException if it is something else; the message says what there is
     */
    public static NamedByUser read(String text) {
        int split = text.lastIndexOf('=');
        if (split <= 0) {
            throw new IllegalArgumentException("'%s' is not %s".formatted(text, FORM));
        }
        String name = text.substring(0, split).strip();
        String role = text.substring(split + 1).replace(" ", "");
        return new NamedByUser(
                name,
                KnownAllocators.role(role)
                        .or(() -> role(role))
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "'%s' of '%s' is not known; it is %s"
                                                        .formatted(role, text, FORM))));
    }

    private static Optional<AllocatorRole> role(String text) {
        Matcher call = CALL.matcher(text);
        if (!call.matches()) {
            return Optional.empty();
        }
        int first = number(call.group(2));
        int firstFactor = number(call.group(3));
        int second = number(call.group(4));
        int secondFactor = number(call.group(5));
        boolean single = second == NO_ARGUMENT;
        boolean plainFirst = firstFactor == NO_ARGUMENT;
        boolean plainSecond = secondFactor == NO_ARGUMENT;
        AllocatorRole role =
                switch (call.group(1)) {
                    case "allocate" ->
                            !single
                                    ? null
                                    : plainFirst
                                            ? new AllocatorRole.Allocate(first, NO_ARGUMENT)
                                            : new AllocatorRole.Allocate(firstFactor, first);
                    case "free" -> single && plainFirst ? new AllocatorRole.Free(first) : null;
                    case "reallocate" ->
                            single || !plainFirst
                                    ? null
                                    : plainSecond
                                            ? new AllocatorRole.Reallocate(
                                                    first, second, NO_ARGUMENT)
                                            : new AllocatorRole.Reallocate(
                                                    first, secondFactor, second);
                    case "resize" ->
                            single || !plainFirst || !plainSecond
                                    ? null
                                    : new AllocatorRole.Resize(first, second);
                    default ->
                            single || !plainFirst || !plainSecond
                                    ? null
                                    : new AllocatorRole.AllocateAt(first, second);
                };
        return Optional.ofNullable(role).filter(found -> found.parameters() <= MOST_ARGUMENTS);
    }

    private static int number(String digits) {
        return digits == null ? NO_ARGUMENT : Integer.parseInt(digits);
    }
}
