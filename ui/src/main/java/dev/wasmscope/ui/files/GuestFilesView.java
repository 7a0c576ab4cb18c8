package dev.wasmscope.ui.files;

import dev.wasmscope.engine.host.trace.DescriptorUse;
import dev.wasmscope.engine.host.trace.FileUse;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.OverlayChange;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.ui.files.FileTable.Column;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.trace.CallPattern;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The folders that the guest is given, the files that it uses, its descriptors, and what it
 * changed, one at a time.
 */
public final class GuestFilesView implements AutoCloseable {
    /** What is shown. */
    public enum Page {
        /** Folders of this machine under their names for the guest. */
        FOLDERS("guest-files-folders", "Folders"),
        /** What was done with each file. */
        FILES("guest-files-by-file", "Files"),
        /** What was done with each descriptor. */
        DESCRIPTORS("guest-files-by-descriptor", "Descriptors"),
        /** What was changed in overlays. */
        CHANGES("guest-files-changes", "Changes");

        private final String id;
        private final String title;

        Page(String id, String title) {
            this.id = id;
            this.title = title;
        }

        /** What it is called. */
        public String title() {
            return title;
        }
    }

    /**
     * What the files ask of the rest of the desktop.
     *
     * @param showCall shows a call of the trace, by its number, and the line that made it
     * @param showCalls shows the calls that a filter accepts
     * @param chooseFolders lets the user choose other folders
     * @param reveal shows a file or folder of this machine
     */
    public record Outside(
            LongConsumer showCall,
            Consumer<String> showCalls,
            Runnable chooseFolders,
            Consumer<Path> reveal) {}

    private static final String COMES = "What the program opens, reads and writes appears here.";

    private final Outside outside;
    private final BorderPane root = new BorderPane();
    private final ToggleGroup group = new ToggleGroup();
    private final Map<Page, ToggleButton> pages = new EnumMap<>(Page.class);
    private final FileTable<DirMapping> folders;
    private final FileTable<FileUse> files;
    private final FileTable<FilesModel.Descriptor> descriptors;
    private final Button choose = new Button("Change\u2026", new FontIcon(Feather.EDIT_2));
    private final Label leaks = Parts.label("", "subtle", "small");
    private final Subscription subscriptions;
    private FilesModel.Summary shown = FilesModel.Summary.NONE;
    private List<OverlayChange> changed = List.of();

    /**
     * @param changes the page of changed files
     */
    public GuestFilesView(
            FilesModel model, ChangesModel changesModel, Node changes, Outside outside) {
        this.outside = outside;
        folders = folders();
        files = files();
        descriptors = descriptors();
        page(Page.FOLDERS, folders.node(), "left-pill");
        page(Page.FILES, files.node(), "center-pill");
        page(Page.DESCRIPTORS, descriptors.node(), "center-pill");
        page(Page.CHANGES, changes, "right-pill");
        // One of them is always chosen.
        group.selectedToggleProperty().subscribe(GuestFilesView::keepOne);
        choose.setId("guest-files-choose");
        choose.getStyleClass().addAll("flat", "small");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setOnAction(_ -> outside.chooseFolders().run());
        leaks.setId("guest-files-leaks");
        leaks.setMinWidth(Region.USE_PREF_SIZE);
        root.getStyleClass().add("panel");
        root.setTop(
                Parts.wrappingBar(
                        new HBox(pages.values().toArray(ToggleButton[]::new)), choose, leaks));
        show(Page.FILES);
        subscriptions =
                Subscription.combine(
                        model.foldersProperty().subscribe(folders::show),
                        model.foldersProperty().subscribe(list -> count(Page.FOLDERS, list.size())),
                        model.summaryProperty().subscribe(this::show),
                        changesModel
                                .changesProperty()
                                .subscribe(
                                        list -> {
                                            count(Page.CHANGES, list.size());
                                            changed = list;
                                            folders.node().refresh();
                                        }));
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    /** Shows one of the pages. */
    public void show(Page page) {
        button(page).setSelected(true);
    }

    private ToggleButton button(Page page) {
        ToggleButton button = pages.get(page);
        if (button == null) {
            throw new IllegalStateException("there is no page " + page);
        }
        return button;
    }

    private void page(Page page, Node content, String style) {
        ToggleButton button = new ToggleButton(page.title());
        button.setId(page.id);
        button.setToggleGroup(group);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().addAll("page-switch", style);
        button.selectedProperty()
                .subscribe(
                        on -> {
                            if (on) {
                                root.setCenter(content);
                                choose.setVisible(page == Page.FOLDERS);
                                choose.setManaged(page == Page.FOLDERS);
                            }
                        });
        pages.put(page, button);
    }

    private static void keepOne(@Nullable Toggle before, @Nullable Toggle now) {
        if (now == null && before != null) {
            before.setSelected(true);
        }
    }

    private void count(Page page, int count) {
        button(page).setText(count == 0 ? page.title() : page.title() + " " + count);
    }

    @SuppressWarnings("ReferenceEquality") // the model keeps a list in which nothing changed
    private void show(FilesModel.Summary summary) {
        if (shown.files() != summary.files()) {
            files.show(summary.files());
        }
        if (shown.descriptors() != summary.descriptors()) {
            descriptors.show(summary.descriptors());
        }
        shown = summary;
        leaks.setText(summary.leaks() == 0 ? "" : summary.leaks() + " still open");
        leaks.getStyleClass().remove("warning");
        if (summary.leaks() > 0) {
            leaks.getStyleClass().add("warning");
        }
    }

    private FileTable<DirMapping> folders() {
        FileTable<DirMapping> table =
                new FileTable<>(
                        "guest-folders",
                        "Folders of the program",
                        EmptyState.of(
                                Feather.FOLDER,
                                "No folders",
                                "The program sees no folder of this machine. Change\u2026 gives it"
                                        + " some."),
                        List.of(
                                new Column<>("Name for the program", 140, false, DirMapping::guest),
                                new Column<>(
                                        "Folder on this machine",
                                        260,
                                        false,
                                        f -> f.host().toString()),
                                new Column<>(
                                        "Access", 80, false, f -> FilesModel.words(f.access())),
                                new Column<>("Changes", 70, true, this::changes)),
                        _ -> false);
        table.onOpen(f -> outside.showCalls().accept(CallPattern.below(f.guest())));
        table.offer(
                "guest-folder-calls",
                "Show its calls in the trace\tEnter",
                Feather.ACTIVITY,
                _ -> true,
                f -> outside.showCalls().accept(CallPattern.below(f.guest())));
        table.offer(
                "guest-folder-reveal",
                "Show on this machine",
                Feather.EXTERNAL_LINK,
                _ -> true,
                f -> outside.reveal().accept(f.host()));
        return table;
    }

    private String changes(DirMapping folder) {
        return count(changed.stream().filter(c -> c.folder().equals(folder)).count());
    }

    private FileTable<FileUse> files() {
        FileTable<FileUse> table =
                new FileTable<>(
                        "guest-files",
                        "Files that the program used",
                        EmptyState.of(Feather.FOLDER, "No files yet", COMES),
                        List.of(
                                new Column<>("File", 230, false, FileUse::name),
                                new Column<>("Opened", 62, true, f -> count(f.opens())),
                                new Column<>("Still open", 72, true, f -> count(f.leaks())),
                                new Column<>("Read", 78, true, f -> count(f.bytesRead())),
                                new Column<>("Written", 78, true, f -> count(f.bytesWritten())),
                                new Column<>("Calls", 62, true, f -> count(f.calls())),
                                new Column<>("Errors", 56, true, f -> count(f.errors()))),
                        file -> file.leaks() > 0);
        offers(
                table,
                "guest-file",
                GuestFilesView::openedBy,
                file -> CallPattern.file(file.name()),
                file -> file.name().startsWith("/"));
        return table;
    }

    private static long openedBy(FileUse file) {
        return file.descriptors().stream()
                .mapToLong(DescriptorUse::openedBy)
                .filter(call -> call > 0)
                .findFirst()
                .orElse(0);
    }

    private FileTable<FilesModel.Descriptor> descriptors() {
        FileTable<FilesModel.Descriptor> table =
                new FileTable<>(
                        "guest-descriptors",
                        "Descriptors of the program",
                        EmptyState.of(Feather.HASH, "No descriptors yet", COMES),
                        List.of(
                                new Column<>("fd", 40, true, d -> String.valueOf(d.use().fd())),
                                new Column<>("File", 170, false, d -> d.use().name()),
                                new Column<>("Opened by", 140, false, GuestFilesView::opening),
                                new Column<>("Read", 74, true, d -> count(d.use().bytesRead())),
                                new Column<>(
                                        "Written", 74, true, d -> count(d.use().bytesWritten())),
                                new Column<>("State", 110, false, GuestFilesView::state)),
                        d -> d.use().leaked());
        offers(
                table,
                "guest-descriptor",
                d -> d.use().openedBy(),
                d -> CallPattern.descriptor(d.use().fd(), d.use().name()),
                _ -> true);
        return table;
    }

    private <T> void offers(
            FileTable<T> table,
            String id,
            java.util.function.ToLongFunction<T> opened,
            java.util.function.Function<T, String> filter,
            Predicate<T> filterable) {
        Predicate<T> can = row -> opened.applyAsLong(row) > 0;
        Consumer<T> open =
                row -> {
                    if (can.test(row)) {
                        outside.showCall().accept(opened.applyAsLong(row));
                    }
                };
        table.onOpen(open);
        table.offer(
                id + "-opened",
                "Go to the call that opened it\tEnter",
                Feather.CORNER_UP_RIGHT,
                can,
                open);
        table.offer(
                id + "-calls",
                "Show its calls in the trace",
                Feather.ACTIVITY,
                filterable,
                row -> outside.showCalls().accept(filter.apply(row)));
    }

    private static String opening(FilesModel.Descriptor d) {
        return d.use().openedBy() == 0
                ? ""
                : "#"
                        + d.use().openedBy()
                        + d.openedAt().map(SourcePosition::shortText).map(p -> "  " + p).orElse("");
    }

    private static String state(FilesModel.Descriptor d) {
        return d.use().leaked() ? "still open" : d.state();
    }

    private static String count(long number) {
        return number == 0 ? "" : Parts.grouped(number);
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
