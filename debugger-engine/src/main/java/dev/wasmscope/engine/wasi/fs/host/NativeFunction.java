package dev.wasmscope.engine.wasi.fs.host;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A function of libc that captures {@code errno}. It is looked up at once and linked when it is
 * first called, since linking costs milliseconds and most guests need few of them.
 */
final class NativeFunction {
    private final MemorySegment address;
    private final FunctionDescriptor descriptor;
    private final Linker.Option[] options;
    private @Nullable MethodHandle linked;

    /**
     * Looks the function up.
     *
     * @param name empty for one that this system does without
     * @throws java.util.NoSuchElementException if libc has no such function
     */
    NativeFunction(String name, FunctionDescriptor descriptor, Linker.Option... options) {
        this.address =
                name.isEmpty()
                        ? MemorySegment.NULL
                        : Linker.nativeLinker().defaultLookup().find(name).orElseThrow();
        this.descriptor = descriptor;
        this.options = Arrays.copyOf(options, options.length + 1);
        this.options[options.length] = Linker.Option.captureCallState("errno");
    }

    /**
     * The function itself; its first parameter is the segment for {@code errno}.
     *
     * @throws IllegalCallerException if native access is denied
     */
    @SuppressWarnings("restricted") // the point of this class
    MethodHandle handle() {
        MethodHandle handle = linked;
        if (handle == null) {
            handle = Linker.nativeLinker().downcallHandle(address, descriptor, options);
            linked = handle;
        }
        return handle;
    }
}
