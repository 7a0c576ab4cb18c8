package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.DefinedType;
import dev.wasmscope.engine.exec.gc.RefArray;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.ByteRange;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.GlobalType;
import dev.wasmscope.engine.module.Limits;
import dev.wasmscope.engine.module.MemoryType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.TypeRegistry;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.validate.ModuleValidator;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A module with its own memories, tables and globals (core specification 4.2, "Module Instances").
 * Made by {@link Store#instantiate}.
 */
public final class Instance {
    private final Store store;
    private final int number;
    private final Module module;
    private final ModuleValidator validator;
    private final int[] typeNumbers;
    private final FuncType[] types;

    /** The module's types; here and not behind a method so that operations are quick. */
    final DefinedType[] definedTypes;

    private final boolean[] droppedData;
    private final boolean[] droppedElements;
    private final Map<String, ExternInstance> exports = new LinkedHashMap<>();

    FunctionInstance[] functions = {};
    TableInstance[] tables = {};
    Memory[] memories = {};
    GlobalInstance[] globals = {};
    TagInstance[] tags = {};
    @Nullable Object[][] elements = {};

    /** Memory 0, or an empty one, so that the loop need not ask. */
    Memory memory0 = noMemory();

    /** The stack pointer of compiled C, or a global that is always 0. */
    GlobalInstance stackPointer =
            new GlobalInstance(new GlobalType(NumType.I32, true), Value.i32(0));

    Instance(Store store, int number, ModuleValidator validator) {
        this.store = store;
        this.number = number;
        this.validator = validator;
        this.module = validator.module();
        this.typeNumbers = store.types().register(module);
        this.definedTypes = store.definedTypes().of(module, typeNumbers);
        this.types = new FuncType[typeNumbers.length];
        for (int i = 0; i < types.length; i++) {
            // Equal types of a store are the same object, which makes calls through tables fast.
            if (definedTypes[i].composite() instanceof FuncType type) {
                types[i] = type;
            }
        }
        this.droppedData = new boolean[module.data().size()];
        this.droppedElements = new boolean[module.elements().size()];
    }

    private static Memory noMemory() {
        Limits none = new Limits(0, OptionalLong.of(0));
        return new Memory(new MemoryType(AddressType.I32, none, false), 0);
    }

    /** The store it lives in. */
    public Store store() {
        return store;
    }

    /** Its number in the store, in order of instantiation, from 0. */
    public int number() {
        return number;
    }

    /** What it is an instance of. */
    public Module module() {
        return module;
    }

    /** The validator of its module, which knows the types at every instruction. */
    public ModuleValidator validator() {
        return validator;
    }

    FuncType type(int index) {
        return types[index];
    }

    /** The store's number of a type. */
    int typeNumber(int index) {
        return typeNumbers[index];
    }

    /** A type by its index in the module. */
    public DefinedType definedType(int index) {
        return definedTypes[index];
    }

    /** A type of the module in terms of the store. */
    ValType inStore(ValType type) {
        return TypeRegistry.canonical(type, typeNumbers);
    }

    /**
     * A function by its index, imports first.
     *
     * @throws IndexOutOfBoundsException if there is no such function; so do the other accessors by
     *     index
     */
    public FunctionInstance function(int index) {
        return functions[index];
    }

    /** All functions by index, imports first; so do the other lists. */
    public List<FunctionInstance> functions() {
        return Collections.unmodifiableList(Arrays.asList(functions));
    }

    /** A memory by its index. */
    public Memory memory(int index) {
        return memories[index];
    }

    public List<Memory> memories() {
        return List.of(memories);
    }

    /** A table by its index. */
    public TableInstance table(int index) {
        return tables[index];
    }

    public List<TableInstance> tables() {
        return List.of(tables);
    }

    /** A global by its index. */
    public GlobalInstance global(int index) {
        return globals[index];
    }

    public List<GlobalInstance> globals() {
        return List.of(globals);
    }

    /** The exports by name, in the module's order. */
    public Map<String, ExternInstance> exports() {
        return Collections.unmodifiableMap(exports);
    }

    void export(String name, ExternInstance extern) {
        exports.put(name, extern);
    }

    /** The export of that name, if there is one. */
    public Optional<ExternInstance> export(String name) {
        return Optional.ofNullable(exports.get(name));
    }

    /** The exported function of that name, if there is one. */
    public Optional<FunctionInstance> exportedFunction(String name) {
        return export(name)
                .filter(FunctionInstance.class::isInstance)
                .map(FunctionInstance.class::cast);
    }

    /** The index under which this instance knows a function, or -1. */
    int indexOf(FunctionInstance function) {
        for (int i = 0; i < functions.length; i++) {
            if (functions[i] == function) {
                return i;
            }
        }
        return -1;
    }

    /** The index of the global that is the stack pointer of compiled C, if there is one. */
    public OptionalInt stackPointerIndex() {
        return IntStream.range(0, globals.length)
                .filter(i -> globals[i] == stackPointer)
                .findFirst();
    }

    /** The index of a tag, or -1 if it is not this instance's. */
    public int indexOf(TagInstance tag) {
        return Arrays.asList(tags).indexOf(tag);
    }

    void memoryInit(int memory, int segment, long target, long from, long length) {
        MemorySegment data = data(segment);
        BulkOps.requireSegment(data, from, length);
        Memory to = memories[memory];
        long address = to.address(target);
        to.require(address, length);
        to.beforeWrite(address, length);
        MemorySegment.copy(data, from, to.storage(), address, length);
    }

    /** Whether the guest can no longer copy from a data segment. */
    public boolean isDataDropped(int segment) {
        return droppedData[segment];
    }

    /** Whether the guest can no longer copy from an element segment. */
    public boolean areElementsDropped(int segment) {
        return droppedElements[segment];
    }

    /** The bytes of a data segment; none if it was dropped. */
    MemorySegment data(int segment) {
        ByteRange range = module.data().get(segment).contents();
        long size = droppedData[segment] ? 0 : range.length();
        return MemorySegment.ofArray(module.bytes()).asSlice(range.start(), size);
    }

    void tableInit(int table, int segment, long target, long from, long length) {
        @Nullable Object[] references =
                droppedElements[segment] ? new Object[0] : elements[segment];
        TableInstance to = tables[table];
        to.init(to.index(target), references, from, length);
    }

    /** An array from a data segment ({@code array.new_data}). */
    ArrayInstance newArrayFromData(DefinedType type, int segment, long from, int length) {
        long bytes = Integer.toUnsignedLong(length) * type.elementKind().bytes();
        requireData(segment, from, bytes);
        ArrayInstance array = store.heap().newArray(type, length);
        array.read(0, module.bytes(), dataStart(segment, from), length);
        return array;
    }

    /** Copies from a data segment ({@code array.init_data}). */
    void arrayInitData(ArrayInstance array, int target, int segment, long from, int count) {
        requireData(segment, from, (long) count * array.type().elementKind().bytes());
        array.read(target, module.bytes(), dataStart(segment, from), count);
    }

    private int dataStart(int segment, long from) {
        return (int) (module.data().get(segment).contents().start() + from);
    }

    private void requireData(int segment, long from, long length) {
        long size = droppedData[segment] ? 0 : module.data().get(segment).contents().length();
        if (from > size - length) {
            throw new TrapException(
                    TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS,
                    "byte %d, %d bytes, in a data segment of %d".formatted(from, length, size));
        }
    }

    /** An array from an element segment ({@code array.new_elem}). */
    ArrayInstance newArrayFromElements(DefinedType type, int segment, long from, int length) {
        requireElements(segment, from, Integer.toUnsignedLong(length));
        ArrayInstance array = store.heap().newArray(type, length);
        ((RefArray) array).read(0, elements[segment], (int) from, length);
        return array;
    }

    /** Copies from an element segment ({@code array.init_elem}). */
    void arrayInitElements(ArrayInstance array, int target, int segment, long from, int count) {
        requireElements(segment, from, count);
        ((RefArray) array).read(target, elements[segment], (int) from, count);
    }

    private void requireElements(int segment, long from, long count) {
        int size = elements[segment].length;
        if (from > size - count) {
            throw new TrapException(
                    TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS,
                    "element %d, %d elements, in a segment of %d".formatted(from, count, size));
        }
    }

    /** What makes segments that are dropped from now on whole again. */
    Runnable keepSegments() {
        boolean[] data = droppedData.clone();
        boolean[] dropped = droppedElements.clone();
        @Nullable Object[][] contents = elements.clone();
        return () -> {
            System.arraycopy(data, 0, droppedData, 0, data.length);
            System.arraycopy(dropped, 0, droppedElements, 0, dropped.length);
            System.arraycopy(contents, 0, elements, 0, contents.length);
        };
    }

    void dropData(int segment) {
        droppedData[segment] = true;
    }

    void dropElements(int segment) {
        droppedElements[segment] = true;
        elements[segment] = new Object[0];
    }
}
