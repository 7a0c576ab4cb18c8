package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.module.Module;
import java.util.List;
import java.util.Optional;

/**
 * A core file (tool conventions, "Coredump").
 *
 * @param container the file as the module that it is: memories, globals and data segments hold the
 *     guest's
 * @param program name of the program, empty if it says none
 * @param modules names of the modules
 * @param instances in the order in which frames name them
 * @param threads each with its frames, innermost first
 * @param own what our own section says, if it is there
 */
public record CoreFile(
        Module container,
        String program,
        List<String> modules,
        List<CoreInstance> instances,
        List<Thread> threads,
        Optional<CoreState> own) {
    public CoreFile {
        modules = List.copyOf(modules);
        instances = List.copyOf(instances);
        threads = List.copyOf(threads);
    }

    /**
     * An instance.
     *
     * @param module index in {@link #modules}
     * @param memories for each of the instance's memories its index in the file
     * @param globals the same of its globals
     */
    public record CoreInstance(int module, List<Integer> memories, List<Integer> globals) {
        public CoreInstance {
            memories = List.copyOf(memories);
            globals = List.copyOf(globals);
        }
    }

    /** A thread. */
    public record Thread(String name, List<Frame> frames) {
        public Thread {
            frames = List.copyOf(frames);
        }
    }

    /**
     * A frame.
     *
     * @param instance index in {@link #instances}
     * @param function index in its module
     * @param offset of the instruction from the start of the function's body; 0 if it is not known
     * @param locals parameters and locals; empty if the file has none of them
     * @param operands bottom first; empty if there are none, or the file has none of them
     */
    public record Frame(
            int instance,
            int function,
            int offset,
            List<CoreValue> locals,
            List<CoreValue> operands) {
        public Frame {
            locals = List.copyOf(locals);
            operands = List.copyOf(operands);
        }
    }
}
