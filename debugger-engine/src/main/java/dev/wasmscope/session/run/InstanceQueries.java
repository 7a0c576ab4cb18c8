package dev.wasmscope.session.run;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.TableInstance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.ConstExpr;
import dev.wasmscope.engine.module.ElementSegment;
import dev.wasmscope.engine.module.Export;
import dev.wasmscope.engine.module.ExternKind;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Names;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.SegmentMode;
import dev.wasmscope.session.InstanceView;
import dev.wasmscope.session.InstanceView.Area;
import dev.wasmscope.session.InstanceView.Segment;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.WasmValue;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.WasmValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Memories, tables and segments of a stopped program. Used on the guest's thread. */
final class InstanceQueries {
    private final Symbols symbols;
    private final Module module;

    /** As they were last; large modules have tens of thousands. */
    private @Nullable List<Segment> data;

    private @Nullable List<Segment> elements;

    InstanceQueries(Symbols symbols) {
        this.symbols = symbols;
        this.module = symbols.module();
    }

    InstanceView view(StopState stop) {
        Instance instance = stop.snapshot().instance();
        List<Area> memories = new ArrayList<>();
        for (int i = 0; i < instance.memories().size(); i++) {
            String type = module.memories().get(i).type().toString();
            long size = instance.memory(i).sizeBytes();
            memories.add(new Area(i, name(Names.Kind.MEMORY, ExternKind.MEMORY, i), type, size));
        }
        List<Area> tables = new ArrayList<>();
        for (int i = 0; i < instance.tables().size(); i++) {
            String type = module.tables().get(i).type().toString();
            tables.add(
                    new Area(
                            i,
                            name(Names.Kind.TABLE, ExternKind.TABLE, i),
                            type,
                            instance.table(i).size()));
        }
        return new InstanceView(memories, tables, data(instance), elements(instance));
    }

    private String name(Names.Kind kind, ExternKind exported, int index) {
        String name = module.names().name(kind, index);
        if (name != null) {
            return name;
        }
        return module.exports().stream()
                .filter(export -> export.kind() == exported && export.index() == index)
                .map(Export::name)
                .findFirst()
                .orElse("");
    }

    private String name(Names.Kind kind, int index) {
        String name = module.names().name(kind, index);
        return name == null ? "" : name;
    }

    private List<Segment> data(Instance instance) {
        List<Segment> before = data == null ? dataSegments() : data;
        List<Segment> now = marked(before, instance::isDataDropped);
        data = now;
        return now;
    }

    private List<Segment> elements(Instance instance) {
        List<Segment> before = elements == null ? elementSegments() : elements;
        List<Segment> now = marked(before, instance::areElementsDropped);
        elements = now;
        return now;
    }

    private static List<Segment> marked(List<Segment> segments, IntPredicate isDropped) {
        boolean same = segments.stream().allMatch(s -> s.dropped() == isDropped.test(s.index()));
        return same
                ? segments
                : segments.stream().map(s -> s.dropped(isDropped.test(s.index()))).toList();
    }

    private List<Segment> dataSegments() {
        return module.data().stream()
                .map(
                        segment ->
                                new Segment(
                                        segment.index(),
                                        name(Names.Kind.DATA, segment.index()),
                                        mode(segment.mode(), "memory"),
                                        "",
                                        segment.contents().length(),
                                        false))
                .toList();
    }

    private List<Segment> elementSegments() {
        return module.elements().stream()
                .map(
                        segment ->
                                new Segment(
                                        segment.index(),
                                        name(Names.Kind.ELEMENT, segment.index()),
                                        mode(segment.mode(), "table"),
                                        segment.type().toString(),
                                        segment.items().size(),
                                        false))
                .toList();
    }

    private String mode(SegmentMode mode, String what) {
        return switch (mode) {
            case SegmentMode.Passive _ -> "passive";
            case SegmentMode.Declarative _ -> "declarative";
            case SegmentMode.Active active ->
                    what + " " + active.index() + " at " + offset(active.offset());
        };
    }

    /** The offset of an active segment: a number, or the global that it is read from. */
    private String offset(ConstExpr expression) {
        InstructionCursor cursor = InstructionCursor.ofConstExpr(module, expression);
        cursor.next();
        return switch (cursor.opcode()) {
            case I32_CONST -> "0x" + Integer.toHexString(cursor.i32());
            case I64_CONST -> "0x" + Long.toHexString(cursor.i64());
            case GLOBAL_GET -> "global " + cursor.index();
            default -> "a computed address";
        };
    }

    List<WasmValue> tableElements(StopState stop, int index, long from, int count)
            throws SessionException {
        List<TableInstance> tables = stop.snapshot().instance().tables();
        TableInstance table = tables.get(require("table", index, tables.size()));
        int first = Math.clamp(from, 0, table.size());
        int end = first + Math.clamp(count, 0, table.size() - first);
        String type = module.tables().get(index).type().elementType().toString();
        List<WasmValue> all = new ArrayList<>();
        for (int i = first; i < end; i++) {
            Object element = table.get(i);
            Value value = new Value.Ref(table.type().elementType(), element);
            String path = "table" + index + "[" + i + "]";
            all.add(WasmValues.describe(i, "", type, value, true, path, stop.variables()));
        }
        return all;
    }

    byte[] dataSegment(int index, long from, int length) throws SessionException {
        require("data segment", index, module.data().size());
        var contents = module.data().get(index).contents();
        long start = contents.start() + Math.clamp(from, 0, contents.length());
        long end = Math.min(contents.end(), start + Math.max(0, length));
        return Arrays.copyOfRange(module.bytes(), (int) start, (int) end);
    }

    List<WasmValue> elementSegment(int index, long from, int count) throws SessionException {
        require("element segment", index, module.elements().size());
        ElementSegment segment = module.elements().get(index);
        int first = Math.clamp(from, 0, segment.items().size());
        int end = first + Math.clamp(count, 0, segment.items().size() - first);
        List<WasmValue> all = new ArrayList<>();
        for (int i = first; i < end; i++) {
            all.add(element(segment, i));
        }
        return all;
    }

    private WasmValue element(ElementSegment segment, int i) {
        return switch (segment.items()) {
            case ElementSegment.FunctionIndices items ->
                    function(segment, i, items.indices().get(i));
            case ElementSegment.Expressions items -> {
                InstructionCursor cursor =
                        InstructionCursor.ofConstExpr(module, items.expressions().get(i));
                cursor.next();
                yield cursor.opcode() == Opcode.REF_FUNC
                        ? function(segment, i, cursor.index())
                        : new WasmValue(
                                i,
                                "",
                                segment.type().toString(),
                                cursor.opcode() == Opcode.REF_NULL
                                        ? "null"
                                        : cursor.opcode().mnemonic(),
                                "",
                                false);
            }
        };
    }

    private WasmValue function(ElementSegment segment, int i, int function) {
        return new WasmValue(
                i,
                "",
                segment.type().toString(),
                "func[" + function + "] " + symbols.functionName(function),
                "",
                false);
    }

    private static int require(String what, int index, int count) throws SessionException {
        if (index < 0 || index >= count) {
            throw new SessionException("the program has no " + what + " " + index);
        }
        return index;
    }
}
