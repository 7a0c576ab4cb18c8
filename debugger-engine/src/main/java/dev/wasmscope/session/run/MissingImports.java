package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.exec.TrapKind;
import dev.wasmscope.engine.host.HostFunction;
import dev.wasmscope.engine.host.HostModule;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.ExternType;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Import;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.session.UnknownImports;
import java.util.ArrayList;
import java.util.List;

/** Stands in for the functions that a module imports and nobody provides, where that is wanted. */
final class MissingImports {
    private MissingImports() {}

    /**
     * The modules that provide what is known, and behind them those that stand in for the rest.
     * Imports of other kinds stay missing: there is no harmless memory, table or global.
     */
    static List<HostModule> complete(
            Module module, List<HostModule> known, UnknownImports unknown) {
        if (unknown == UnknownImports.REFUSE) {
            return known;
        }
        Imports provided = Imports.of(known.toArray(HostModule[]::new));
        List<HostModule> all = new ArrayList<>(known);
        for (Import wanted : module.imports()) {
            if (wanted.type() instanceof ExternType.Function(int typeIndex)
                    && provided.find(wanted.module(), wanted.name()).isEmpty()) {
                FuncType type = module.funcType(typeIndex);
                all.add(
                        HostModule.builder(wanted.module())
                                .add(wanted.name(), type, standIn(wanted, unknown))
                                .build());
            }
        }
        return all;
    }

    private static HostFunction standIn(Import wanted, UnknownImports unknown) {
        return call -> {
            if (unknown == UnknownImports.TRAP) {
                throw new TrapException(
                        TrapKind.HOST,
                        wanted.module() + "." + wanted.name() + " is provided by nobody");
            }
            call.outcome("zero");
        };
    }
}
