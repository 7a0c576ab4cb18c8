package dev.wasmscope.ui;

import dev.wasmscope.profiler.analyse.Sandwich;
import dev.wasmscope.profiler.exchange.ProfileFormats;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.action.Actions;
import dev.wasmscope.ui.charts.ChartsModel;
import dev.wasmscope.ui.charts.ChartsView;
import dev.wasmscope.ui.dock.Area;
import dev.wasmscope.ui.dock.BuiltInPlans;
import dev.wasmscope.ui.flame.FlameModel;
import dev.wasmscope.ui.flame.FlamePane;
import dev.wasmscope.ui.flame.FlameView;
import dev.wasmscope.ui.fx.BackgroundThreads;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.heat.Heat;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.profile.CallTreeModel;
import dev.wasmscope.ui.profile.CallTreeView;
import dev.wasmscope.ui.profile.ChangesTable;
import dev.wasmscope.ui.profile.FunctionTable;
import dev.wasmscope.ui.profile.HotLinesView;
import dev.wasmscope.ui.profile.MeasureChoice;
import dev.wasmscope.ui.profile.PartRuns;
import dev.wasmscope.ui.profile.ProfileModel;
import dev.wasmscope.ui.profile.RecordButton;
import dev.wasmscope.ui.profile.SandwichView;
import dev.wasmscope.ui.profile.SidePages;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.shell.DockLayout;
import dev.wasmscope.ui.source.SourcesModel;
import dev.wasmscope.ui.theme.Themes;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Makes the models and views of profiles and joins them. */
final class ProfileDesk implements AutoCloseable, SourcesModel.ProfileWays {
    private final ExecutorService computing =
            Executors.newSingleThreadExecutor(BackgroundThreads.named("ui-profile-"));
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Workbench bench;
    private final DebugModel debug;
    private final SourcesModel sources;
    private final UiThread ui;
    private final Themes themes;
    private final ProfileModel profiles;
    private final FlameModel flame;
    private final FlameModel callers;
    private final FlameModel callees;
    private final CallTreeModel paths;
    private final FunctionTable functions;
    private final ChangesTable changes;
    private final SidePages pages = new SidePages("profile-pages");
    private final FlameView view;
    private final HotLinesView lines;
    private final ChartsView charts;
    private final Latest sandwiches;
    private final DockLayout docks;

    ProfileDesk(Workbench bench) {
        this.bench = bench;
        this.debug = bench.debug();
        this.sources = bench.sources();
        this.ui = bench.ui();
        this.themes = bench.themes();
        this.docks = bench.docks();
        Actions actions = bench.actions();
        sandwiches = new Latest(ui, computing);
        profiles = closing(new ProfileModel(debug, ui, bench.tasks(), computing));
        PartRuns partRuns = new PartRuns(debug, bench.run());
        ProfileActions.add(bench, profiles, this::open, partRuns);
        flame = graph();
        callers = graph();
        callers.rootAtTopProperty().set(false);
        callees = graph();
        paths = new CallTreeModel(ui, computing, debug::fail);
        functions = new FunctionTable("hot-functions", this::chosen, this::showSource);
        changes = new ChangesTable("profile-changes", this::chosen, this::showSource);
        pages.add("page-functions", "Functions", sandwich())
                .add("page-tree", "Call tree", closing(tree()).node())
                .add("page-changes", "Changes", changes.node());
        lines =
                closing(
                        new HotLinesView(
                                sources.heatProperty(),
                                l -> bench.places().go(new Place.SourceLine(l.file(), l.line()))));
        charts =
                closing(
                        new ChartsView(
                                closing(new ChartsModel(profiles, ui, computing, debug::fail)),
                                themes,
                                partRuns));
        view =
                closing(
                        new FlameView(
                                flame,
                                themes,
                                new FlameView.Outside(
                                        actions.get("run.profile"),
                                        closing(recordButton("flame-part", true)).node(),
                                        actions.get("profile.open"),
                                        this::showSource,
                                        this::showFunction,
                                        pages.node(),
                                        List.of(
                                                closing(new MeasureChoice(profiles)).node(),
                                                closing(recordButton("profile-record", false))
                                                        .node()))));
        actions.add(
                        new Action(
                                "flame.find",
                                "Find in the flame graph",
                                Feather.SEARCH,
                                "Shortcut+F",
                                view::find))
                .enabledProperty()
                .bind(view.focusedProperty());
        closing(profiles.baseProperty().subscribe(flame::compareWith)::unsubscribe);
        follow();
        compare();
        sources.setProfileWays(this);
    }

    /** Opens a profile, with the layout for profiles. */
    void open(Path file) {
        profiles.open(file, this::arrange);
    }

    /** Opens a file if its name is that of a profile. */
    boolean opens(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean ours = !name.endsWith(".wasm") && ProfileFormats.forFile(name).isPresent();
        if (ours) {
            open(file);
        }
        return ours;
    }

    /** Gives the views of profiles the window. */
    void arrange() {
        bench.layouts().show(BuiltInPlans.PROFILE);
        docks.show("charts");
        docks.show("flame");
    }

    private FlameModel graph() {
        return new FlameModel(ui, computing, debug::fail);
    }

    private CallTreeView tree() {
        return new CallTreeView(paths, this::showSource);
    }

    private Node sandwich() {
        return new SandwichView(
                        functions.node(),
                        closing(pane(callers, "sandwich-callers")).node(),
                        closing(pane(callees, "sandwich-callees")).node())
                .node();
    }

    private RecordButton recordButton(String id, boolean words) {
        Actions actions = bench.actions();
        return new RecordButton(
                id,
                words,
                profiles.recordingProperty(),
                actions.get("run.profileFrom"),
                actions.get("run.profileStop"));
    }

    private FlamePane pane(FlameModel model, String id) {
        return new FlamePane(model, themes, id, this::showSource, this::showFunction);
    }

    /** Every view of the profile follows what is shown of it. */
    private void follow() {
        Latest sums = new Latest(ui, computing);
        Latest heats = new Latest(ui, computing);
        closing(
                profiles.shownProperty()
                                .subscribe(
                                        shown -> {
                                            flame.show(shown);
                                            paths.show(shown);
                                            sums.ask(
                                                    () -> rows(shown), this::showRows, debug::fail);
                                            heats.ask(
                                                    () -> shown.map(Heat::of).orElse(Heat.NONE),
                                                    sources::showHeat,
                                                    debug::fail);
                                        })
                        ::unsubscribe);
    }

    /** What changed is listed, too. */
    private void compare() {
        Latest differences = new Latest(ui, computing);
        Runnable ask =
                () -> {
                    Optional<Profile> base = profiles.baseProperty().get();
                    Optional<Profile> shown = profiles.shownProperty().get();
                    differences.ask(
                            () ->
                                    base.flatMap(b -> shown.map(s -> ChangesTable.Rows.of(b, s)))
                                            .orElse(ChangesTable.Rows.NONE),
                            rows -> changes.show(rows, base),
                            debug::fail);
                };
        closing(
                Subscription.combine(
                                profiles.baseProperty().subscribe(ask),
                                profiles.shownProperty().subscribe(ask))
                        ::unsubscribe);
    }

    private static FunctionTable.Rows rows(Optional<Profile> profile) {
        return profile.map(FunctionTable.Rows::of).orElse(FunctionTable.Rows.NONE);
    }

    private void chosen(FunctionLabel function) {
        flame.searchProperty().set(function.name());
        fill(function);
    }

    /** Before anybody chooses a function, the most expensive one stands in the sandwich. */
    private void showRows(FunctionTable.Rows rows) {
        functions.show(rows);
        rows.functions().stream().findFirst().ifPresent(hot -> fill(hot.label()));
    }

    /** Shows who calls a function and what it calls. */
    private void fill(FunctionLabel function) {
        Optional<Profile> shown = profiles.shownProperty().get();
        int index = shown.map(p -> p.labels().indexOf(function)).orElse(-1);
        if (shown.isEmpty() || index < 0) {
            return;
        }
        sandwiches.ask(
                () -> Sandwich.of(shown.get(), index),
                s -> {
                    callers.show(Optional.of(s.callers()));
                    callees.show(Optional.of(s.callees()));
                },
                debug::fail);
    }

    private void showFunction(FunctionLabel function) {
        pages.show("page-functions");
        functions.select(function);
    }

    private void showSource(FunctionLabel function) {
        function.source()
                .ifPresent(file -> bench.places().go(new Place.SourceLine(file, function.line())));
    }

    @Override
    public void heat(String file, int line) {
        docks.show("hot-lines");
        if (!lines.select(file, line)) {
            debug.say("Nothing was counted on line " + line);
        }
    }

    /** The function that begins last before the line. */
    @Override
    public void flame(String file, int line) {
        Optional<FunctionLabel> function =
                profiles.shownProperty().get().stream()
                        .flatMap(p -> p.labels().stream())
                        .filter(l -> l.source().filter(file::equals).isPresent())
                        .filter(l -> l.line() <= line)
                        .max(Comparator.comparingInt(FunctionLabel::line));
        if (function.isPresent()) {
            docks.show("flame");
            showFunction(function.get());
        } else {
            debug.say("No function on line " + line + " ran");
        }
    }

    private <T extends AutoCloseable> T closing(T part) {
        parts.push(part);
        return part;
    }

    /** The flame graph with its tables. */
    Node flameNode() {
        return view.node();
    }

    /** Adds the lower views of profiles, behind those of the host. */
    void addTools() {
        bench.tool("charts", "Charts", Feather.TRENDING_UP, charts.node(), Area.BOTTOM, "");
        bench.tool("hot-lines", "Hot lines", Feather.THERMOMETER, lines.node(), Area.BOTTOM, "");
    }

    ProfileModel profiles() {
        return profiles;
    }

    FlameModel flame() {
        return flame;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("a view of profiles does not close", e);
            }
        }
        computing.shutdownNow();
    }
}
