package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.host.HostFunction;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.DataSegment;
import dev.wasmscope.engine.module.ElementSegment;
import dev.wasmscope.engine.module.Export;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Global;
import dev.wasmscope.engine.module.GlobalType;
import dev.wasmscope.engine.module.Import;
import dev.wasmscope.engine.module.MemoryInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Names;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.SegmentMode;
import dev.wasmscope.engine.module.Table;
import dev.wasmscope.engine.module.TableType;
import dev.wasmscope.engine.module.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of instantiating one module (core specification 4.7). */
final class Instantiation {
    private static final HostFunction NEVER =
            _ -> {
                throw new IllegalStateException("nothing of a restored instance runs");
            };

    private final Instance instance;
    private final Module module;
    private final StoreLimits limits;
    private final List<FunctionInstance> functions = new ArrayList<>();
    private final List<TableInstance> tables = new ArrayList<>();
    private final List<Memory> memories = new ArrayList<>();
    private final List<GlobalInstance> globals = new ArrayList<>();
    private final List<TagInstance> tags = new ArrayList<>();

    Instantiation(Instance instance, StoreLimits limits) {
        this.instance = instance;
        this.module = instance.module();
        this.limits = limits;
    }

    /** Resolves the imports. */
    Instantiation link(Imports imports) {
        ImportMatcher matcher = new ImportMatcher(instance);
        for (Import wanted : module.imports()) {
            ExternInstance given = matcher.resolve(wanted, imports);
            switch (given) {
                case FunctionInstance function -> functions.add(function);
                case TableInstance table -> tables.add(table);
                case Memory memory -> memories.add(memory);
                case GlobalInstance global -> globals.add(global);
                case TagInstance tag -> tags.add(tag);
            }
        }
        return this;
    }

    /** Makes up what is imported, for an instance that is never run. */
    Instantiation standIns() {
        for (FunctionInfo function : module.functions()) {
            Import wanted = function.imported();
            if (wanted != null) {
                FuncType type = instance.type(function.typeIndex());
                functions.add(
                        new HostFunctionInstance(wanted.module(), wanted.name(), type, NEVER));
            }
        }
        for (MemoryInfo memory : module.memories()) {
            if (memory.imported() != null) {
                memories.add(new Memory(memory.type(), instance.store().memoryBudget()));
            }
        }
        for (Table table : module.tables()) {
            if (table.imported() != null) {
                tables.add(
                        new TableInstance(inStore(table.type()), limits.maxTableElements(), null));
            }
        }
        for (Global global : module.globals()) {
            if (global.imported() != null) {
                GlobalType type = inStore(global.type());
                globals.add(new GlobalInstance(type, Value.defaultOf(type.valType())));
            }
        }
        for (Tag tag : module.tags()) {
            if (tag.imported() != null) {
                tags.add(new TagInstance(instance.type(tag.type().typeIndex())));
            }
        }
        return this;
    }

    /** Makes what the module defines, in an order in which initial values can be computed. */
    Instantiation allocate() {
        for (FunctionInfo function : module.functions()) {
            if (!function.isImported()) {
                functions.add(new WasmFunction(instance, function));
            }
        }
        instance.functions = functions.toArray(FunctionInstance[]::new);
        for (MemoryInfo memory : module.memories()) {
            if (memory.imported() == null) {
                memories.add(new Memory(memory.type(), instance.store().memoryBudget()));
            }
        }
        instance.memories = memories.toArray(Memory[]::new);
        if (!memories.isEmpty()) {
            instance.memory0 = memories.getFirst();
        }
        allocateGlobals();
        allocateTables();
        for (Tag tag : module.tags()) {
            if (tag.imported() == null) {
                tags.add(
                        new TagInstance(
                                instance.type(tag.type().typeIndex()),
                                instance.typeNumber(tag.type().typeIndex())));
            }
        }
        instance.tags = tags.toArray(TagInstance[]::new);
        instance.elements = new @Nullable Object[module.elements().size()][];
        for (ElementSegment segment : module.elements()) {
            instance.elements[segment.index()] = references(segment);
        }
        addExports();
        instance.stackPointer = stackPointer();
        return this;
    }

    private void allocateGlobals() {
        // Later initial values may read earlier globals.
        instance.globals =
                Arrays.copyOf(globals.toArray(GlobalInstance[]::new), module.globals().size());
        for (Global global : module.globals()) {
            if (global.imported() == null) {
                Value value =
                        global.init() == null
                                ? Value.defaultOf(global.type().valType())
                                : ConstantExpressions.evaluate(instance, global.init());
                GlobalInstance made = new GlobalInstance(inStore(global.type()), value);
                instance.globals[globals.size()] = made;
                globals.add(made);
            }
        }
    }

    private void allocateTables() {
        for (Table table : module.tables()) {
            if (table.imported() == null) {
                @Nullable Object initial =
                        table.init() == null
                                ? null
                                : ConstantExpressions.evaluate(instance, table.init()).reference();
                tables.add(
                        new TableInstance(
                                inStore(table.type()), limits.maxTableElements(), initial));
            }
        }
        instance.tables = tables.toArray(TableInstance[]::new);
    }

    private GlobalType inStore(GlobalType type) {
        return new GlobalType(instance.inStore(type.valType()), type.mutable());
    }

    private TableType inStore(TableType type) {
        return new TableType(
                type.addressType(), type.limits(), (RefType) instance.inStore(type.elementType()));
    }

    private @Nullable Object[] references(ElementSegment segment) {
        return switch (segment.items()) {
            case ElementSegment.FunctionIndices items ->
                    items.indices().stream().map(index -> instance.functions[index]).toArray();
            case ElementSegment.Expressions items ->
                    items.expressions().stream()
                            .map(
                                    expression ->
                                            ConstantExpressions.evaluate(instance, expression)
                                                    .reference())
                            .toArray();
        };
    }

    private void addExports() {
        for (Export export : module.exports()) {
            ExternInstance extern =
                    switch (export.kind()) {
                        case FUNCTION -> functions.get(export.index());
                        case TABLE -> tables.get(export.index());
                        case MEMORY -> memories.get(export.index());
                        case GLOBAL -> globals.get(export.index());
                        case TAG -> tags.get(export.index());
                    };
            instance.export(export.name(), extern);
        }
    }

    /**
     * The global named {@code __stack_pointer}, else global 0 if it is a mutable i32, else one that
     * is always 0.
     */
    private GlobalInstance stackPointer() {
        if (instance.export("__stack_pointer").orElse(null) instanceof GlobalInstance exported) {
            return exported;
        }
        for (int i = 0; i < globals.size(); i++) {
            if ("__stack_pointer".equals(module.names().name(Names.Kind.GLOBAL, i))) {
                return globals.get(i);
            }
        }
        boolean first =
                !globals.isEmpty()
                        && globals.getFirst().type().equals(new GlobalType(NumType.I32, true));
        return first ? globals.getFirst() : instance.stackPointer;
    }

    /** Copies the active segments: elements, then data, each in order. */
    void runSegments() {
        for (ElementSegment segment : module.elements()) {
            if (segment.mode() instanceof SegmentMode.Active active) {
                long offset = ConstantExpressions.evaluate(instance, active.offset()).slotBits();
                instance.tableInit(
                        active.index(), segment.index(), offset, 0, segment.items().size());
            }
            if (!(segment.mode() instanceof SegmentMode.Passive)) {
                instance.dropElements(segment.index());
            }
        }
        for (DataSegment segment : module.data()) {
            if (segment.mode() instanceof SegmentMode.Active active) {
                long offset = ConstantExpressions.evaluate(instance, active.offset()).slotBits();
                instance.memoryInit(
                        active.index(), segment.index(), offset, 0, segment.contents().length());
                instance.dropData(segment.index());
            }
        }
    }

    /** Calls the start function, if there is one, on a thread of its own. */
    static void runStart(Instance instance) {
        if (instance.module().start().isEmpty()) {
            return;
        }
        GuestThread thread = new GuestThread(instance.store());
        thread.start(instance.function(instance.module().start().getAsInt()), List.of());
        ExecutionResult result = thread.resume(RunMode.PLAIN);
        switch (result) {
            case ExecutionResult.Completed completed -> {}
            case ExecutionResult.Trapped(Trap trap) ->
                    throw new TrapException(trap.kind(), trap.detail(), trap.address());
            default ->
                    throw new TrapException(
                            TrapKind.HOST, "the start function ended with " + result);
        }
    }
}
