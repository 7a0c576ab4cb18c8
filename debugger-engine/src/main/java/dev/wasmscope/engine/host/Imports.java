package dev.wasmscope.engine.host;

import dev.wasmscope.engine.exec.ExternInstance;
import dev.wasmscope.engine.exec.HostFunctionInstance;
import dev.wasmscope.engine.exec.Instance;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a module's imports are resolved against: names to things. Types are checked when the module
 * is instantiated. Immutable.
 */
public final class Imports {
    private final Map<Name, ExternInstance> externs;

    private Imports(Map<Name, ExternInstance> externs) {
        this.externs = Map.copyOf(externs);
    }

    private record Name(String module, String name) {}

    /** What is known under the two names of an import. */
    public Optional<ExternInstance> find(String module, String name) {
        return Optional.ofNullable(externs.get(new Name(module, name)));
    }

    /** No imports at all. */
    public static Imports none() {
        return builder().build();
    }

    /** Only the functions of the given modules. */
    public static Imports of(HostModule... modules) {
        Builder builder = builder();
        for (HostModule module : modules) {
            builder.add(module);
        }
        return builder.build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects what can be imported; later entries replace earlier ones of the same names. */
    public static final class Builder {
        private final Map<Name, ExternInstance> externs = new HashMap<>();

        private Builder() {}

        /** Adds all functions of a host module. */
        public Builder add(HostModule module) {
            module.functions()
                    .forEach(
                            (name, function) ->
                                    add(
                                            module.name(),
                                            name,
                                            new HostFunctionInstance(
                                                    module.name(),
                                                    name,
                                                    function.type(),
                                                    function.function())));
            return this;
        }

        /** Adds all exports of an instance under a module name. */
        public Builder add(String module, Instance instance) {
            instance.exports().forEach((name, extern) -> add(module, name, extern));
            return this;
        }

        /** Adds one thing. */
        public Builder add(String module, String name, ExternInstance extern) {
            externs.put(new Name(module, name), extern);
            return this;
        }

        public Imports build() {
            return new Imports(externs);
        }
    }
}
