package dev.wasmscope.engine.exec;

/**
 * A place whose reads or writes stop a thread.
 *
 * @param place where
 * @param trigger which accesses count
 * @param frameDepth number of the frame (1 being the outermost) with which the watch ends; 0 if it
 *     does not end
 */
public record Watch(WatchPlace place, Trigger trigger, int frameDepth) {

    /** Which accesses stop the thread. */
    public enum Trigger {
        /** Every instruction that reads from the place. */
        READ,
        /** Every instruction, and every call of the host, that writes to it, be it the same. */
        WRITE,
        /** Writes after which it differs. */
        CHANGE,
        /** Reads and writes. */
        ACCESS;

        /** Whether reads count. */
        public boolean reads() {
            return this == READ || this == ACCESS;
        }

        /** Whether any writes count. */
        public boolean writes() {
            return this != READ;
        }
    }

    /** A local's watch ends with its frame. */
    public Watch {
        if (place instanceof WatchPlace.Local local) {
            frameDepth = local.depth();
        }
    }

    /** A watch that does not end with a frame, unless it is one of a local. */
    public Watch(WatchPlace place, Trigger trigger) {
        this(place, trigger, 0);
    }

    /**
     * A watch of bytes of a memory.
     *
     * @throws IllegalArgumentException as {@link WatchPlace.Bytes}
     */
    public static Watch bytes(Memory memory, long address, int length, Trigger trigger) {
        return new Watch(new WatchPlace.Bytes(memory, address, length), trigger);
    }
}
