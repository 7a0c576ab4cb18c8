package dev.wasmscope.ui.source;

import dev.wasmscope.session.StepTarget;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.fxmisc.richtext.CodeArea;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a {@link SourceModel}. */
public final class SourceView implements AutoCloseable {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final SourceModel model;
    private final SourceTools tools;
    private final CodePane code;
    private final CodeArea area;
    private final FindModel finding;
    private final FindBar findBar;
    private final LineMenu menu;
    private final Hover hover;
    private final VBox above = new VBox();
    private final BorderPane root = new BorderPane();
    private final Subscription subscriptions;

    /** Loads what views are made of, so that the first one comes at once. */
    public static void load() {
        CodePane.load();
    }

    public SourceView(SourceModel model, SourceTools tools) {
        this.model = model;
        this.tools = tools;
        this.code = new CodePane(model, tools);
        this.area = code.area();
        this.finding =
                new FindModel(
                        () -> code.document().map(SourceDocument::text).orElse(""),
                        () -> area.getSelection().getStart(),
                        new Latest(tools.ui(), tools.background()));
        this.findBar = new FindBar(finding, this::endFind);
        this.menu = new LineMenu(model, tools, this);
        this.hover =
                new Hover(
                        code,
                        tools.peek(),
                        () -> new PeekView(tools.peek(), tools.places()::go, this::peekClosed));
        area.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        area.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuAsked);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        root.getStyleClass().add("panel");
        root.setTop(above);
        subscriptions =
                Subscription.combine(
                        model.contentProperty().subscribe(this::showContent),
                        model.marksProperty().subscribe(_ -> code.refreshMarks()),
                        model.framesProperty().subscribe(code::showFrames),
                        model.currentProperty().subscribe(this::showCurrent),
                        model.breakableProperty().subscribe(_ -> code.refreshVisible()),
                        model.heatProperty().subscribe(_ -> code.refreshAll()),
                        model.shownProperty().subscribe(line -> code.goTo(line)),
                        tools.inline().shownProperty().subscribe(_ -> showInline()),
                        finding.resultProperty().subscribe(this::showFound));
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private void showContent(SourceModel.Content content) {
        above.getChildren().removeIf(n -> !n.equals(findBar.node()));
        switch (content) {
            case SourceModel.Content.Loading() ->
                    root.setCenter(EmptyState.of(Feather.LOADER, "Reading " + model.file(), ""));
            case SourceModel.Content.Missing(List<String> tried) ->
                    root.setCenter(MissingSource.of(model, tools, tried));
            case SourceModel.Content.Text text -> {
                code.show(text.document(), this::shown);
                if (text.newer()) {
                    above.getChildren().addFirst(newer());
                }
            }
        }
    }

    /** The text stands there: now lines of it can be shown. */
    private void shown() {
        root.setCenter(code.node());
        code.refreshMarks();
        showInline();
        if (model.currentProperty().get().isPresent()) {
            showCurrent(model.currentProperty().get());
        } else {
            code.goTo(model.shownProperty().get());
        }
    }

    private Node newer() {
        Button again = new Button("Read again");
        again.setId("source-read-again");
        again.getStyleClass().add("small");
        again.setOnAction(_ -> model.read());
        Node bar =
                Parts.bar(
                        new FontIcon(Feather.ALERT_TRIANGLE),
                        Parts.label("This file is newer than the module: lines may not fit."),
                        Parts.spring(),
                        again);
        bar.setId("source-newer");
        bar.getStyleClass().add("notice-bar");
        return bar;
    }

    private void showCurrent(Optional<SourceModel.CurrentLine> next) {
        showInline();
        next.ifPresent(line -> code.reveal(line.line()));
    }

    private void showInline() {
        code.overlay()
                .showValues(
                        tools.inline().shownProperty().get().in(model.file()),
                        tools.inline().stale());
    }

    private void showFound(FindModel.Result result) {
        code.overlay().showMatches(result.matches(), result.chosen());
        result.at().ifPresent(m -> code.select(m.start(), m.end()));
    }

    /** Opens the bar in which the user says what to find; begins with what is selected. */
    public void find() {
        if (!above.getChildren().contains(findBar.node())) {
            above.getChildren().add(findBar.node());
        }
        findBar.open(area.getSelectedText());
    }

    /** Goes to the next or previous match; asks what to find where nothing was asked for yet. */
    public void findNext(boolean forward) {
        if (finding.searching()) {
            finding.go(forward);
        } else {
            find();
        }
    }

    /** Shows the value of the selection, or of what the caret is on. */
    public void evaluateAtCaret() {
        hover.atCaret();
    }

    /** Adds the selection, or what the caret is on, to the watches. */
    public void watchAtCaret() {
        hover.expressionAtCaret().ifPresent(tools.peek()::watch);
    }

    private void peekClosed() {
        hover.end();
        area.requestFocus();
    }

    private void endFind() {
        finding.end();
        above.getChildren().remove(findBar.node());
        area.requestFocus();
    }

    /** The menu is about the line under the mouse, not about where the caret was before. */
    private void pressed(MouseEvent event) {
        area.requestFocus();
        if (event.getButton() == MouseButton.SECONDARY) {
            int at = area.hit(event.getX(), event.getY()).getInsertionIndex();
            boolean selected =
                    area.getSelection().getStart() <= at && at <= area.getSelection().getEnd();
            if (area.getSelection().getLength() == 0 || !selected) {
                area.moveTo(at);
            }
        }
    }

    private void menuAsked(ContextMenuEvent event) {
        if (event.isKeyboardTrigger()) {
            Point2D point = caretOnScreen();
            menu.show(caretLine(), area, point.getX(), point.getY());
        } else {
            menu.show(caretLine(), area, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    private Point2D caretOnScreen() {
        return area.getCaretBounds()
                .map(b -> new Point2D(b.getMinX(), b.getMaxY()))
                .orElseGet(() -> corner(area.localToScreen(area.getBoundsInLocal())));
    }

    private static Point2D corner(Bounds bounds) {
        return new Point2D(bounds.getMinX() + 40, bounds.getMinY() + 20);
    }

    private void key(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && finding.searching()) {
            endFind();
            event.consume();
        }
    }

    /** Copies what is selected; the line of the caret where nothing is. */
    public void copy() {
        CodePane.copy(code.selectionOrLine());
    }

    /** Copies where the caret is, as {@code path:line}. */
    public void copyPosition() {
        String position = model.file() + ":" + caretLine();
        CodePane.copy(position);
        tools.lines().say("Copied " + position);
    }

    /**
     * Asks which call of the present line to step into, and does it; where there is one, at once.
     */
    public void chooseCall() {
        tools.lines().stepTargets(this::chooseCall);
    }

    private void chooseCall(List<StepTarget> targets) {
        if (targets.isEmpty()) {
            tools.lines().say("No call is left on this line");
        } else if (targets.size() == 1) {
            tools.lines().stepInto(targets.getFirst());
        } else {
            ContextMenu calls = new ContextMenu();
            for (int i = 0; i < targets.size(); i++) {
                StepTarget target = targets.get(i);
                MenuItem item = new MenuItem(target.label());
                item.setId("step-target-" + i);
                item.setOnAction(_ -> tools.lines().stepInto(target));
                calls.getItems().add(item);
            }
            Point2D point = currentLineOnScreen();
            calls.show(area, point.getX(), point.getY());
        }
    }

    private Point2D currentLineOnScreen() {
        return model.currentProperty()
                .get()
                .flatMap(c -> area.getParagraphBoundsOnScreen(c.line() - 1))
                .map(b -> new Point2D(b.getMinX() + 80, b.getMaxY()))
                .orElseGet(this::caretOnScreen);
    }

    /** The name that the caret is on. */
    public Optional<String> nameAtCaret() {
        return code.document()
                .flatMap(
                        d ->
                                ExpressionAt.name(
                                        d, Math.min(area.getCaretPosition(), d.text().length())));
    }

    /** The line that the caret is on, from 1. */
    public int caretLine() {
        return code.caretLine();
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        hover.close();
        code.close();
    }
}
