package dev.wasmscope.ui.source;

import dev.wasmscope.ui.parts.SizeProbe;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.Caret.CaretVisibility;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.fxmisc.richtext.util.UndoUtils;

/** A text that can be read and walked through: gutter, caret, marked lines, what lies over them. */
final class CodePane {
    private static final int CONTEXT_LINES = 6;

    private final SourceModel model;
    private final SourceTools tools;
    private final CodeArea area = new CodeArea();
    private final LineOverlay overlay = new LineOverlay(area);
    private final SizeProbe probe = new SizeProbe(Gutter.USUAL_SIZE, "size-probe");
    private final Gutter gutter;
    private final StackPane root = new StackPane();
    private Set<Integer> marked = Set.of();
    private Map<Integer, SourceModel.Current> framesShown = Map.of();
    private Optional<SourceDocument> document = Optional.empty();
    private boolean filled;

    CodePane(SourceModel model, SourceTools tools) {
        this.model = model;
        this.tools = tools;
        this.gutter = new Gutter(model, model::toggleBreakpoint, probe.size().getValue());
        area.setEditable(false);
        area.setUndoManager(UndoUtils.noOpUndoManager());
        area.setShowCaret(CaretVisibility.AUTO);
        area.getStyleClass().add("code");
        area.setId("source");
        area.setAccessibleText("Source of " + model.file());
        area.setParagraphGraphicFactory(gutter::cell);
        root.getStyleClass().add("code-pane");
        root.getChildren().addAll(probe.node(), new VirtualizedScrollPane<>(area), overlay);
        probe.size()
                .subscribe(
                        size -> {
                            gutter.setSize(size);
                            refreshAll();
                        });
    }

    /**
     * Shows a text to nobody: what panes are made of is loaded then, and the first one that
     * somebody waits for comes at once.
     */
    static void load() {
        CodeArea area = new CodeArea("int main(void) {\n}\n");
        area.setUndoManager(UndoUtils.noOpUndoManager());
        area.setParagraphGraphicFactory(LineNumberFactory.get(area));
        // In no scene, for that would be styled without the theme.
        area.resize(200, 100);
        area.layout();
        area.dispose();
    }

    StackPane node() {
        return root;
    }

    CodeArea area() {
        return area;
    }

    LineOverlay overlay() {
        return overlay;
    }

    Optional<SourceDocument> document() {
        return document;
    }

    /**
     * Shows a text as soon as it is prepared.
     *
     * @param then runs when it is shown
     */
    void show(SourceDocument next, Runnable then) {
        tools.ui()
                .whenDone(
                        CompletableFuture.supplyAsync(
                                () -> StyledLines.of(next), tools.background()),
                        lines -> {
                            if (model.document().filter(next::equals).isPresent()) {
                                fill(next, lines);
                                then.run();
                            }
                        },
                        failure -> tools.lines().fail(failure));
    }

    private void fill(
            SourceDocument next,
            ReadOnlyStyledDocument<Collection<String>, String, Collection<String>> lines) {
        int caret = filled ? Math.min(caretLine(), next.lineCount()) : 1;
        document = Optional.of(next);
        gutter.setLineCount(next.lineCount());
        framesShown = Map.of();
        area.replace(0, area.getLength(), lines);
        area.moveTo(caret - 1, 0);
        area.showParagraphAtTop(Math.max(0, caret - 1 - (filled ? CONTEXT_LINES : 0)));
        filled = true;
        showFrames(model.framesProperty().get());
    }

    /** Marks the lines on which frames stand. */
    void showFrames(Map<Integer, SourceModel.Current> next) {
        if (!filled) {
            return;
        }
        Map<Integer, SourceModel.Current> old = framesShown;
        framesShown = next;
        Set<Integer> lines = new HashSet<>(old.keySet());
        lines.addAll(next.keySet());
        for (int line : lines) {
            SourceModel.Current now = next.get(line);
            if (now != old.get(line) && line <= area.getParagraphs().size()) {
                // The gutter draws the stripe, too: another style of the line would make its text
                // anew.
                area.recreateParagraphGraphic(line - 1);
            }
        }
    }

    /** Draws the marks of breakpoints anew where they have changed. */
    void refreshMarks() {
        Set<Integer> now = model.marksProperty().get().keySet();
        Set<Integer> changed = new HashSet<>(marked);
        changed.addAll(now);
        marked = Set.copyOf(now);
        for (int line : changed) {
            if (line <= area.getParagraphs().size()) {
                area.recreateParagraphGraphic(line - 1);
            }
        }
    }

    /** Draws the gutters that can be seen anew. */
    void refreshVisible() {
        if (area.getScene() != null && area.getHeight() > 0 && filled) {
            int first = area.firstVisibleParToAllParIndex();
            int last = area.lastVisibleParToAllParIndex();
            for (int i = first; i <= last; i++) {
                area.recreateParagraphGraphic(i);
            }
        }
    }

    /** Makes every gutter anew: they have another width. */
    void refreshAll() {
        area.setParagraphGraphicFactory(gutter::cell);
    }

    /** Brings a line into view and leaves the view alone when it is there already. */
    void reveal(int line) {
        if (line < 1 || line > area.getParagraphs().size() || !filled) {
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

    /** Brings a line into view with the caret on it. */
    void goTo(int line) {
        if (line >= 1 && line <= area.getParagraphs().size() && filled) {
            area.moveTo(line - 1, 0);
            reveal(line);
        }
    }

    /** Selects a piece of the text and brings it into view. */
    void select(int start, int end) {
        area.selectRange(start, end);
        document.ifPresent(d -> reveal(d.lineAt(start)));
        area.requestFollowCaret();
    }

    /** The line that the caret is on, from 1. */
    int caretLine() {
        return area.getCurrentParagraph() + 1;
    }

    /** The selected text, or the line of the caret where nothing is selected. */
    String selectionOrLine() {
        String selected = area.getSelectedText();
        return selected.isEmpty() ? document.map(d -> d.line(caretLine())).orElse("") : selected;
    }

    static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    void close() {
        area.dispose();
    }
}
