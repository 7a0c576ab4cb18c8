package dev.wasmscope.ui.module;

import dev.wasmscope.session.ExportView;
import dev.wasmscope.session.ImportView;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SectionView;
import dev.wasmscope.session.inspect.DataPart;
import dev.wasmscope.session.inspect.Declaration;
import dev.wasmscope.session.inspect.Feature;
import dev.wasmscope.session.inspect.Producer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is shown of a module.
 *
 * @param functions by index, imports first; empty until they are read
 * @param map its bytes, for the treemap
 * @param features empty until all code was read
 * @param complete whether everything is read
 */
public record ModuleFacts(
        ModuleView module,
        List<SectionView> sections,
        List<ImportView> imports,
        List<ExportView> exports,
        List<DataPart> data,
        List<Declaration> declarations,
        List<Producer> producers,
        List<FunctionRow> functions,
        SizeNode map,
        Optional<List<Feature>> features,
        boolean complete) {

    /** What is known at once. */
    static ModuleFacts quick(ModuleView module) {
        return new ModuleFacts(
                module,
                module.sections(),
                module.imports(),
                module.exports(),
                module.inspection().data(),
                module.inspection().declarations(),
                module.inspection().producers(),
                List.of(),
                SizeTree.of(module, module.inspection().data(), List.of()),
                Optional.empty(),
                false);
    }

    /** The same with the functions, whose names take a while. */
    ModuleFacts withFunctions() {
        List<FunctionRow> rows =
                module.functions().stream()
                        .map(f -> new FunctionRow(f, 0, f.imported() ? "" : FunctionGroups.of(f)))
                        .toList();
        return with(rows, SizeTree.of(module, data, rows), features, false);
    }

    /** The same with what only a look at everything tells. */
    ModuleFacts withAll() {
        long[] sizes = module.inspection().debugSizes();
        List<FunctionRow> rows = new ArrayList<>();
        for (int i = 0; i < functions.size(); i++) {
            rows.add(functions.get(i).withDebugBytes(i < sizes.length ? sizes[i] : 0));
        }
        return with(rows, map, Optional.of(module.inspection().features()), true);
    }

    private ModuleFacts with(
            List<FunctionRow> rows, SizeNode newMap, Optional<List<Feature>> uses, boolean all) {
        return new ModuleFacts(
                module,
                sections,
                imports,
                exports,
                data,
                declarations,
                producers,
                List.copyOf(rows),
                newMap,
                uses,
                all);
    }
}
