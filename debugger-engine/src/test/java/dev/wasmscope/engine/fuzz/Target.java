package dev.wasmscope.engine.fuzz;

import com.sun.management.ThreadMXBean;
import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.FunctionInstance;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.LinkException;
import dev.wasmscope.engine.exec.RunMode;
import dev.wasmscope.engine.exec.Store;
import dev.wasmscope.engine.exec.StoreLimits;
import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Names;
import dev.wasmscope.engine.text.Disassembler;
import dev.wasmscope.engine.text.SectionSummary;
import dev.wasmscope.engine.validate.InvalidModuleException;
import dev.wasmscope.engine.validate.ModuleValidator;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What arbitrary bytes are given to. Each ends in a result, or in an error that names section and
 * offset, and takes memory in proportion to the bytes and not to numbers in them.
 */
enum Target {
    /** Sections and the instructions of all bodies. */
    DECODE {
        @Override
        void take(byte[] bytes) {
            Module module = ModuleReader.read(bytes);
            SectionSummary.of(module);
            for (FunctionInfo function : defined(module)) {
                InstructionCursor cursor = InstructionCursor.ofBody(module, function.index());
                while (cursor.next()) {
                    cursor.opcode();
                }
                cursor.requireFullyRead();
            }
        }
    },
    VALIDATE {
        @Override
        void take(byte[] bytes) {
            ModuleValidator.validateAll(ModuleReader.read(bytes));
        }
    },
    /** The text of all functions, also of bodies that cannot be decoded. */
    DISASSEMBLE {
        @Override
        void take(byte[] bytes) {
            Module module = ModuleReader.read(bytes);
            Disassembler disassembler = new Disassembler(module);
            for (FunctionInfo function : defined(module)) {
                disassembler.text(function.index());
            }
        }
    },
    /** The bytes as the contents of a name section. */
    NAMES {
        @Override
        void take(byte[] bytes) {
            WasmBytes module = new WasmBytes().raw(0, 'a', 's', 'm', 1, 0, 0, 0);
            module.section(1, 1, new WasmBytes().raw(0x60, 0, 0));
            module.section(3, 1, new WasmBytes().raw(0));
            module.section(10, 1, new WasmBytes().raw(2, 0, 0x0B));
            module.raw(0).sized(new WasmBytes().name("name").raw(bytes));
            Names names = ModuleReader.read(module.bytes()).names();
            for (Names.Kind kind : Names.Kind.values()) {
                names.name(kind, 0);
            }
            for (Names.NestedKind kind : Names.NestedKind.values()) {
                names.nestedName(kind, 0, 0);
            }
            names.localName(0, -1);
        }
    },
    /** All exported functions, called with zeros, under limits. */
    EXECUTE {
        @Override
        void take(byte[] bytes) {
            Module module = ModuleReader.read(bytes);
            ModuleValidator.validateAll(module);
            try {
                Instance instance = new Store(LIMITS).instantiate(module, Imports.none());
                instance.exports().values().stream()
                        .filter(FunctionInstance.class::isInstance)
                        .limit(MOST_CALLS)
                        .forEach(function -> call(instance, (FunctionInstance) function));
            } catch (LinkException | TrapException _) {
                // imports are missing, segments out of bounds, the start function traps
            }
        }
    };

    private static final StoreLimits LIMITS =
            StoreLimits.DEFAULT
                    .withMaxMemoryBytes(1 << 18)
                    .withMaxTableElements(1000)
                    .withMaxCallDepth(200)
                    .withMaxInstructions(20_000);
    private static final int MOST_CALLS = 10;

    /** What every input may take, and for each of its bytes. */
    private static final long FIXED_BYTES = 24 << 20;

    private static final long BYTES_PER_BYTE = 2000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Does it, whatever comes of it. */
    abstract void take(byte[] bytes);

    /**
     * Does it.
     *
     * @throws AssertionError if it ends in anything but a result or an error that names its place,
     *     or takes too much memory
     */
    final void check(byte[] bytes) {
        long most = FIXED_BYTES + BYTES_PER_BYTE * bytes.length;
        long taken = measure(bytes);
        if (taken > most) {
            taken = measure(bytes); // loading and instrumenting classes counts once
        }
        if (taken > most) {
            throw new AssertionError(
                    "%s took %d bytes for an input of %d".formatted(this, taken, bytes.length));
        }
    }

    /** The bytes that the thread allocated. */
    private long measure(byte[] bytes) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            take(bytes);
        } catch (MalformedModuleException e) {
            requirePlace(e.section(), e.fileOffset());
        } catch (InvalidModuleException e) {
            requirePlace(e.section(), e.fileOffset());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw new AssertionError(this + " ended in " + e, e);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private void requirePlace(String section, long offset) {
        if (section.isEmpty() || offset < 0) {
            throw new AssertionError(this + " failed nowhere: " + section + " " + offset);
        }
    }

    private static List<FunctionInfo> defined(Module module) {
        return module.functions().stream().filter(f -> !f.isImported()).toList();
    }

    private static void call(Instance instance, FunctionInstance function) {
        GuestThread thread = new GuestThread(instance.store());
        try {
            thread.start(
                    function, function.type().params().stream().map(Value::defaultOf).toList());
        } catch (TrapException _) {
            return; // its frame is larger than the limit
        }
        ExecutionResult result = thread.resume(RunMode.PLAIN);
        if (!(result instanceof ExecutionResult.Completed)) {
            for (int i = 0; i < thread.depth(); i++) {
                thread.frame(i).operandStack();
            }
        }
        if (thread.clock() > LIMITS.maxInstructions()) {
            throw new AssertionError("ran to " + thread.clock());
        }
    }
}
