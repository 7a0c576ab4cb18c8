package dev.wasmscope.ui;

import dev.wasmscope.ui.dock.Area;
import dev.wasmscope.ui.session.LastValues;
import dev.wasmscope.ui.wasmstate.NumberFormat;
import dev.wasmscope.ui.wasmstate.WasmStateModel;
import dev.wasmscope.ui.wasmstate.WasmStateView;
import java.util.Locale;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The state of the stopped program in wasm's own terms. */
final class WasmStateDesk {
    private final Workbench bench;

    WasmStateDesk(Workbench bench) {
        this.bench = bench;
        WasmStateModel model = bench.closing(new WasmStateModel(bench.debug()));
        WasmStateView view = bench.closing(new WasmStateView(model, bench.places()::go));
        bench.closing(LastValues.grey(bench.debug(), view.node())::unsubscribe);
        bench.tool("wasm-state", "Wasm state", Feather.SLIDERS, view.node(), Area.RIGHT, "");
        stopped("set", "Set wasm value", Feather.EDIT_2, view::setValue);
        stopped("follow", "Show where the wasm value leads", Feather.LINK, view::follow);
        for (NumberFormat format : NumberFormat.values()) {
            stopped(
                    "format." + format.name().toLowerCase(Locale.ROOT),
                    "Wasm values: " + format,
                    Feather.HASH,
                    () -> model.formatProperty().set(format));
        }
    }

    private void stopped(String id, String title, Ikon icon, Runnable handler) {
        bench.action("wasmState." + id, title, icon, "", handler)
                .enabledProperty()
                .bind(bench.run().stopped());
    }
}
