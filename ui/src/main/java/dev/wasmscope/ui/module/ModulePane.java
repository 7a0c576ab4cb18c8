package dev.wasmscope.ui.module;

import dev.wasmscope.session.ImportView;
import dev.wasmscope.session.SectionView;
import dev.wasmscope.session.inspect.DataPart;
import dev.wasmscope.session.inspect.Declaration;
import dev.wasmscope.ui.debuginfo.DebugInfoModel;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.module.ModuleTables.Border;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.profile.SidePages;
import dev.wasmscope.ui.theme.Themes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Shows a {@link ModuleModel}: a page for each side of the module. */
public final class ModulePane implements AutoCloseable {
    /**
     * What the view needs from outside.
     *
     * @param go shows a place
     * @param breakAt sets a breakpoint on a function of that name
     * @param showHealth opens the view of the debug information
     * @param health what that knows
     * @param export writes a table where the user wants it
     * @param work makes what sorts a table behind the toolkit's thread
     * @param failed told what went wrong
     */
    public record Outside(
            Consumer<Place> go,
            Consumer<String> breakAt,
            Runnable showHealth,
            DebugInfoModel health,
            Consumer<Grid> export,
            Supplier<Latest> work,
            Consumer<Throwable> failed) {}

    private static final double BYTES = 0.62;

    private final ModuleModel model;
    private final Outside outside;
    private final BorderPane root = new BorderPane();
    private final SidePages pages = new SidePages("module-pages");
    private final TreemapPage map;
    private final ModuleTable<FunctionRow> functions;
    private final ModuleTable<Border> border;
    private final ModuleTable<Declaration> declarations;
    private final ModuleTable<DataPart> data;
    private final ModuleTable<SectionView> sections;
    private final AboutPage about;
    private final BytesPane dataBytes;
    private final BytesPane sectionBytes;
    private final Subscription subscriptions;

    public ModulePane(ModuleModel model, Themes themes, Outside outside) {
        this.model = model;
        this.outside = outside;
        root.setId("module");
        map = new TreemapPage(themes, this::open);
        functions =
                this.<FunctionRow>table("module-functions", ModuleTables.functions(), this::open)
                        .withMenu("module-break", "Break at this function", this::breakAt)
                        .withMenu("module-function-open", "Show the function", this::open);
        border = table("module-border", ModuleTables.border(), this::open);
        declarations = table("module-declarations", ModuleTables.declarations(), _ -> {});
        data = table("module-data", ModuleTables.data(), this::open);
        sections = table("module-sections", ModuleTables.sections(), this::open);
        about = new AboutPage(outside.showHealth());
        dataBytes = new BytesPane(themes);
        sectionBytes = new BytesPane(themes);
        data.onChoice(d -> bytes(dataBytes, "Segment " + d.index(), d.fileOffset(), d.size()));
        sections.onChoice(s -> bytes(sectionBytes, s.name(), s.start(), s.size()));
        pages.add("module-page-map", "Sizes", map.node())
                .add("module-page-functions", "Functions", functions.node())
                .add("module-page-border", "Imports, exports", border.node())
                .add("module-page-data", "Data", split(data.node(), dataBytes.node()))
                .add(
                        "module-page-sections",
                        "Sections",
                        split(sections.node(), sectionBytes.node()))
                .add("module-page-declarations", "Declarations", declarations.node())
                .add("module-page-about", "About", about.node());
        subscriptions =
                Subscription.combine(
                        root.sceneProperty().subscribe(scene -> wanted(scene != null)),
                        model.factsProperty().subscribe(this::show),
                        outside.health().summaryProperty().subscribe(about::showHealth));
    }

    private <T> ModuleTable<T> table(String id, List<Column<T>> columns, Consumer<T> opened) {
        return new ModuleTable<>(
                id,
                columns,
                opened,
                new ModuleTable.Outside(outside.work().get(), outside.failed(), outside.export()));
    }

    private static Node split(Node above, Node below) {
        SplitPane pane = new SplitPane(above, below);
        pane.setOrientation(Orientation.VERTICAL);
        pane.setDividerPositions(BYTES);
        return pane;
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private void wanted(boolean now) {
        model.setWanted(now);
        if (now) {
            outside.health().want();
        }
    }

    private void show(Optional<ModuleFacts> facts) {
        if (facts.isEmpty()) {
            root.setCenter(
                    model.hasModule()
                            ? EmptyState.of(
                                    Feather.PACKAGE, "Reading the module", "This takes a moment.")
                            : EmptyState.of(
                                    Feather.PACKAGE,
                                    "No program",
                                    "What a module is made of, and how large its parts are, is"
                                            + " shown here."));
            return;
        }
        ModuleFacts now = facts.get();
        map.show(now.map());
        functions.show(now.functions());
        border.show(border(now));
        declarations.show(now.declarations());
        data.show(now.data());
        sections.show(now.sections());
        about.show(now);
        root.setCenter(pages.node());
        if (root.getScene() != null) {
            outside.health().want();
        }
    }

    private static List<Border> border(ModuleFacts facts) {
        List<Border> all = new ArrayList<>();
        int function = 0;
        for (ImportView i : facts.imports()) {
            all.add(Border.of(i, i.kind().equals("func") ? function++ : -1));
        }
        facts.exports().forEach(e -> all.add(Border.of(e)));
        return all;
    }

    private void bytes(BytesPane pane, String name, long start, long size) {
        model.factsProperty()
                .get()
                .ifPresent(facts -> pane.show(facts.module(), name, start, size));
    }

    private void open(FunctionRow row) {
        outside.go().accept(new Place.Function(row.function().index()));
    }

    private void breakAt(FunctionRow row) {
        outside.breakAt().accept(row.function().name());
    }

    private void open(Border row) {
        if (row.function() >= 0) {
            outside.go().accept(new Place.Function(row.function()));
        }
    }

    private void open(DataPart part) {
        part.address().ifPresent(at -> outside.go().accept(new Place.Memory(0, at, part.size())));
    }

    /** The page that shows what is in a section, where there is one. */
    private void open(SectionView section) {
        switch (section.id()) {
            case 2, 7 -> pages.show("module-page-border");
            case 3, 10 -> pages.show("module-page-functions");
            case 4, 5, 6, 13 -> pages.show("module-page-declarations");
            case 11 -> pages.show("module-page-data");
            default -> {
                if (section.name().startsWith(".debug_")) {
                    outside.showHealth().run();
                }
            }
        }
    }

    private void open(SizeNode.Target target) {
        switch (target) {
            case SizeNode.Target.None _ -> {}
            case SizeNode.Target.Function(int index) ->
                    outside.go().accept(new Place.Function(index));
            case SizeNode.Target.Data(int index) -> {
                pages.show("module-page-data");
                data.select(d -> d.index() == index);
            }
            case SizeNode.Target.Section(int number) ->
                    model.factsProperty()
                            .get()
                            .ifPresent(facts -> show(facts.sections().get(number)));
        }
    }

    /** Shows a section in the list. */
    public void show(SectionView section) {
        pages.show("module-page-sections");
        sections.select(section::equals);
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        map.close();
        dataBytes.close();
        sectionBytes.close();
    }
}
