package dev.wasmscope.profiler.symbol;

import dev.wasmscope.profiler.allocator.Allocators;
import dev.wasmscope.profiler.allocator.NamedByUser;
import dev.wasmscope.profiler.allocator.NamedFunction;
import dev.wasmscope.session.ExportView;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.ModuleView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the allocators of a module by the names that it, its exports and debug information give.
 */
public final class AllocatorNames {
    private AllocatorNames() {}

    /** The functions of the module that allocate. */
    public static Allocators find(ModuleView module, List<NamedByUser> namedByUser) {
        Map<Integer, List<String>> exports = new HashMap<>();
        for (ExportView export : module.exports()) {
            if (export.kind().equals("func")) {
                exports.computeIfAbsent(export.index(), _ -> new ArrayList<>()).add(export.name());
            }
        }
        List<NamedFunction> functions =
                module.functions().stream()
                        .filter(f -> !f.imported())
                        .map(f -> named(f, exports.getOrDefault(f.index(), List.of())))
                        .toList();
        return Allocators.find(functions, namedByUser);
    }

    private static NamedFunction named(FunctionView function, List<String> exports) {
        List<String> names = new ArrayList<>();
        function.wasmName().ifPresent(names::add);
        names.add(function.wholeName());
        names.add(function.name());
        names.addAll(exports);
        return NamedFunction.of(
                function.index(), names.stream().distinct().toList(), function.type());
    }
}
