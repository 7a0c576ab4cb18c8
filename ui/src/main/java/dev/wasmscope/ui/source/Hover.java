package dev.wasmscope.ui.source;

import java.time.Duration;
import java.util.Optional;
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
    private final PeekView view;
    private final PauseTransition leaving = new PauseTransition(LINGER);
    private Optional<ExpressionAt.Found> at = Optional.empty();

    Hover(CodePane code, PeekModel model, PeekView view) {
        this.code = code;
        this.model = model;
        this.view = view;
        CodeArea area = code.area();
        area.setMouseOverTextDelay(REST);
        area.addEventHandler(
                MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, e -> rests(e.getCharacterIndex()));
        area.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        area.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> leave());
        area.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> end());
        leaving.setOnFinished(
                _ -> {
                    if (!view.staying() && !view.box().isHover()) {
                        end();
                    }
                });
        view.box().addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> leaving.stop());
        view.box().addEventHandler(MouseEvent.MOUSE_EXITED, _ -> leave());
    }

    private void rests(int index) {
        if (!model.ready() || view.staying()) {
            return;
        }
        Optional<ExpressionAt.Found> found = code.document().flatMap(d -> under(d, index));
        if (found.isPresent() && !(view.showing() && found.equals(at))) {
            view.hover(
                    found.get().text(), () -> place(found.get()), () -> shown(found.get()));
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
                            selected.getStart(),
                            selected.getEnd(),
                            code.area().getSelectedText()));
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
                at.map(this::place)
                        .filter(b -> b.contains(event.getX(), event.getY()))
                        .isPresent();
        if (inside) {
            leaving.stop();
        } else {
            leave();
        }
    }

    private void leave() {
        if (view.showing() && !view.staying()) {
            leaving.playFromStart();
        }
    }

    /** Evaluates the selection, or what the caret is on, and lets the user go on with the keyboard. */
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
        view.open(text, at.map(this::place).orElse(place));
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
        view.hide();
    }
}
