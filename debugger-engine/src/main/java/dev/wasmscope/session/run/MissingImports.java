package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.ExternInstance;
import dev.wasmscope.engine.exec.GlobalInstance;
import dev.wasmscope.engine.exec.HostFunctionInstance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.StoreLimits;
import dev.wasmscope.engine.exec.TableInstance;
import dev.wasmscope.engine.exec.TagInstance;
import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.exec.TrapKind;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.host.HostFunction;
import dev.wasmscope.engine.host.HostModule;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.ExternType;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Import;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.TypeIndex;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.session.UnknownImports;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stands in for what a module imports and nobody provides, where that is wanted: functions that
 * trap or return zeros; memories of zeros and tables of nulls as large as the import asks for;
 * globals that hold zero or null; tags. Globals and tables of one of the module's own types stay
 * missing.
 */
final class MissingImports {
    private final Module module;
    private final UnknownImports unknown;
    private final StoreLimits limits;
    private final Set<String> marks;

    /**
     * @param marks functions that do nothing, whatever becomes of the others
     */
    MissingImports(Module module, UnknownImports unknown, StoreLimits limits, Set<String> marks) {
        this.module = module;
        this.unknown = unknown;
        this.limits = limits;
        this.marks = marks;
    }

    /** What the modules provide, and behind it what stands in for the rest. */
    Imports complete(List<HostModule> known) {
        Imports.Builder all = Imports.builder();
        known.forEach(all::add);
        Imports provided = Imports.of(known.toArray(HostModule[]::new));
        for (Import wanted : module.imports()) {
            boolean wantsStandIn =
                    unknown != UnknownImports.REFUSE || MarkedCalls.isOne(marks, wanted);
            if (wantsStandIn && provided.find(wanted.module(), wanted.name()).isEmpty()) {
                standIn(wanted)
                        .ifPresent(extern -> all.add(wanted.module(), wanted.name(), extern));
            }
        }
        return all.build();
    }

    private Optional<ExternInstance> standIn(Import wanted) {
        return switch (wanted.type()) {
            case ExternType.Function(int typeIndex) ->
                    Optional.of(function(wanted, module.funcType(typeIndex)));
            case ExternType.Memory(var type) ->
                    Optional.of(new Memory(type, limits.maxMemoryBytes() / Memory.PAGE_SIZE));
            case ExternType.Table(var type) when isPlain(type.elementType()) ->
                    Optional.of(new TableInstance(type, limits.maxTableElements(), null));
            case ExternType.Global(var type) when isPlain(type.valType()) ->
                    Optional.of(new GlobalInstance(type, Value.defaultOf(type.valType())));
            case ExternType.Tag(var type) ->
                    Optional.of(new TagInstance(module.funcType(type.typeIndex())));
            default -> Optional.empty();
        };
    }

    /** Whether a type has a zero or null, and means the same in every module. */
    private static boolean isPlain(ValType type) {
        return type.isDefaultable()
                && !(type instanceof RefType ref && ref.heapType() instanceof TypeIndex);
    }

    private HostFunctionInstance function(Import wanted, FuncType type) {
        return new HostFunctionInstance(wanted.module(), wanted.name(), type, calls(wanted));
    }

    private HostFunction calls(Import wanted) {
        return call -> {
            if (unknown == UnknownImports.TRAP && !MarkedCalls.isOne(marks, wanted)) {
                throw new TrapException(
                        TrapKind.HOST,
                        wanted.module() + "." + wanted.name() + " is provided by nobody");
            }
            call.outcome("zero");
        };
    }
}
