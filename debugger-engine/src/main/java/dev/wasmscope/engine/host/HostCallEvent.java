package dev.wasmscope.engine.host;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;
import java.util.Optional;

/**
 * One call from the guest to the host, as the door saw it. Immutable.
 *
 * @param number position in the run, counted from 1
 * @param clock the guest's instruction clock at the call: instructions completed before the call
 *     instruction
 * @param thread number of the guest thread that called
 * @param callSite the call instruction; empty when the host itself called the function
 * @param callers call instructions of the outer frames, innermost first, at most {@link
 *     HostDoor#CALL_SITE_LIMIT} with the call site
 * @param module the import's module name
 * @param name the import's name
 * @param arguments the decoded arguments, or the raw numbers if the function did not describe them
 * @param result the result's name or value, {@code ""} if the function returns nothing, {@code
 *     "exit"} or {@code "trap: ..."} if it did not return
 * @param errno the error number it returned, 0 for success, -1 if it returns none
 * @param bytesMoved bytes of input or output that the call moved
 * @param written the ranges of the caller's memory 0 that the host wrote
 * @param hostNanos wall time that the call took, in nanoseconds
 * @param guestInstructionsSinceLast instructions that the guest executed since the previous call
 * @param startNanos wall time when the call began, in nanoseconds since 1970; 0 if nobody looked
 * @param injected what was injected into this call, for example {@code errno=noent}; empty for a
 *     call that was answered as the host would
 */
public record HostCallEvent(
        long number,
        long clock,
        int thread,
        Optional<CodeLocation> callSite,
        List<CodeLocation> callers,
        String module,
        String name,
        List<HostArgument> arguments,
        String result,
        int errno,
        long bytesMoved,
        List<MemoryRange> written,
        long hostNanos,
        long guestInstructionsSinceLast,
        long startNanos,
        Optional<String> injected) {
    public HostCallEvent {
        callers = List.copyOf(callers);
        arguments = arguments instanceof CapturedArguments ? arguments : List.copyOf(arguments);
        written = List.copyOf(written);
    }

    /** An event without the time of day. */
    public HostCallEvent(
            long number,
            long clock,
            int thread,
            Optional<CodeLocation> callSite,
            List<CodeLocation> callers,
            String module,
            String name,
            List<HostArgument> arguments,
            String result,
            int errno,
            long bytesMoved,
            List<MemoryRange> written,
            long hostNanos,
            long guestInstructionsSinceLast,
            Optional<String> injected) {
        this(
                number,
                clock,
                thread,
                callSite,
                callers,
                module,
                name,
                arguments,
                result,
                errno,
                bytesMoved,
                written,
                hostNanos,
                guestInstructionsSinceLast,
                0,
                injected);
    }

    /**
     * The decoded arguments. They are decoded from what was kept of the call each time they are
     * asked for, so ask once.
     */
    @Override
    public List<HostArgument> arguments() {
        return arguments instanceof CapturedArguments captured ? captured.decode() : arguments;
    }

    /** True if the call returned an error number other than success. */
    public boolean failed() {
        return errno > 0;
    }
}
