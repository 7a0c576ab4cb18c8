package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.FunctionInstance;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.LinkException;
import dev.wasmscope.engine.exec.RunMode;
import dev.wasmscope.engine.exec.Store;
import dev.wasmscope.engine.exec.StoreLimits;
import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.host.HostModule;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.Export;
import dev.wasmscope.engine.module.ExternKind;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Import;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.validate.InvalidModuleException;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prepares a run: links, instantiates and sets the guest's first call up. */
final class Launcher {
    private static final String COMMAND = "_start";
    private static final String REACTOR = "_initialize";

    private final LaunchConfig config;
    private final Module module;

    Launcher(LaunchConfig config, Module module) {
        this.config = config;
        this.module = module;
    }

    /** A guest that was set up and has not run. */
    record Launched(GuestThread thread, Instance instance, RunMode mode) {}

    /**
     * Checks what can be checked without running.
     *
     * @throws SessionException if an import is not known or there is nothing to call
     */
    void check(List<HostModule> modules) throws SessionException {
        Imports imports = imports(modules);
        for (Import wanted : module.imports()) {
            if (imports.find(wanted.module(), wanted.name()).isEmpty()) {
                throw failure(
                        "imports %s %s.%s, which nothing provides"
                                .formatted(wanted.type().kind(), wanted.module(), wanted.name()));
            }
        }
        arguments(module.funcType(module.functions().get(entry().index()).typeIndex()));
    }

    private static Imports imports(List<HostModule> modules) {
        return Imports.of(modules.toArray(HostModule[]::new));
    }

    /** The function to call. */
    private Export entry() throws SessionException {
        String name = config.invoke().orElse(COMMAND);
        Optional<Export> found = module.export(name, ExternKind.FUNCTION);
        if (found.isPresent()) {
            return found.get();
        }
        String exports =
                module.exports().stream()
                        .filter(export -> export.kind() == ExternKind.FUNCTION)
                        .map(Export::name)
                        .limit(20)
                        .collect(Collectors.joining(", "));
        throw failure(
                "exports no function "
                        + name
                        + (exports.isEmpty() ? "" : "; it exports " + exports));
    }

    /**
     * Instantiates and sets the first call up. Runs the module's start function, and a reactor's
     * initialisation.
     *
     * @throws SessionException if it cannot be linked, is invalid or fails so early
     */
    Launched launch(Store store, List<HostModule> modules) throws SessionException {
        try {
            Instance instance = store.instantiate(module, imports(modules));
            GuestThread thread = new GuestThread(store);
            Optional<FunctionInstance> initialise = instance.exportedFunction(REACTOR);
            if (initialise.isPresent() && config.invoke().isPresent()) {
                initialise(thread, initialise.get());
            }
            FunctionInstance function =
                    instance.exportedFunction(entry().name())
                            .orElseThrow(IllegalStateException::new);
            thread.start(function, arguments(function.type()));
            config.profile().ifPresent(thread::setCallListener);
            RunMode mode = config.profile().isPresent() ? RunMode.PROFILE : RunMode.PLAIN;
            return new Launched(thread, instance, mode);
        } catch (LinkException | InvalidModuleException e) {
            throw new SessionException(config.wasm() + ": " + e.getMessage(), e);
        } catch (TrapException e) {
            throw new SessionException(
                    config.wasm() + ": trapped while it was instantiated: " + e.getMessage(), e);
        }
    }

    private void initialise(GuestThread thread, FunctionInstance function) throws SessionException {
        thread.start(function, List.of());
        ExecutionResult result = thread.resume(RunMode.PLAIN);
        if (result instanceof ExecutionResult.Trapped(var trap)) {
            throw failure("trapped in " + REACTOR + ": " + trap.message());
        }
        if (!(result instanceof ExecutionResult.Completed)) {
            throw failure("ended in " + REACTOR);
        }
    }

    private List<Value> arguments(FuncType type) throws SessionException {
        if (config.invoke().isEmpty()) {
            return List.of();
        }
        List<String> given = config.args();
        if (given.size() != type.params().size()) {
            throw failure(
                    "%s takes %d arguments, %d given"
                            .formatted(config.invoke().get(), type.params().size(), given.size()));
        }
        return ArgumentReader.read(config, type);
    }

    private SessionException failure(String what) {
        return new SessionException(config.wasm() + ": " + what);
    }

    /** The limits in the engine's terms. */
    StoreLimits limits() {
        StoreLimits limits = StoreLimits.DEFAULT;
        if (config.limits().maxMemoryBytes().isPresent()) {
            limits = limits.withMaxMemoryBytes(config.limits().maxMemoryBytes().getAsLong());
        }
        if (config.limits().maxInstructions().isPresent()) {
            limits = limits.withMaxInstructions(config.limits().maxInstructions().getAsLong());
        }
        return limits;
    }
}
