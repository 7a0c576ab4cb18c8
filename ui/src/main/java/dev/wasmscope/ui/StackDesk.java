package dev.wasmscope.ui;

import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.dock.Area;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.stack.StackModel;
import dev.wasmscope.ui.stack.StackView;
import java.util.function.Consumer;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The call stack and what can be done with its frames. */
final class StackDesk {
    private final Workbench bench;
    private final StackModel model;
    private final StackView view;

    StackDesk(Workbench bench) {
        this.bench = bench;
        model = bench.closing(new StackModel(bench.debug(), bench.run()));
        view = bench.closing(new StackView(model, bench.places()::go));
        bench.tool("stack", "Call stack", Feather.LAYERS, view.node(), Area.LEFT, "Alt+1");
        action(
                "up",
                "Frame up, to the caller",
                Feather.ARROW_UP,
                "Shortcut+Alt+Up",
                () -> model.move(1));
        action(
                "down",
                "Frame down, to what it called",
                Feather.ARROW_DOWN,
                "Shortcut+Alt+Down",
                () -> model.move(-1));
        onFrame("runTo", "Run to the chosen frame", Feather.CORNER_LEFT_UP, model::runTo);
        onFrame("restart", "Restart the chosen frame", Feather.ROTATE_CCW, model::restart);
        onFrame("return", "Return from the chosen frame…", Feather.LOG_OUT, view::forceReturn);
        onFrame(
                "disassembly",
                "Show the disassembly of the chosen frame",
                Feather.CPU,
                f -> bench.places().go(new Place.Code(f.location())));
        action("copy", "Copy the call stack", Feather.COPY, "", view::copy);
        bench.action(
                "stack.folding",
                "Fold or unfold library frames",
                Feather.MINIMIZE_2,
                "",
                () -> model.foldingProperty().set(!model.foldingProperty().get()));
    }

    private void onFrame(String id, String title, Ikon icon, Consumer<SymbolisedFrame> handler) {
        action(id, title, icon, "", () -> view.selected().ifPresent(handler));
    }

    private void action(String id, String title, Ikon icon, String key, Runnable handler) {
        bench.action("stack." + id, title, icon, key, handler)
                .enabledProperty()
                .bind(bench.run().stopped());
    }

    StackModel model() {
        return model;
    }
}
