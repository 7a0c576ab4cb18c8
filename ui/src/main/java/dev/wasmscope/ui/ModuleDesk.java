package dev.wasmscope.ui;

import dev.wasmscope.session.SectionView;
import dev.wasmscope.ui.debuginfo.DebugInfoModel;
import dev.wasmscope.ui.dock.Area;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.module.Grid;
import dev.wasmscope.ui.module.ModuleModel;
import dev.wasmscope.ui.module.ModulePane;
import org.kordamp.ikonli.feather.Feather;

/** The module as a whole. */
final class ModuleDesk {
    private final Workbench bench;
    private final ModuleModel model;
    private final ModulePane pane;

    ModuleDesk(Workbench bench, DebugInfoModel health) {
        this.bench = bench;
        model = bench.closing(new ModuleModel(bench.debug(), bench.ui(), bench.background()));
        pane =
                bench.closing(
                        new ModulePane(
                                model,
                                bench.themes(),
                                new ModulePane.Outside(
                                        bench.places()::go,
                                        bench.breakpoints()::addFunction,
                                        () -> bench.docks().show("debug-info"),
                                        health,
                                        this::export,
                                        () -> new Latest(bench.ui(), bench.background()),
                                        bench.debug()::fail)));
        bench.tool("module", "Module", Feather.PACKAGE, pane.node(), Area.EDITORS, "");
    }

    private void export(Grid grid) {
        bench.dialogs()
                .chooseTarget("Export as CSV or JSON", "module.csv")
                .ifPresent(file -> model.export(grid, file, bench.exports()));
    }

    /** Shows a section. */
    void show(SectionView section) {
        bench.docks().show("module");
        pane.show(section);
    }
}
