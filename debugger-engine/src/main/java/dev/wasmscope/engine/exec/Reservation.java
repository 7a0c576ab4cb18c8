package dev.wasmscope.engine.exec;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Zeroed memory outside of the Java heap. It is asked for with C's {@code calloc}, which every
 * system answers for large blocks with addresses only: a page takes room when it is first touched.
 * Given back when nothing refers to the segment any more.
 */
final class Reservation {
    private Reservation() {}

    /** Linked when the first large memory is made. */
    private static final class Native {
        static final Linker LINKER = Linker.nativeLinker();
        static final MethodHandle CALLOC =
                handle(
                        "calloc",
                        FunctionDescriptor.of(
                                ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
        static final MethodHandle FREE =
                handle("free", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));

        @SuppressWarnings("restricted") // the point of this class
        private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
            return LINKER.downcallHandle(
                    LINKER.defaultLookup().find(name).orElseThrow(), descriptor);
        }

        @SuppressWarnings("restricted") // the length is the one that was asked for
        static Optional<MemorySegment> allocate(long bytes) {
            try {
                MemorySegment block = (MemorySegment) CALLOC.invokeExact(1L, bytes);
                return block.address() == 0
                        ? Optional.empty()
                        : Optional.of(block.reinterpret(bytes, Arena.ofAuto(), Native::free));
            } catch (Throwable e) {
                throw new IllegalStateException("calloc failed", e);
            }
        }

        private static void free(MemorySegment block) {
            try {
                FREE.invokeExact(block);
            } catch (Throwable e) {
                throw new IllegalStateException("free failed", e);
            }
        }
    }

    /**
     * As many bytes as the system has addresses for, at most {@code wanted}; empty if it does not
     * even have {@code needed}.
     */
    static Optional<MemorySegment> reserve(long needed, long wanted) {
        for (long size = Math.max(wanted, 1); ; size = Math.max(needed, size / 2)) {
            Optional<MemorySegment> block = allocate(size);
            if (block.isPresent() || size <= needed) {
                return block.isPresent() ? block : retry(size);
            }
        }
    }

    /** Memories of guests that ended may still wait to be found by the garbage collector. */
    private static Optional<MemorySegment> retry(long size) {
        System.gc();
        return allocate(size);
    }

    private static Optional<MemorySegment> allocate(long bytes) {
        try {
            return Native.allocate(bytes);
        } catch (IllegalCallerException | ExceptionInInitializerError | NoClassDefFoundError e) {
            return allocateInJava(bytes);
        }
    }

    /** Where native access is denied: touches every page at once. */
    private static Optional<MemorySegment> allocateInJava(long bytes) {
        try {
            return Optional.of(Arena.ofAuto().allocate(bytes, Long.BYTES));
        } catch (OutOfMemoryError e) {
            return Optional.empty();
        }
    }
}
