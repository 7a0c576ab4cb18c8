package dev.wasmscope.ui;

import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.ui.dock.Area;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.source.InlineValues;
import dev.wasmscope.ui.source.LineActions;
import dev.wasmscope.ui.source.PathMappingsModel;
import dev.wasmscope.ui.source.PathMappingsModel.KeptMappings;
import dev.wasmscope.ui.source.PeekModel;
import dev.wasmscope.ui.source.SearchModel;
import dev.wasmscope.ui.source.SearchView;
import dev.wasmscope.ui.source.SourceModel;
import dev.wasmscope.ui.source.SourceTools;
import dev.wasmscope.ui.source.SourceView;
import dev.wasmscope.ui.source.SourcesModel;
import dev.wasmscope.ui.variables.ValueActions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The source files: what their views share, and what can be done in the one in front. */
final class SourceDesk implements AutoCloseable {
    private final Workbench bench;
    private final SourcesModel sources;
    private final Supplier<Optional<SourceView>> front;
    private final InlineValues inline;
    private final SourceTools tools;
    private final Latest definitions;

    /**
     * @param values what can be done with a value
     * @param front the view of the file in front
     */
    SourceDesk(Workbench bench, ValueActions values, Supplier<Optional<SourceView>> front) {
        this.bench = bench;
        this.front = front;
        sources = bench.sources();
        definitions = new Latest(bench.ui(), bench.background());
        inline =
                new InlineValues(
                        bench.debug(),
                        sources::opened,
                        bench.coalescer(),
                        new Latest(bench.ui(), bench.background()));
        PathMappingsModel mappings =
                bench.closing(new PathMappingsModel(bench.debug(), sources::readAgain));
        bench.kept()
                .part(
                        "sourcePaths",
                        KeptMappings.class,
                        mappings::kept,
                        mappings::restore,
                        mappings.added());
        tools =
                new SourceTools(
                        bench.ui(),
                        bench.background(),
                        new LineActions(
                                bench.debug(), bench.breakpoints(), bench.run(), bench.ui()),
                        inline,
                        new PeekModel(bench.debug(), values),
                        mappings,
                        bench.places(),
                        () -> bench.dialogs().chooseFile("Source file"),
                        () -> bench.dialogs().chooseFolder("Folder of the sources"),
                        this::showDefinition);
        addLineActions();
        addTextActions();
        addSearch();
    }

    private void addSearch() {
        SearchModel model =
                bench.closing(
                        new SearchModel(bench.debug(), new Latest(bench.ui(), bench.background())));
        SearchView view = bench.closing(new SearchView(model, bench.places()::go));
        bench.tool("search", "Find in sources", Feather.SEARCH, view.node(), Area.BOTTOM, "");
        bench.action(
                "source.findInFiles",
                "Find in all source files",
                Feather.SEARCH,
                "Shortcut+Shift+F",
                () -> {
                    bench.docks().show("search");
                    view.focus();
                });
    }

    /** Makes the view of a file. */
    SourceView view(SourceModel file) {
        return new SourceView(file, tools);
    }

    private void addLineActions() {
        BooleanBinding stopped = bench.run().stopped();
        onLine(
                "run.toCaret",
                "Run to the caret",
                Feather.SKIP_FORWARD,
                "Shortcut+F10",
                stopped,
                tools.lines()::runTo);
        onLine(
                "run.jumpToCaret",
                "Jump to the caret, executing nothing",
                Feather.CORNER_DOWN_RIGHT,
                "Shortcut+Shift+F10",
                stopped,
                tools.lines()::jump);
        inView(
                "run.stepIntoCall",
                "Step into a call of the line…",
                Feather.LOG_IN,
                "Alt+F11",
                stopped,
                SourceView::chooseCall);
        onLine(
                "breakpoint.toggle",
                "Toggle breakpoint",
                Feather.CIRCLE,
                "F9",
                ever(),
                tools.lines()::toggle);
        onLine(
                "breakpoint.condition",
                "Edit breakpoint at the caret",
                Feather.EDIT_3,
                "Shift+F9",
                ever(),
                tools.lines()::editCondition);
        onLine(
                "breakpoint.log",
                "Set log point at the caret",
                Feather.MESSAGE_SQUARE,
                "",
                ever(),
                tools.lines()::editLogPoint);
        onLine(
                "breakpoint.patch",
                "Patch the line at the caret",
                Feather.EDIT,
                "",
                ever(),
                tools.lines()::editPatch);
        onLine(
                "breakpoint.enable",
                "Switch breakpoint at the caret on or off",
                Feather.TOGGLE_LEFT,
                "Shortcut+F9",
                ever(),
                (file, line) ->
                        tools.lines()
                                .breakpoint(file, line)
                                .ifPresent(b -> tools.lines().setEnabled(b, !b.enabled())));
    }

    private void addTextActions() {
        inView(
                "source.evaluate",
                "Evaluate at the caret",
                Feather.TERMINAL,
                "Shortcut+Alt+F8",
                bench.run().stopped(),
                SourceView::evaluateAtCaret);
        inView(
                "source.watch",
                "Add what is at the caret to the watches",
                Feather.EYE,
                "",
                bench.run().stopped(),
                SourceView::watchAtCaret);
        inView(
                "source.find",
                "Find in this file",
                Feather.SEARCH,
                "Shortcut+F",
                ever(),
                SourceView::find);
        inView(
                "source.findNext",
                "Find next",
                Feather.ARROW_DOWN,
                "F3",
                ever(),
                view -> view.findNext(true));
        inView(
                "source.findPrevious",
                "Find previous",
                Feather.ARROW_UP,
                "Shift+F3",
                ever(),
                view -> view.findNext(false));
        inView(
                "source.definition",
                "Go to the definition",
                Feather.CORNER_RIGHT_DOWN,
                "F12",
                ever(),
                view -> view.nameAtCaret().ifPresent(this::showDefinition));
        inView(
                "source.copyPosition",
                "Copy file and line",
                Feather.COPY,
                "Shortcut+Shift+C",
                ever(),
                SourceView::copyPosition);
        bench.action(
                "source.inlineValues",
                "Show or hide values beside the lines",
                Feather.EYE,
                "",
                () -> inline.enabledProperty().set(!inline.enabledProperty().get()));
    }

    private static BooleanBinding ever() {
        return Bindings.createBooleanBinding(() -> true);
    }

    /** An action on the line of the caret of the file in front. */
    private void onLine(
            String id,
            String title,
            Ikon icon,
            String key,
            BooleanBinding when,
            LineAction action) {
        inView(
                id,
                title,
                icon,
                key,
                when,
                view ->
                        sources.frontProperty()
                                .get()
                                .ifPresent(file -> action.on(file.file(), view.caretLine())));
    }

    /** What is done with a line of a file. */
    private interface LineAction {
        void on(String file, int line);
    }

    private void inView(
            String id,
            String title,
            Ikon icon,
            String key,
            BooleanBinding when,
            Consumer<SourceView> action) {
        BooleanBinding inFile =
                Bindings.createBooleanBinding(
                        () -> sources.frontProperty().get().isPresent(), sources.frontProperty());
        bench.action(id, title, icon, key, () -> front.get().ifPresent(action))
                .enabledProperty()
                .bind(inFile.and(when));
    }

    /** Shows the function of a name: its source where there is one, else its disassembly. */
    private void showDefinition(String name) {
        bench.debug()
                .session()
                .ifPresent(
                        s ->
                                definitions.ask(
                                        () -> definition(s.module(), name),
                                        found -> showDefinition(name, found),
                                        bench.debug()::fail));
    }

    private static Optional<Place> definition(ModuleView module, String name) {
        List<FunctionView> found = module.findFunctions(name);
        return found.stream()
                .flatMap(f -> f.position().stream())
                .filter(p -> p.line() > 0)
                .findFirst()
                .<Place>map(Place.SourceLine::of)
                .or(() -> found.stream().findFirst().map(f -> new Place.Function(f.index())));
    }

    private void showDefinition(String name, Optional<Place> place) {
        place.ifPresentOrElse(
                bench.places()::go,
                () -> bench.debug().say("No function of the program is called " + name));
    }

    @Override
    public void close() {
        inline.close();
    }
}
