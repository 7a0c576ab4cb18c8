package dev.wasmscope.engine.host.record;

import dev.wasmscope.engine.exec.TrapKind;
import dev.wasmscope.engine.host.HandleNames;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A recorded call but for the bytes that the host wrote, which follow in the file.
 *
 * @param number counted from 1
 * @param module the import's module name
 * @param name the import's name
 * @param thread number of the guest thread
 * @param clock the guest's clock at the call
 * @param start when it began, in nanoseconds since any moment
 * @param nanos how long the host took
 * @param arguments one word each: bits without what is undefined; for a reference whether it is
 *     there
 * @param checksum CRC-32C of what the guest passed in its memory
 * @param text the texts among that
 * @param results the bits of the results; two words for a vector
 * @param errno the error number, or -1
 * @param moved bytes of input or output
 * @param outcome the result's name
 * @param injected what was injected
 * @param output the stream that the bytes moved went to
 * @param handles handles that were opened or closed
 * @param exit the code that the guest exited with
 * @param trap how it trapped instead of returning
 * @param grown pages by which the host grew memory 0
 * @param writes how many ranges of memory 0 follow
 * @param lost whether it returned a reference, which cannot be kept
 */
record CallEntry(
        long number,
        String module,
        String name,
        int thread,
        long clock,
        long start,
        long nanos,
        List<Long> arguments,
        int checksum,
        String text,
        List<Long> results,
        int errno,
        long moved,
        Optional<String> outcome,
        Optional<String> injected,
        Optional<String> output,
        List<Recorder.HandleChange> handles,
        OptionalInt exit,
        Optional<TrapEntry> trap,
        long grown,
        int writes,
        boolean lost) {
    static final int OUTCOME = 1;
    static final int INJECTED = 2;
    static final int OUTPUT = 4;
    static final int HANDLES = 8;
    static final int EXIT = 16;
    static final int TRAP = 32;
    static final int GROWN = 64;
    static final int WRITES = 128;
    static final int LOST = 256;

    /** Texts that get a number, and how long they may be in characters. */
    static final int KEPT_TEXTS = 4096;

    static final int TEXT_LIMIT = EntryInput.TEXT_LIMIT / 4;

    /** A trap instead of a return. */
    record TrapEntry(String kind, String detail) {
        TrapKind trapKind() {
            for (TrapKind known : TrapKind.values()) {
                if (known.name().equals(kind)) {
                    return known;
                }
            }
            return TrapKind.HOST;
        }
    }

    /** What handles are called after the call. */
    void applyHandles(HandleNames names) {
        for (Recorder.HandleChange change : handles) {
            change.name()
                    .ifPresentOrElse(
                            name -> names.put(change.handle(), name),
                            () -> names.remove(change.handle()));
        }
    }
}
