package dev.wasmscope.ui.source;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.input.MouseEvent;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.event.MouseOverTextEvent;

/**
 * Shows the value of what the pointer rests on, as long as the pointer is there or on the value.
 */
final class Hover {
    private static final Duration REST = Duration.ofMillis(350);
    private static final javafx.util.Duration LINGER = javafx.util.Duration.millis(350);

    private final CodePane code;
    private final PeekModel model;
    private final Supplier<PeekView> maker;
    private final PauseTransition leaving = new PauseTransition(LINGER);
    private Optional<ExpressionAt.Found> at = Optional.empty();
    private Optional<PeekView> view = Optional.empty();

    /**
     * @param maker makes what shows values: a tree is dear, and most files never need one
     */
    Hover(CodePane code, PeekModel model, Supplier<PeekView> maker) {
        this.code = code;
        this.model = model;
        this.maker = maker;
        CodeArea area = code.area();
        area.setMouseOverTextDelay(REST);
        area.addEventHandler(
                MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, e -> rests(e.getCharacterIndex()));
        area.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        area.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> leave());
        area.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> end());
        leaving.setOnFinished(
                _ -> {
                    if (!staying() && view.filter(v -> v.box().isHover()).isEmpty()) {
                        end();
                    }
                });
    }

    private PeekView view() {
        if (view.isEmpty()) {
            PeekView made = maker.get();
            code.node().getChildren().add(made.layer());
            made.layer().resize(code.node().getWidth(), code.node().getHeight());
            made.box().addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> leaving.stop());
            made.box().addEventHandler(MouseEvent.MOUSE_EXITED, _ -> leave());
            view = Optional.of(made);
        }
        return view.get();
    }

    private boolean staying() {
        return view.filter(PeekView::staying).isPresent();
    }

    private boolean showing() {
        return view.filter(PeekView::showing).isPresent();
    }

    private void rests(int index) {
        if (!model.ready() || staying()) {
            return;
        }
        Optional<ExpressionAt.Found> found = code.document().flatMap(d -> under(d, index));
        if (found.isPresent() && !(showing() && found.equals(at))) {
            view().hover(found.get().text(), () -> place(found.get()), () -> shown(found.get()));
        }
    }

    /** A selection is an expression as the user means it. */
    private Optional<ExpressionAt.Found> under(SourceDocument document, int index) {
        var selected = code.area().getSelection();
        if (selected.getLength() > 0
                && index >= selected.getStart()
                && index < selected.getEnd()
                && code.area().getSelectedText().indexOf('\n') < 0) {
            return Optional.of(
                    new ExpressionAt.Found(
                            selected.getStart(), selected.getEnd(), code.area().getSelectedText()));
        }
        return ExpressionAt.find(document, index);
    }

    private void shown(ExpressionAt.Found found) {
        at = Optional.of(found);
        code.overlay().showExpression(at);
    }

    private Bounds place(ExpressionAt.Found found) {
        return code.overlay()
                .bounds(found.start(), found.end())
                .orElseGet(() -> new BoundingBox(60, 20, 0, 0));
    }

    private void moved(MouseEvent event) {
        boolean inside =
                at.map(this::place).filter(b -> b.contains(event.getX(), event.getY())).isPresent();
        if (inside) {
            leaving.stop();
        } else {
            leave();
        }
    }

    private void leave() {
        if (showing() && !staying()) {
            leaving.playFromStart();
        }
    }

    /** Evaluates the selection, or what the caret is on; the keyboard goes on in its parts. */
    void atCaret() {
        CodeArea area = code.area();
        String selected = area.getSelectedText();
        Optional<ExpressionAt.Found> found =
                code.document().flatMap(d -> ExpressionAt.find(d, area.getCaretPosition()));
        String text =
                selected.isEmpty() ? found.map(ExpressionAt.Found::text).orElse("") : selected;
        Bounds place =
                area.getCaretBounds()
                        .map(code.overlay()::screenToLocal)
                        .orElseGet(() -> new BoundingBox(60, 20, 0, 0));
        at = selected.isEmpty() ? found : Optional.empty();
        code.overlay().showExpression(at);
        view().open(text, at.map(this::place).orElse(place));
    }

    /** The selection, or what the caret is on. */
    Optional<String> expressionAtCaret() {
        String selected = code.area().getSelectedText();
        return selected.isEmpty()
                ? code.document()
                        .flatMap(d -> ExpressionAt.find(d, code.area().getCaretPosition()))
                        .map(ExpressionAt.Found::text)
                : Optional.of(selected.strip());
    }

    /** Takes the value away. */
    void end() {
        leaving.stop();
        at = Optional.empty();
        code.overlay().showExpression(at);
        view.ifPresent(PeekView::hide);
    }

    void close() {
        leaving.stop();
        view.ifPresent(PeekView::dispose);
    }
}
