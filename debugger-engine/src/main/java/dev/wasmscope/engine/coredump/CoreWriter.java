package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.control.Snapshot;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.AbstractHeapType;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.Global;
import dev.wasmscope.engine.module.HeapType;
import dev.wasmscope.engine.module.MemoryType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.TypeIndex;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.module.VecType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes the guest at a stop as a core file. The bytes of memories are written stretch by stretch,
 * never kept twice.
 */
public final class CoreWriter {
    private static final int CUSTOM = 0;
    private static final int MEMORY = 5;
    private static final int GLOBAL = 6;
    private static final int DATA = 11;
    private static final int END = 0x0B;
    private static final int CHUNK = 1 << 16;
    private static final byte[] MAGIC = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private final Snapshot at;
    private final Instance instance;
    private final OutputStream target;

    private CoreWriter(Snapshot at, OutputStream target) {
        this.at = at;
        this.instance = at.instance();
        this.target = target;
    }

    /**
     * Writes a core file.
     *
     * @param program name of the program
     * @throws IOException if it cannot be written, or a section would get larger than 4 GiB
     */
    public static void write(
            Snapshot at, String program, CoreModule module, CoreStop stop, OutputStream target)
            throws IOException {
        new CoreWriter(at, target).file(program, module, stop);
    }

    private void file(String program, CoreModule module, CoreStop stop) throws IOException {
        target.write(MAGIC);
        custom(CoreSections.PROCESS, new CoreOutput().u8(0).name(program));
        CoreOutput memories = new CoreOutput();
        section(MEMORY, memories.list(instance.memories(), memory -> type(memory, memories)));
        globals();
        data();
        custom(CoreSections.MODULES, new CoreOutput().u32(1).u8(0).name(program));
        custom(CoreSections.INSTANCES, instances());
        custom(CoreSections.STACK, stack());
        byte[] own = new CoreStateWriter(instance).write(module, stop, at);
        custom(CoreSections.OWN, new CoreOutput().raw(own));
    }

    private void custom(String name, CoreOutput contents) throws IOException {
        section(CUSTOM, new CoreOutput().name(name).raw(contents.toBytes()));
    }

    private void section(int id, CoreOutput contents) throws IOException {
        byte[] bytes = contents.toBytes();
        target.write(new CoreOutput().u8(id).u32(bytes.length).raw(bytes).toBytes());
    }

    private static void type(Memory memory, CoreOutput out) {
        MemoryType type = memory.type();
        boolean wide = type.addressType() == AddressType.I64;
        boolean limited = type.limits().max().isPresent();
        out.u8((limited ? 1 : 0) | (type.shared() ? 2 : 0) | (wide ? 4 : 0));
        out.u64(memory.sizePages());
        type.limits().max().ifPresent(out::u64);
    }

    private void globals() throws IOException {
        CoreOutput out = new CoreOutput();
        List<Global> all = instance.module().globals();
        section(GLOBAL, out.list(all, global -> global(global, out)));
    }

    /** A constant; of a reference the null of its hierarchy, the rest is in our own section. */
    private void global(Global global, CoreOutput out) {
        int top = typeCode(global.type().valType());
        out.u8(top).u8(0);
        switch (instance.global(global.index()).value()) {
            case Value.I32 v -> out.u8(0x41).s64(v.value());
            case Value.I64 v -> out.u8(0x42).s64(v.value());
            case Value.F32 v -> out.u8(0x43).fixed32(v.bits());
            case Value.F64 v -> out.u8(0x44).fixed64(v.bits());
            case Value.V128 v -> out.u8(0xFD).u32(12).fixed64(v.low()).fixed64(v.high());
            case Value.Ref _, Value.Missing _ -> out.u8(0xD0).u8(top);
        }
        out.u8(END);
    }

    private int typeCode(ValType type) {
        return switch (type) {
            case NumType.I32 -> CoreSections.I32;
            case NumType.I64 -> CoreSections.I64;
            case NumType.F32 -> CoreSections.F32;
            case NumType.F64 -> CoreSections.F64;
            case VecType.V128 -> CoreSections.V128;
            case RefType(boolean _, HeapType heap) -> topCode(heap);
        };
    }

    /** The top type of a reference's hierarchy as a nullable reference type and a heap type. */
    private int topCode(HeapType heap) {
        return switch (heap) {
            case TypeIndex(int index) -> isFunction(index) ? 0x70 : 0x6E;
            case AbstractHeapType type ->
                    switch (type) {
                        case FUNC, NOFUNC -> 0x70;
                        case EXTERN, NOEXTERN -> 0x6F;
                        case EXN, NOEXN -> 0x69;
                        case ANY, EQ, I31, STRUCT, ARRAY, NONE -> 0x6E;
                    };
        };
    }

    private boolean isFunction(int type) {
        return instance.module().types().get(type).composite()
                instanceof dev.wasmscope.engine.module.FuncType;
    }

    private void data() throws IOException {
        List<List<MemoryRuns.Run>> all = new ArrayList<>();
        long count = 0;
        long size = 0;
        for (Memory memory : instance.memories()) {
            List<MemoryRuns.Run> runs = MemoryRuns.of(memory);
            all.add(runs);
            count += runs.size();
            for (MemoryRuns.Run run : runs) {
                size += segmentHead(all.size() - 1, memory, run).length + run.length();
            }
        }
        byte[] head = new CoreOutput().u64(count).toBytes();
        size += head.length;
        if (size > 0xFFFF_FFFFL) {
            throw new IOException(
                    "%d bytes of memory are not zero; a core file holds 4 GiB".formatted(size));
        }
        target.write(new CoreOutput().u8(DATA).u64(size).raw(head).toBytes());
        for (int i = 0; i < all.size(); i++) {
            for (MemoryRuns.Run run : all.get(i)) {
                target.write(segmentHead(i, instance.memory(i), run));
                contents(instance.memory(i), run);
            }
        }
    }

    private static byte[] segmentHead(int index, Memory memory, MemoryRuns.Run run) {
        CoreOutput out = new CoreOutput();
        if (index == 0) {
            out.u8(0);
        } else {
            out.u8(2).u32(index);
        }
        boolean wide = memory.addressType() == AddressType.I64;
        out.u8(wide ? 0x42 : 0x41).s64(wide ? run.address() : (int) run.address()).u8(END);
        return out.u64(run.length()).toBytes();
    }

    private void contents(Memory memory, MemoryRuns.Run run) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (long done = 0; done < run.length(); done += CHUNK) {
            int length = (int) Math.min(CHUNK, run.length() - done);
            memory.read(run.address() + done, chunk, 0, length);
            target.write(chunk, 0, length);
        }
    }

    private CoreOutput instances() {
        CoreOutput out = new CoreOutput().u32(1).u8(0).u32(0);
        out.list(indices(instance.memories().size()), out::u32);
        return out.list(indices(instance.globals().size()), out::u32);
    }

    private static List<Integer> indices(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private CoreOutput stack() {
        CoreOutput out = new CoreOutput().u8(0).name("main").u32(at.depth());
        for (int i = 0; i < at.depth(); i++) {
            FrameView frame = at.frame(i);
            long start = instance.module().functions().get(frame.functionIndex()).codeOffset();
            out.u8(0).u32(0).u32(frame.functionIndex()).u64(frame.codeOffset() - start);
            out.list(frame.locals(), value -> CoreHeap.standard(value, out));
            out.list(frame.operandStack(), value -> CoreHeap.standard(value, out));
        }
        return out;
    }
}
