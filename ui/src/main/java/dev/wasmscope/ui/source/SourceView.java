package dev.wasmscope.ui.source;

import dev.wasmscope.ui.parts.EmptyState;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.kordamp.ikonli.feather.Feather;

/** Shows a {@link SourceModel}. */
public final class SourceView implements AutoCloseable {
    private static final int CONTEXT_LINES = 6;

    private final SourceModel model;
    private final CodeArea area = new CodeArea();
    private final StackPane root = new StackPane();
    private final Gutter gutter;
    private final Subscription subscriptions;
    private Map<Integer, SourceModel.Mark> shownMarks = Map.of();
    private Optional<SourceModel.CurrentLine> shownCurrent = Optional.empty();
    private int lineCount = 1;

    public SourceView(SourceModel model) {
        this.model = model;
        this.gutter = new Gutter(model, model::toggleBreakpoint);
        area.setEditable(false);
        area.setShowCaret(org.fxmisc.richtext.Caret.CaretVisibility.OFF);
        area.getStyleClass().add("code");
        area.setId("source");
        area.setParagraphGraphicFactory(gutter::cell);
        area.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        area.setContextMenu(menu());
        root.getStyleClass().add("panel");
        subscriptions =
                Subscription.combine(
                        model.contentProperty().subscribe(this::showContent),
                        model.marksProperty().subscribe(_ -> refreshMarks()),
                        model.currentProperty().subscribe(this::showCurrent),
                        model.breakableProperty().subscribe(_ -> refreshVisible()),
                        model.heatProperty().subscribe(_ -> refreshAll()),
                        model.shownProperty().subscribe(line -> reveal(line)));
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private void showContent(SourceModel.Content content) {
        switch (content) {
            case SourceModel.Content.Loading() ->
                    root.getChildren()
                            .setAll(EmptyState.of(Feather.LOADER, "Reading " + model.file(), ""));
            case SourceModel.Content.Missing(List<String> tried) ->
                    root.getChildren()
                            .setAll(
                                    EmptyState.of(
                                            Feather.FILE_MINUS,
                                            "The source is not on this machine",
                                            "Looked for:\n"
                                                    + String.join("\n", tried)
                                                    + "\n\nThe Disassembly tab shows the code"
                                                    + " instead."));
            case SourceModel.Content.Text(SourceDocument document) -> showText(document);
        }
    }

    private void showText(SourceDocument document) {
        lineCount = document.lineCount();
        gutter.setLineCount(lineCount);
        area.replaceText(document.text());
        if (!document.tokens().isEmpty()) {
            area.setStyleSpans(0, spans(document));
        }
        area.moveTo(0);
        area.showParagraphAtTop(0);
        root.getChildren().setAll(new VirtualizedScrollPane<>(area));
        shownCurrent = Optional.empty();
        showCurrent(model.currentProperty().get());
        if (model.currentProperty().get().isEmpty()) {
            reveal(model.shownProperty().get());
        }
    }

    private static StyleSpans<Collection<String>> spans(SourceDocument document) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int end = 0;
        for (Token token : document.tokens()) {
            spans.add(List.of(), token.start() - end);
            spans.add(List.of(token.kind().style), token.end() - token.start());
            end = token.end();
        }
        spans.add(List.of(), document.text().length() - end);
        return spans.create();
    }

    private void showCurrent(Optional<SourceModel.CurrentLine> next) {
        shownCurrent.ifPresent(old -> style(old.line(), List.of()));
        shownCurrent = next;
        next.ifPresent(
                line -> {
                    style(line.line(), List.of("current-line", lower(line.kind())));
                    reveal(line.line());
                });
    }

    private void style(int line, Collection<String> classes) {
        if (line <= area.getParagraphs().size()) {
            area.setParagraphStyle(line - 1, classes);
            area.recreateParagraphGraphic(line - 1);
        }
    }

    private void refreshMarks() {
        Map<Integer, SourceModel.Mark> marks = model.marksProperty().get();
        Set<Integer> changed = new HashSet<>(shownMarks.keySet());
        changed.addAll(marks.keySet());
        shownMarks = marks;
        for (int line : changed) {
            if (line <= area.getParagraphs().size()) {
                area.recreateParagraphGraphic(line - 1);
            }
        }
    }

    private void refreshVisible() {
        if (area.getScene() != null && area.getHeight() > 0) {
            int first = area.firstVisibleParToAllParIndex();
            int last = area.lastVisibleParToAllParIndex();
            for (int i = first; i <= last; i++) {
                area.recreateParagraphGraphic(i);
            }
        }
    }

    /** Makes every gutter anew: they have another width. */
    private void refreshAll() {
        area.setParagraphGraphicFactory(gutter::cell);
    }

    /** Brings a line into view and leaves the view alone when it is there already. */
    private void reveal(int line) {
        if (line < 1 || line > area.getParagraphs().size()) {
            return;
        }
        int paragraph = line - 1;
        if (area.getHeight() > 0 && area.getVisibleParagraphs().size() > 2 * CONTEXT_LINES) {
            int first = area.firstVisibleParToAllParIndex();
            int last = area.lastVisibleParToAllParIndex();
            if (paragraph > first + 1 && paragraph < last - CONTEXT_LINES / 2) {
                return;
            }
        }
        area.showParagraphAtTop(Math.max(0, paragraph - 2 * CONTEXT_LINES));
    }

    /** The menu is about the line under the mouse, not about where the caret was before. */
    private void pressed(MouseEvent event) {
        area.requestFocus();
        if (event.getButton() == MouseButton.SECONDARY) {
            area.moveTo(area.hit(event.getX(), event.getY()).getInsertionIndex());
        }
    }

    private ContextMenu menu() {
        MenuItem toggle = new MenuItem("Toggle breakpoint");
        toggle.setOnAction(_ -> model.toggleBreakpoint(area.getCurrentParagraph() + 1));
        MenuItem runTo = new MenuItem("Run to this line");
        runTo.setOnAction(_ -> model.runTo(area.getCurrentParagraph() + 1));
        MenuItem copy = new MenuItem("Copy");
        copy.setOnAction(_ -> area.copy());
        MenuItem hot = new MenuItem("Show among the hot lines");
        hot.setId("source-heat");
        hot.setOnAction(_ -> model.showHeat(area.getCurrentParagraph() + 1));
        MenuItem flame = new MenuItem("Show in the flame graph");
        flame.setId("source-flame");
        flame.setOnAction(_ -> model.showFlame(area.getCurrentParagraph() + 1));
        ContextMenu menu =
                new ContextMenu(toggle, runTo, new SeparatorMenuItem(), hot, flame, copy);
        menu.setOnShowing(
                _ -> {
                    boolean cold = !model.heatProperty().get().present();
                    hot.setDisable(cold);
                    flame.setDisable(cold);
                });
        return menu;
    }

    /** The line that the caret is on, from 1. */
    public int caretLine() {
        return area.getCurrentParagraph() + 1;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        area.dispose();
    }
}
