package dev.wasmscope.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When a breakpoint that is reached stops the program, and what it does instead. All that is given
 * must hold: first the filters and the other breakpoint, then the condition, then the number of the
 * hit. Options hold for breakpoints of every kind.
 *
 * @param enabled whether it does anything
 * @param condition an expression in the guest's words that must be true; one that cannot be
 *     evaluated stops and says why
 * @param hits which of the hits count
 * @param logMessage printed instead of stopping; expressions in braces are replaced by their
 *     values, <code>{{</code> and <code>}}</code> are braces
 * @param patch carried out instead of stopping, in the place of code: {@code n = 0; return 1}, see
 *     {@link dev.wasmscope.session.expression.Patch}; one that cannot be carried out stops and says
 *     why
 * @param oneShot removed when it has stopped the program
 * @param after the id of a breakpoint that must have been hit before in this run; when that one is
 *     removed there is nothing to wait for any more
 * @param thread the number of the guest's thread that it is for; the first is 0
 * @param instance the number of the module's instance that it is for
 */
public record BreakpointOptions(
        boolean enabled,
        Optional<String> condition,
        Optional<HitCondition> hits,
        Optional<String> logMessage,
        Optional<String> patch,
        boolean oneShot,
        OptionalInt after,
        OptionalInt thread,
        OptionalInt instance) {
    /** Stops whenever it is reached. */
    public static final BreakpointOptions NONE =
            new BreakpointOptions(
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty());

    public BreakpointOptions {
        condition = condition.map(String::strip).filter(text -> !text.isEmpty());
        logMessage = logMessage.filter(text -> !text.isEmpty());
        patch = patch.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The same, switched on or off. */
    public BreakpointOptions withEnabled(boolean newEnabled) {
        return new BreakpointOptions(
                newEnabled, condition, hits, logMessage, patch, oneShot, after, thread, instance);
    }

    /** The same with another condition; a blank one is none. */
    public BreakpointOptions withCondition(String newCondition) {
        return new BreakpointOptions(
                enabled,
                Optional.of(newCondition),
                hits,
                logMessage,
                patch,
                oneShot,
                after,
                thread,
                instance);
    }

    /** The same for other hits; empty for all. */
    public BreakpointOptions withHits(Optional<HitCondition> newHits) {
        return new BreakpointOptions(
                enabled, condition, newHits, logMessage, patch, oneShot, after, thread, instance);
    }

    /** The same with another message; an empty one is none: it stops. */
    public BreakpointOptions withLogMessage(String newMessage) {
        return new BreakpointOptions(
                enabled,
                condition,
                hits,
                Optional.of(newMessage),
                patch,
                oneShot,
                after,
                thread,
                instance);
    }

    /** The same with another patch; a blank one is none: it stops. */
    public BreakpointOptions withPatch(String newPatch) {
        return new BreakpointOptions(
                enabled,
                condition,
                hits,
                logMessage,
                Optional.of(newPatch),
                oneShot,
                after,
                thread,
                instance);
    }

    /** Whether the program stops where it is reached, if all that is asked for holds. */
    public boolean stops() {
        return logMessage.isEmpty() && patch.isEmpty();
    }

    /** The same, removed when it has stopped the program, or not. */
    public BreakpointOptions withOneShot(boolean newOneShot) {
        return new BreakpointOptions(
                enabled, condition, hits, logMessage, patch, newOneShot, after, thread, instance);
    }

    /** The same, waiting for another breakpoint or for none. */
    public BreakpointOptions withAfter(OptionalInt newAfter) {
        return new BreakpointOptions(
                enabled, condition, hits, logMessage, patch, oneShot, newAfter, thread, instance);
    }

    /** The same for one thread or for all. */
    public BreakpointOptions withThread(OptionalInt newThread) {
        return new BreakpointOptions(
                enabled, condition, hits, logMessage, patch, oneShot, after, newThread, instance);
    }

    /** The same for one instance or for all. */
    public BreakpointOptions withInstance(OptionalInt newInstance) {
        return new BreakpointOptions(
                enabled, condition, hits, logMessage, patch, oneShot, after, thread, newInstance);
    }

    /**
     * In the user's words, for example {@code once, thread 0, if n > 3, hit >= 5, log "n is {n}",
     * do n = 0}; empty for one that always stops. Does not say whether it is switched on.
     */
    public String text() {
        List<String> parts = new ArrayList<>();
        if (oneShot) {
            parts.add("once");
        }
        after.ifPresent(id -> parts.add("after breakpoint " + id));
        thread.ifPresent(number -> parts.add("thread " + number));
        instance.ifPresent(number -> parts.add("instance " + number));
        condition.ifPresent(text -> parts.add("if " + text));
        hits.ifPresent(which -> parts.add("hit " + which.text()));
        logMessage.ifPresent(text -> parts.add("log \"" + text + '"'));
        patch.ifPresent(text -> parts.add("do " + text));
        return String.join(", ", parts);
    }
}
