package dev.wasmscope.engine.spec;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.ExternInstance;
import dev.wasmscope.engine.exec.FunctionInstance;
import dev.wasmscope.engine.exec.GlobalInstance;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.LinkException;
import dev.wasmscope.engine.exec.RunMode;
import dev.wasmscope.engine.exec.Store;
import dev.wasmscope.engine.exec.StoreLimits;
import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.exec.TrapKind;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.Import;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.validate.ModuleValidator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The modules and instances that a script has made so far, by the script's names. */
final class ScriptWorld {

    private static final long MAX_MEMORY = 1L << 31;
    private static final String LATEST = "";

    private final Path folder;
    private final Store store = new Store(StoreLimits.DEFAULT.withMaxMemoryBytes(MAX_MEMORY));
    private final Imports.Builder imports = Imports.builder();
    private final Map<String, Module> definitions = new HashMap<>();
    private final Map<String, Instance> instances = new HashMap<>();

    /** Instances that could not be made, or where a command was left out, and why. */
    private final Map<String, String> incomplete = new HashMap<>();

    /** Names under which something should have been registered, and why it was not. */
    private final Map<String, String> unregistered = new HashMap<>();

    ScriptWorld(Path folder) {
        this.folder = folder;
        Spectest.addTo(imports);
    }

    /** Decodes and validates a module file. */
    Module read(String file) {
        try {
            Module module = ModuleReader.read(Files.readAllBytes(folder.resolve(file)));
            ModuleValidator.validateAll(module);
            return module;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void define(@Nullable String name, Module module) {
        definitions.put(LATEST, module);
        if (name != null) {
            definitions.put(name, module);
        }
    }

    /** Makes an instance; what it is called afterwards is {@code name} and "the latest". */
    Outcome instantiate(@Nullable String name, @Nullable String definition) {
        incomplete.remove(LATEST);
        instances.remove(LATEST);
        Module module = find(definitions, definition, "module");
        try {
            Instance instance = store.instantiate(module, imports.build());
            instances.put(LATEST, instance);
            if (name != null) {
                instances.put(name, instance);
            }
            return new Outcome.Returned(List.of());
        } catch (LinkException e) {
            requireRegistered(module);
            return new Outcome.Unlinkable(String.valueOf(e.getMessage()));
        } catch (TrapException e) {
            return trapped(e.kind(), String.valueOf(e.getMessage()));
        }
    }

    private static Outcome trapped(TrapKind kind, String text) {
        if (kind == TrapKind.UNSUPPORTED_INSTRUCTION) {
            throw new NotSupportedYet(text);
        }
        if (kind == TrapKind.UNCAUGHT_EXCEPTION) {
            return new Outcome.Threw();
        }
        return new Outcome.Trapped(text);
    }

    private void requireRegistered(Module module) {
        for (Import needed : module.imports()) {
            String reason = unregistered.get(needed.module());
            if (reason != null) {
                throw new NotSupportedYet(reason);
            }
        }
    }

    void register(@Nullable String name, String as) {
        try {
            imports.add(as, instance(name));
            unregistered.remove(as);
        } catch (NotSupportedYet e) {
            unregistered.put(as, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** Notes that commands on the instance may go wrong because of one that was left out. */
    void markIncomplete(@Nullable String name, String reason) {
        incomplete.put(name == null ? LATEST : name, reason);
    }

    @Nullable String incompleteBecause(@Nullable String name) {
        return incomplete.get(name == null ? LATEST : name);
    }

    Outcome invoke(@Nullable String instance, String field, List<Value> arguments) {
        if (!(export(instance, field) instanceof FunctionInstance function)) {
            throw new IllegalArgumentException(field + " is not a function");
        }
        GuestThread thread = new GuestThread(store);
        thread.start(function, arguments);
        return switch (thread.resume(RunMode.PLAIN)) {
            case ExecutionResult.Completed(List<Value> results) -> new Outcome.Returned(results);
            case ExecutionResult.Trapped(var trap) -> trapped(trap.kind(), trap.message());
            case ExecutionResult other ->
                    throw new IllegalStateException("the call ended with " + other);
        };
    }

    Outcome get(@Nullable String instance, String field) {
        if (!(export(instance, field) instanceof GlobalInstance global)) {
            throw new IllegalArgumentException(field + " is not a global");
        }
        return new Outcome.Returned(List.of(global.value()));
    }

    private ExternInstance export(@Nullable String instance, String field) {
        return instance(instance)
                .export(field)
                .orElseThrow(() -> new IllegalArgumentException("no export " + field));
    }

    private Instance instance(@Nullable String name) {
        String reason = incompleteBecause(name);
        if (reason != null && !instances.containsKey(name == null ? LATEST : name)) {
            throw new NotSupportedYet(reason);
        }
        return find(instances, name, "instance");
    }

    private static <T> T find(Map<String, T> things, @Nullable String name, String what) {
        T found = things.get(name == null ? LATEST : name);
        if (found == null) {
            throw new IllegalArgumentException("no " + what + " " + name);
        }
        return found;
    }
}
