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
import dev.wasmscope.engine.module.SegmentMode;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.memory.AddressUse;
import dev.wasmscope.session.memory.AddressUse.Kind;
import dev.wasmscope.session.memory.MemoryImage;
import dev.wasmscope.session.memory.MemoryRange;
import dev.wasmscope.session.memory.MemoryTools;
import dev.wasmscope.session.value.WellKnownGlobals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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

    MemoryMap(Module module) {
        this.module = module;
        this.known = WellKnownGlobals.of(module);
    }

    List<AddressUse> at(StopState stop, int memory, long address) {
        List<AddressUse> uses = new ArrayList<>();
        segment(stop, memory, address).ifPresent(uses::add);
        if (memory != 0) {
            return uses;
        }
        long top = stackTop();
        long bottom = stackBottom(stop.snapshot().instance(), top);
        if (uses.isEmpty() && address < NULL_PAGE && (bottom >= NULL_PAGE || top == 0)) {
            uses.add(
                    use(
                            Kind.NULL_PAGE,
                            "null page: a null pointer and an offset of %d".formatted(address),
                            0,
                            NULL_PAGE));
        } else if (uses.isEmpty() && address >= bottom && address < top) {
            uses.add(
                    address < top - LEAST_STACK && bottom > 0
                            ? use(
                                    Kind.DATA,
                                    "static data without contents in the file, or stack",
                                    bottom,
                                    top - LEAST_STACK - bottom)
                            : stack(
                                    stop,
                                    address,
                                    Math.max(bottom, bottom == 0 ? 0 : top - LEAST_STACK),
                                    top));
        } else if (uses.isEmpty()) {
            heap(stop, address, top).ifPresent(uses::add);
        }
        return uses;
    }

    /** Segments, frames and blocks that have bytes in a stretch. */
    List<AddressUse> within(StopState stop, int memory, long from, long end) {
        List<AddressUse> uses = new ArrayList<>();
        long next = from;
        while (next < end && uses.size() < MemoryTools.MOST_USES) {
            long at = next;
            List<AddressUse> here = at(stop, memory, at);
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

    private Optional<AddressUse> segment(StopState stop, int memory, long address) {
        for (DataSegment segment : module.data()) {
            if (segment.mode() instanceof SegmentMode.Active active && active.index() == memory) {
                long start = offset(stop.snapshot().instance(), active.offset());
                long length = segment.contents().length();
                if (start >= 0 && address >= start && address - start < length) {
                    String name = module.names().name(Names.Kind.DATA, segment.index());
                    return Optional.of(
                            use(
                                    Kind.DATA,
                                    "data segment %d%s + 0x%x"
                                            .formatted(
                                                    segment.index(),
                                                    name == null ? "" : " " + name,
                                                    address - start),
                                    start,
                                    length));
                }
            }
        }
        return Optional.empty();
    }

    /** A constant address; -1 if it is computed. */
    private long offset(Instance instance, ConstExpr expression) {
        InstructionCursor cursor = InstructionCursor.ofConstExpr(module, expression);
        cursor.next();
        return switch (cursor.opcode()) {
            case I32_CONST -> Integer.toUnsignedLong(cursor.i32());
            case I64_CONST -> cursor.i64();
            case GLOBAL_GET -> instance.global(cursor.index()).value().slotBits() & 0xffff_ffffL;
            default -> -1;
        };
    }

    /** The first value of the stack pointer, where the stack ends that grows down; 0 for none. */
    private long stackTop() {
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

    /** The end of the data below the stack; 0 where the stack comes first. */
    private long stackBottom(Instance instance, long top) {
        long bottom = 0;
        for (DataSegment segment : module.data()) {
            if (segment.mode() instanceof SegmentMode.Active active && active.index() == 0) {
                long end = offset(instance, active.offset()) + segment.contents().length();
                if (end <= top) {
                    bottom = Math.max(bottom, end);
                }
            }
        }
        return bottom;
    }

    /** What of the stack is below the stack pointer, as far as it is the stack for certain. */
    private MemoryRange unusedStack(Instance instance) {
        long top = stackTop();
        if (top == 0) {
            return new MemoryRange(0, 0, 0);
        }
        Value pointer = instance.global(known.stackPointer().orElseThrow()).value();
        long end = Math.min(top, address(pointer));
        long bottom = stackBottom(instance, top);
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

    private Optional<AddressUse> heap(StopState stop, long address, long top) {
        Instance instance = stop.snapshot().instance();
        Memory memory = instance.memory(0);
        long base = heapBase(stop, instance, top);
        if (address < base) {
            return Optional.empty();
        }
        int word = memory.addressType() == AddressType.I64 ? 8 : 4;
        return new HeapBlocks(memory, word)
                .at(base, address)
                .map(block -> use(Kind.HEAP, block.text(address), block.start(), block.size()))
                .or(() -> Optional.of(use(Kind.HEAP, "heap", base, memory.sizeBytes() - base)));
    }

    private long heapBase(StopState stop, Instance instance, long top) {
        OptionalInt global = known.heapBase();
        if (global.isPresent()) {
            return instance.global(global.getAsInt()).value().slotBits();
        }
        long base = top;
        for (DataSegment segment : module.data()) {
            if (segment.mode() instanceof SegmentMode.Active active && active.index() == 0) {
                long start = offset(stop.snapshot().instance(), active.offset());
                base = Math.max(base, start + segment.contents().length());
            }
        }
        return base;
    }
}
