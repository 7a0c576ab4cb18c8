package dev.wasmscope.session.run;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.GlobalInstance;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.ConstExpr;
import dev.wasmscope.engine.module.DataSegment;
import dev.wasmscope.engine.module.Global;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Names;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.memory.AddressUse;
import dev.wasmscope.session.memory.AddressUse.Kind;
import dev.wasmscope.session.memory.MemoryImage;
import dev.wasmscope.session.memory.MemoryRange;
import dev.wasmscope.session.memory.MemoryTools;
import dev.wasmscope.session.value.WellKnownGlobals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a memory is laid out (tool conventions, "BasicCABI": data, stack and heap, in an order that
 * the linker chose): from the module's segments, the stack pointer's first value and the frames.
 */
final class MemoryMap {
    /** Where LLVM's linker begins with data; what is lower comes from null pointers. */
    private static final int NULL_PAGE = 1024;

    /** What the linker reserves unless told otherwise; behind data, what is lower may be data. */
    private static final int LEAST_STACK = 1 << 16;

    /** How far to look on where nothing is known. */
    private static final int STRIDE = 16;

    /** The largest memory that is copied whole. */
    private static final long MOST_COPIED = 1L << 30;

    private final Module module;
    private final WellKnownGlobals known;
    private final long stackTop;
    private @Nullable Placed latest;

    MemoryMap(Module module) {
        this.module = module;
        this.known = WellKnownGlobals.of(module);
        this.stackTop = stackTop(module, known);
    }

    List<AddressUse> at(StopState stop, int memory, long address) {
        return at(stop, memory, address, blocks(stop));
    }

    private List<AddressUse> at(StopState stop, int memory, long address, HeapBlocks blocks) {
        Instance instance = stop.snapshot().instance();
        Optional<AddressUse> data = segment(instance, memory, address);
        if (data.isPresent() || memory != 0) {
            return data.stream().toList();
        }
        long bottom = placed(instance).stackBottom;
        if (address < NULL_PAGE && (bottom >= NULL_PAGE || stackTop == 0)) {
            return List.of(
                    use(
                            Kind.NULL_PAGE,
                            "null page: a null pointer and an offset of %d".formatted(address),
                            0,
                            NULL_PAGE));
        }
        return address >= bottom && address < stackTop
                ? List.of(belowStackTop(stop, address, bottom))
                : heap(stop, address, blocks).stream().toList();
    }

    private AddressUse belowStackTop(StopState stop, long address, long bottom) {
        long least = stackTop - LEAST_STACK;
        return address < least && bottom > 0
                ? use(
                        Kind.DATA,
                        "static data without contents in the file, or stack",
                        bottom,
                        least - bottom)
                : stack(stop, address, Math.max(bottom, bottom == 0 ? 0 : least), stackTop);
    }

    /** Segments, frames and blocks that have bytes in a stretch. */
    List<AddressUse> within(StopState stop, int memory, long from, long end) {
        List<AddressUse> uses = new ArrayList<>();
        HeapBlocks blocks = blocks(stop);
        long next = from;
        while (next < end && uses.size() < MemoryTools.MOST_USES) {
            long at = next;
            List<AddressUse> here = at(stop, memory, at, blocks);
            uses.addAll(here);
            next =
                    here.stream()
                            .mapToLong(use -> use.start() + use.size())
                            .filter(after -> after > at)
                            .min()
                            .orElse(at + STRIDE);
        }
        return uses.stream().distinct().toList();
    }

    private static AddressUse use(Kind kind, String text, long start, long size) {
        return new AddressUse(kind, text, "", OptionalInt.empty(), start, size);
    }

    private Optional<AddressUse> segment(Instance instance, int memory, long address) {
        return placed(instance).data(memory).at(address).map(found -> use(found, address));
    }

    private AddressUse use(ActiveData.Placed found, long address) {
        DataSegment segment = found.segment();
        String name = module.names().name(Names.Kind.DATA, segment.index());
        return use(
                Kind.DATA,
                "data segment %d%s + 0x%x"
                        .formatted(
                                segment.index(),
                                name == null ? "" : " " + name,
                                address - found.start()),
                found.start(),
                found.length());
    }

    /** What never changes of an instance; the last one is remembered. */
    private Placed placed(Instance instance) {
        Placed last = latest;
        if (last == null || last.instance != instance) {
            last = new Placed(instance);
            latest = last;
        }
        return last;
    }

    /** The parts of an instance's memories that are where they are from the beginning. */
    private final class Placed {
        private final Instance instance;
        private final Map<Integer, ActiveData> data = new HashMap<>();

        /** The end of the data below the stack; 0 where the stack comes first. */
        private final long stackBottom;

        Placed(Instance instance) {
            this.instance = instance;
            this.stackBottom = data(0).endUpTo(stackTop);
        }

        ActiveData data(int memory) {
            return data.computeIfAbsent(memory, m -> ActiveData.of(module, instance, m));
        }
    }

    /** The first value of the stack pointer, where the stack ends that grows down; 0 for none. */
    private static long stackTop(Module module, WellKnownGlobals known) {
        OptionalInt pointer = known.stackPointer();
        if (pointer.isEmpty()) {
            return 0;
        }
        Global global = module.globals().get(pointer.getAsInt());
        ConstExpr init = global.init();
        if (init == null) {
            return 0;
        }
        InstructionCursor cursor = InstructionCursor.ofConstExpr(module, init);
        cursor.next();
        return switch (cursor.opcode()) {
            case I32_CONST -> Integer.toUnsignedLong(cursor.i32());
            case I64_CONST -> cursor.i64();
            default -> 0;
        };
    }

    /** What of the stack is below the stack pointer, as far as it is the stack for certain. */
    private MemoryRange unusedStack(Instance instance) {
        long top = stackTop;
        if (top == 0) {
            return new MemoryRange(0, 0, 0);
        }
        Value pointer = instance.global(known.stackPointer().orElseThrow()).value();
        long end = Math.min(top, address(pointer));
        long bottom = placed(instance).stackBottom;
        long start = bottom == 0 ? 0 : Math.max(bottom, top - LEAST_STACK);
        return new MemoryRange(0, start, Math.max(0, end - start));
    }

    private static long address(Value value) {
        return value.type() == NumType.I32 ? value.slotBits() & 0xffff_ffffL : value.slotBits();
    }

    /** A copy of memory 0. */
    MemoryImage image(Instance instance) throws SessionException {
        if (instance.memories().isEmpty()) {
            throw new SessionException("the module has no memory");
        }
        Memory memory = instance.memory(0);
        if (memory.sizeBytes() > MOST_COPIED) {
            throw new SessionException(
                    "the memory of %,d bytes is too large to be copied"
                            .formatted(memory.sizeBytes()));
        }
        List<Long> numbers =
                instance.globals().stream()
                        .map(GlobalInstance::value)
                        .filter(v -> v.type() == NumType.I32 || v.type() == NumType.I64)
                        .map(MemoryMap::address)
                        .toList();
        return new MemoryImage(
                memory.read(0, (int) memory.sizeBytes()),
                memory.addressType() == AddressType.I64,
                unusedStack(instance),
                numbers);
    }

    private AddressUse stack(StopState stop, long address, long bottom, long top) {
        int depth = stop.snapshot().depth();
        for (int i = 0; i < depth; i++) {
            FrameView frame = stop.snapshot().frame(i);
            if (!frame.stackPointerKnown()) {
                return use(Kind.STACK, "stack", bottom, top - bottom);
            }
            long low = frame.stackPointer();
            if (i == 0 && address < low) {
                return use(
                        Kind.STACK,
                        "free stack, 0x%x bytes below the stack pointer".formatted(low - address),
                        bottom,
                        low - bottom);
            }
            long high = i + 1 < depth ? stop.snapshot().frame(i + 1).stackPointer() : top;
            if (address >= low && address < high) {
                return stack(stop, i, low, high);
            }
        }
        return use(Kind.STACK, "stack", bottom, top - bottom);
    }

    private static AddressUse stack(StopState stop, int depth, long low, long high) {
        SymbolisedFrame row = stop.lastRow(depth);
        return new AddressUse(
                Kind.STACK,
                "stack of #%d %s, 0x%x bytes from 0x%x"
                        .formatted(row.index(), row.function(), high - low, low),
                row.function(),
                OptionalInt.of(row.index()),
                low,
                high - low);
    }

    /**
     * The heap of memory 0 as it is now; an instance without memories has none, and is not asked.
     */
    private HeapBlocks blocks(StopState stop) {
        Instance instance = stop.snapshot().instance();
        return new HeapBlocks(instance.memory(0), heapBase(instance));
    }

    private Optional<AddressUse> heap(StopState stop, long address, HeapBlocks blocks) {
        long base = heapBase(stop.snapshot().instance());
        if (address < base) {
            return Optional.empty();
        }
        long size = stop.snapshot().instance().memory(0).sizeBytes();
        return blocks.at(address)
                .map(block -> use(Kind.HEAP, block.text(address), block.start(), block.size()))
                .or(() -> Optional.of(use(Kind.HEAP, "heap", base, size - base)));
    }

    private long heapBase(Instance instance) {
        OptionalInt global = known.heapBase();
        return global.isPresent()
                ? instance.global(global.getAsInt()).value().slotBits()
                : Math.max(stackTop, placed(instance).data(0).end());
    }
}
