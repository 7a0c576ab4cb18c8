package dev.wasmscope.engine.host;

import dev.wasmscope.engine.module.FuncType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A named set of host functions, such as {@code wasi_snapshot_preview1}. Immutable.
 *
 * @param name the module name that guests import from
 * @param functions the functions by import name, in the order they were added
 */
public record HostModule(String name, Map<String, Function> functions) {
    public HostModule {
        functions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    }

    /** A host function with the only type under which it may be imported. */
    public record Function(FuncType type, HostFunction function) {}

    /** The function of that name, if there is one. */
    public Optional<Function> function(String functionName) {
        return Optional.ofNullable(functions.get(functionName));
    }

    /** Starts a module. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Collects the functions of a module. */
    public static final class Builder {
        private final String name;
        private final Map<String, Function> functions = new LinkedHashMap<>();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Adds a function.
         *
         * @throws IllegalArgumentException if the name is taken
         */
        public Builder add(String functionName, FuncType type, HostFunction function) {
            if (functions.putIfAbsent(functionName, new Function(type, function)) != null) {
                throw new IllegalArgumentException(
                        "host function " + name + "." + functionName + " added twice");
            }
            return this;
        }

        public HostModule build() {
            return new HostModule(name, functions);
        }
    }
}
