package dev.wasmscope.engine.spec;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.ExternInstance;
import dev.wasmscope.engine.exec.FunctionInstance;
import dev.wasmscope.engine.exec.GlobalInstance;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.LinkException;
import dev.wasmscope.engine.exec.Store;
import dev.wasmscope.engine.exec.StoreLimits;
import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.exec.TrapKind;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.host.Imports;
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
    private final Driver driver;
    private final Store store = new Store(StoreLimits.DEFAULT.withMaxMemoryBytes(MAX_MEMORY));
    private final Imports.Builder imports = Imports.builder();
    private final Map<String, Module> definitions = new HashMap<>();
    private final Map<String, Instance> instances = new HashMap<>();

    ScriptWorld(Path folder, Driver driver) {
        this.folder = folder;
        this.driver = driver;
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
            return new Outcome.Unlinkable(String.valueOf(e.getMessage()));
        } catch (TrapException e) {
            return trapped(e.kind(), String.valueOf(e.getMessage()));
        }
    }

    private static Outcome trapped(TrapKind kind, String text) {
        if (kind == TrapKind.UNCAUGHT_EXCEPTION) {
            return new Outcome.Threw();
        }
        return new Outcome.Trapped(text);
    }

    void register(@Nullable String name, String as) {
        imports.add(as, find(instances, name, "instance"));
    }

    Outcome invoke(@Nullable String instance, String field, List<Value> arguments) {
        if (!(export(instance, field) instanceof FunctionInstance function)) {
            throw new IllegalArgumentException(field + " is not a function");
        }
        GuestThread thread = new GuestThread(store);
        thread.start(function, arguments);
        return switch (driver.run(thread)) {
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
        return find(instances, instance, "instance")
                .export(field)
                .orElseThrow(() -> new IllegalArgumentException("no export " + field));
    }

    private static <T> T find(Map<String, T> things, @Nullable String name, String what) {
        T found = things.get(name == null ? LATEST : name);
        if (found == null) {
            throw new IllegalArgumentException("no " + what + " " + name);
        }
        return found;
    }
}
