package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.exec.Value;

/** A value as a core file has it. References are numbers in the file's own terms. */
public sealed interface CoreValue {
    /** The value is not in the file. */
    record Missing() implements CoreValue {}

    /** A number or a vector. */
    record Number(Value value) implements CoreValue {}

    /** The null reference. */
    record Null() implements CoreValue {}

    /** A function of the instance, by index. */
    record Function(int index) implements CoreValue {}

    /** A 31-bit integer. */
    record I31(int value) implements CoreValue {}

    /** An object of the file's heap, by number. */
    record HeapObject(int number) implements CoreValue {}

    /** An object of the host: only which ones are the same is known. */
    record HostObject(int number) implements CoreValue {}

    /** The value of {@link Missing}. */
    CoreValue MISSING = new Missing();
}
