package dev.wasmscope.ui;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SectionView;
import dev.wasmscope.ui.fx.BackgroundThreads;
import dev.wasmscope.ui.palette.ActionEntries;
import dev.wasmscope.ui.palette.AddressEntries;
import dev.wasmscope.ui.palette.ClockEntries;
import dev.wasmscope.ui.palette.Entry;
import dev.wasmscope.ui.palette.EntrySource;
import dev.wasmscope.ui.palette.HelpEntries;
import dev.wasmscope.ui.palette.LineEntries;
import dev.wasmscope.ui.palette.ListEntries;
import dev.wasmscope.ui.palette.Mode;
import dev.wasmscope.ui.palette.PaletteModel;
import dev.wasmscope.ui.palette.PaletteView;
import dev.wasmscope.ui.palette.RecentlyUsed;
import dev.wasmscope.ui.palette.SymbolEntries;
import dev.wasmscope.ui.palette.SymbolIndex;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.place.PlaceHistory;
import dev.wasmscope.ui.place.PlaceText;
import dev.wasmscope.ui.source.SourceModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Finding anything and going there: the palette, and back and forward through places visited. */
final class FindDesk implements AutoCloseable {
    private final ExecutorService searching = BackgroundThreads.of(2, "ui-palette-");
    private final Workbench bench;
    private final RecentlyUsed recent;
    private final ActionEntries actions;
    private final SymbolIndex symbols;
    private final PlaceHistory history;
    private final PaletteModel palette;
    private final PaletteView view;

    /** What the user is to choose from. */
    private List<Entry> list = List.of();

    /**
     * @param here where the user is, as far as views can tell
     * @param section shows a section of the module
     */
    FindDesk(Workbench bench, Supplier<Optional<Place>> here, Consumer<SectionView> section) {
        this.bench = bench;
        recent = new RecentlyUsed(bench.outside().settingsFolder(), bench.background());
        actions = new ActionEntries(bench.actions(), recent);
        symbols =
                bench.closing(
                        new SymbolIndex(bench.debug(), bench.ui(), searching, bench.places()::go));
        history = new PlaceHistory(bench.places(), here);
        bench.closing(bench.debug().sessionProperty().subscribe(_ -> history.clear())::unsubscribe);
        bench.places().shownBy(Place.Clock.class, p -> bench.run().runToClock(p.instructions()));
        palette =
                bench.closing(
                        new PaletteModel(
                                sources(section),
                                recent,
                                bench.ui(),
                                searching,
                                bench.debug()::fail));
        symbols.onChange(palette::again);
        view = bench.closing(new PaletteView(palette));
        addActions();
    }

    private Map<Mode, EntrySource> sources(Consumer<SectionView> section) {
        Consumer<Place> go = bench.places()::go;
        Map<Mode, EntrySource> all = new EnumMap<>(Mode.class);
        all.put(
                Mode.ANYTHING,
                names(
                        () ->
                                joined(
                                        List.of(
                                                symbols.files(),
                                                symbols.functions(),
                                                actions.entries()))));
        all.put(Mode.ACTIONS, actions);
        all.put(Mode.FILES, names(symbols::files));
        all.put(Mode.SYMBOLS, names(() -> joined(List.of(symbols.functions(), symbols.others()))));
        all.put(
                Mode.LINE,
                new LineEntries(
                        () -> bench.sources().frontProperty().get().map(SourceModel::file), go));
        all.put(Mode.ADDRESS, new AddressEntries(bench.debug(), go, section));
        all.put(Mode.INSTRUCTION, new ClockEntries(bench.debug(), go));
        all.put(Mode.RECENT, new ListEntries(this::visited));
        all.put(Mode.LIST, new ListEntries(() -> list));
        all.put(Mode.HELP, new HelpEntries(this::find));
        return all;
    }

    private SymbolEntries names(Supplier<List<Entry>> entries) {
        return new SymbolEntries(symbols, recent, bench.places()::go, entries);
    }

    private static List<Entry> joined(List<List<Entry>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    private void find(Mode mode) {
        palette.open(mode);
    }

    private List<Entry> visited() {
        Optional<ModuleView> module = bench.debug().session().map(DebugSession::module);
        return history.recent().stream()
                .map(
                        place ->
                                Entry.of(
                                        PlaceText.of(place, module),
                                        "",
                                        detail(place),
                                        icon(place),
                                        () -> history.go(place)))
                .toList();
    }

    private static String detail(Place place) {
        return place instanceof Place.SourceLine(String file, int _) ? file : "";
    }

    private static Ikon icon(Place place) {
        return switch (place) {
            case Place.SourceLine _ -> Feather.FILE_TEXT;
            case Place.Code _, Place.Function _ -> Feather.CPU;
            case Place.Memory _ -> Feather.GRID;
            case Place.HostCall _ -> Feather.ACTIVITY;
            case Place.Clock _ -> Feather.CLOCK;
        };
    }

    private void addActions() {
        add("go.anything", "Go to anything…", Feather.SEARCH, "Shortcut+K", Mode.ANYTHING);
        add("go.action", "Find an action…", Feather.COMMAND, "Shortcut+Shift+A", Mode.ACTIONS);
        add("go.file", "Go to file…", Feather.FILE_TEXT, "Shortcut+Shift+N", Mode.FILES);
        add("go.symbol", "Go to function or symbol…", Feather.CODE, "Shortcut+T", Mode.SYMBOLS);
        add("go.line", "Go to line…", Feather.HASH, "Shortcut+G", Mode.LINE);
        add("go.address", "Go to address…", Feather.MAP_PIN, "Shortcut+Shift+G", Mode.ADDRESS);
        add(
                "go.instruction",
                "Go to instruction count…",
                Feather.CLOCK,
                "Shortcut+I",
                Mode.INSTRUCTION);
        add("go.recent", "Recent places…", Feather.LIST, "Shortcut+E", Mode.RECENT);
        bench.action("go.back", "Back", Feather.ARROW_LEFT, "Alt+Left", history::back)
                .enabledProperty()
                .bind(history.backProperty());
        bench.action("go.forward", "Forward", Feather.ARROW_RIGHT, "Alt+Right", history::forward)
                .enabledProperty()
                .bind(history.forwardProperty());
    }

    private void add(String id, String title, Ikon icon, String key, Mode mode) {
        bench.action(id, title, icon, key, () -> find(mode));
    }

    /** Lets the user choose one of some things. */
    void choose(List<Entry> entries) {
        list = entries;
        find(Mode.LIST);
    }

    /** The layer to put over the window. */
    Node layer() {
        return view.node();
    }

    /** Lets the buttons at the side of a mouse go back and forward. */
    void follow(Node root) {
        root.addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                e -> {
                    if (e.getButton() == MouseButton.BACK) {
                        history.back();
                        e.consume();
                    } else if (e.getButton() == MouseButton.FORWARD) {
                        history.forward();
                        e.consume();
                    }
                });
    }

    /** What was typed and found. */
    PaletteModel palette() {
        return palette;
    }

    @Override
    public void close() {
        searching.shutdownNow();
    }
}
