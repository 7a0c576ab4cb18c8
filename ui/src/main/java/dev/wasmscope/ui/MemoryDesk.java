package dev.wasmscope.ui;

import dev.wasmscope.ui.dock.Area;
import dev.wasmscope.ui.memory.MemoryModel;
import dev.wasmscope.ui.memory.MemoryView;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.variables.VariablesModel;
import org.kordamp.ikonli.feather.Feather;

/** The linear memory of the program. */
final class MemoryDesk {
    private final Workbench bench;
    private final MemoryModel memory;

    /**
     * @param variables the bytes of the selected one are shown
     */
    MemoryDesk(Workbench bench, VariablesModel variables) {
        this.bench = bench;
        memory = bench.closing(new MemoryModel(bench.debug(), variables.selectedProperty()));
        MemoryView hex = bench.closing(new MemoryView(memory, bench.themes()));
        bench.tool("memory", "Memory", Feather.GRID, hex.node(), Area.BOTTOM_RIGHT, "Alt+8");
        bench.places().shownBy(Place.Memory.class, this::show);
    }

    private void show(Place.Memory place) {
        bench.docks().show("memory");
        memory.goTo(place.address());
    }

    MemoryModel memory() {
        return memory;
    }
}
