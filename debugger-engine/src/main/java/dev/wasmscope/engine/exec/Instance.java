package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.Module;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A module with its own memories, tables and globals (core specification 4.2, "Module Instances").
 * Made by {@link Store#instantiate}.
 */
public final class Instance {
    private final Store store;
    private final int number;
    private final Module module;
    private final Map<String, ExternInstance> exports = new LinkedHashMap<>();

    FunctionInstance[] functions = {};
    TableInstance[] tables = {};
    Memory[] memories = {};
    GlobalInstance[] globals = {};

    Instance(Store store, int number, Module module) {
        this.store = store;
        this.number = number;
        this.module = module;
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
        return Collections.unmodifiableList(java.util.Arrays.asList(functions));
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
}
