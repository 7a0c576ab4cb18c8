package dev.wasmscope.ui;

import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.flame.FlameModel;
import dev.wasmscope.ui.flame.FlameView;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.profile.FunctionTable;
import dev.wasmscope.ui.profile.ProfileModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.source.SourcesModel;
import dev.wasmscope.ui.theme.Themes;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.util.Subscription;

/** Makes the models and views of profiles and joins them. */
final class ProfileDesk implements AutoCloseable {
    private final ExecutorService computing =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("ui-profile").factory());
    private final SourcesModel sources;
    private final ProfileModel profiles;
    private final FlameModel flame;
    private final FunctionTable functions;
    private final FlameView view;
    private final Subscription subscription;

    /**
     * @param start starts the program with the profiler
     * @param open opens a profile from a file
     */
    ProfileDesk(
            DebugModel debug,
            SourcesModel sources,
            UiThread ui,
            Themes themes,
            Action start,
            Action open) {
        this.sources = sources;
        profiles = new ProfileModel(debug, ui, computing);
        flame = new FlameModel(ui, computing, debug::fail);
        functions =
                new FunctionTable(
                        "hot-functions",
                        f -> flame.searchProperty().set(f.name()),
                        this::showSource);
        view =
                new FlameView(
                        flame,
                        themes,
                        new FlameView.Outside(
                                start,
                                open,
                                this::showSource,
                                functions::select,
                                functions.node(),
                                List.of()));
        Latest sums = new Latest(ui, computing);
        subscription =
                profiles.shownProperty()
                        .subscribe(
                                shown -> {
                                    flame.show(shown);
                                    sums.ask(
                                            () ->
                                                    shown.map(FunctionTable.Rows::of)
                                                            .orElse(FunctionTable.Rows.NONE),
                                            functions::show,
                                            debug::fail);
                                });
    }

    private void showSource(FunctionLabel function) {
        function.source().ifPresent(file -> sources.show(file, function.line()));
    }

    /** The flame graph with its tables. */
    Node flameNode() {
        return view.node();
    }

    ProfileModel profiles() {
        return profiles;
    }

    FlameModel flame() {
        return flame;
    }

    @Override
    public void close() {
        subscription.unsubscribe();
        view.close();
        profiles.close();
        computing.shutdownNow();
    }
}
