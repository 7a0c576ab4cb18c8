package dev.wasmscope.session.expression;

/**
 * Numbers of a frame and of the memory as they are at the moment. What cannot be read ends in an
 * {@link UnreadableException}.
 */
public interface LiveNumbers {
    /** There is no such number. */
    final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnreadableException() {
            super("no such number", null, false, false);
        }
    }

    /** The bits of a local; of 32 bits, sign-extended. */
    long local(int index);

    /** The bits of a global, likewise. */
    long global(int index);

    /**
     * Bytes of the memory as an unsigned number, lowest first.
     *
     * @param size 1, 2, 4 or 8
     */
    long load(long address, int size);
}
