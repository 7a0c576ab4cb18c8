package dev.wasmscope.ui.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.fxmisc.richtext.CodeArea;

/**
 * What lies over the visible lines of a text and moves with them: values beside them, and the
 * matches of a search. Only what can be seen is made.
 */
final class LineOverlay extends Pane {
    private static final double GAP = 28;
    private static final double BETWEEN = 14;
    private static final String SEPARATOR = "   ";

    private final CodeArea area;
    private Map<Integer, List<InlineValue>> values = Map.of();
    private List<TextSearch.Match> matches = List.of();
    private int chosen = -1;
    private Optional<ExpressionAt.Found> expression = Optional.empty();
    private boolean stale;

    /** The values that are shown, by paragraph: what stays as it is is only moved. */
    private Map<Integer, Beside> shown = Map.of();

    /** Values beside a line, and what shows them. */
    private record Beside(List<InlineValue> values, TextFlow flow) {}

    LineOverlay(CodeArea area) {
        this.area = area;
        setMouseTransparent(true);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getStyleClass().add("line-overlay");
        area.viewportDirtyEvents().subscribe(_ -> requestLayout());
    }

    /** Shows values beside their lines. */
    void showValues(Map<Integer, List<InlineValue>> next, boolean old) {
        if (!next.equals(values) || old != stale) {
            values = next;
            stale = old;
            requestLayout();
        }
    }

    /** Shows matches, one of them stronger. */
    void showMatches(List<TextSearch.Match> next, int nextChosen) {
        matches = next;
        chosen = nextChosen;
        requestLayout();
    }

    /** Underlines an expression. */
    void showExpression(Optional<ExpressionAt.Found> next) {
        expression = next;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        Map<Integer, Beside> old = shown;
        shown = new HashMap<>();
        getChildren().clear();
        boolean idle = values.isEmpty() && matches.isEmpty() && expression.isEmpty();
        if (idle || area.getScene() == null || area.getVisibleParagraphs().isEmpty()) {
            return;
        }
        int first = area.firstVisibleParToAllParIndex();
        int last = area.lastVisibleParToAllParIndex();
        addMatches(first, last);
        expression.ifPresent(e -> addBox(e.start(), e.end(), "expression-under-pointer"));
        for (int paragraph = first; paragraph <= last; paragraph++) {
            List<InlineValue> beside = values.get(paragraph + 1);
            if (beside != null) {
                addValues(paragraph, beside, Optional.ofNullable(old.get(paragraph)));
            }
        }
    }

    private void addMatches(int first, int last) {
        if (matches.isEmpty()) {
            return;
        }
        int from = area.getAbsolutePosition(first, 0);
        int to = area.getAbsolutePosition(last, area.getParagraphLength(last));
        for (int i = firstBehind(from); i < matches.size() && matches.get(i).start() <= to; i++) {
            TextSearch.Match match = matches.get(i);
            addBox(match.start(), match.end(), i == chosen ? "match-chosen" : "match");
        }
    }

    private int firstBehind(int position) {
        int low = 0;
        int high = matches.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (matches.get(middle).end() > position) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void addBox(int start, int end, String style) {
        bounds(start, end)
                .ifPresent(
                        b -> {
                            Rectangle box =
                                    new Rectangle(
                                            b.getMinX(), b.getMinY(), b.getWidth(), b.getHeight());
                            box.setArcWidth(4);
                            box.setArcHeight(4);
                            box.getStyleClass().add(style);
                            box.setManaged(false);
                            getChildren().add(box);
                        });
    }

    private void addValues(int paragraph, List<InlineValue> values, Optional<Beside> old) {
        int length = area.getParagraphLength(paragraph);
        int start = area.getAbsolutePosition(paragraph, 0);
        Optional<Bounds> end =
                length == 0 ? Optional.empty() : bounds(start + length - 1, start + length);
        if (end.isEmpty()) {
            return;
        }
        Beside beside =
                old.filter(o -> o.values().equals(values))
                        .orElseGet(() -> new Beside(values, flow(paragraph, values)));
        shown.put(paragraph, beside);
        TextFlow flow = beside.flow();
        flow.setOpacity(stale ? 0.45 : 1);
        getChildren().add(flow);
        flow.applyCss();
        double height = flow.prefHeight(-1);
        // On the line's own base line: the fonts differ only in their size.
        double above = flow.getBaselineOffset() / height;
        flow.resizeRelocate(
                end.get().getMaxX() + GAP,
                end.get().getMinY() + (end.get().getHeight() - height) * above,
                flow.prefWidth(-1) + BETWEEN,
                height);
    }

    /**
     * Values that have not changed are one text: each text costs as much as a line of the source.
     */
    private static TextFlow flow(int paragraph, List<InlineValue> values) {
        TextFlow flow = new TextFlow();
        flow.setId("inline-" + (paragraph + 1));
        flow.getStyleClass().add("inline-values");
        flow.setManaged(false);
        StringBuilder same = new StringBuilder();
        for (InlineValue value : values) {
            if (value.changed()) {
                add(flow, same);
                Text text = new Text(value.text());
                text.getStyleClass().addAll("inline-value", "changed");
                flow.getChildren().add(text);
            } else {
                same.append(value.text());
            }
            same.append(SEPARATOR);
        }
        add(flow, same);
        return flow;
    }

    private static void add(TextFlow flow, StringBuilder same) {
        if (!same.isEmpty()) {
            Text text = new Text(same.toString());
            text.getStyleClass().add("inline-value");
            flow.getChildren().add(text);
            same.setLength(0);
        }
    }

    /** Where characters are, in this node's coordinates; empty when they cannot be seen. */
    Optional<Bounds> bounds(int start, int end) {
        try {
            return area.getCharacterBoundsOnScreen(start, end).map(this::screenToLocal);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty(); // scrolled away meanwhile
        }
    }

    /** The point below some characters, in this node's coordinates. */
    Optional<Point2D> below(int start, int end) {
        return bounds(start, end).map(b -> new Point2D(b.getMinX(), b.getMaxY()));
    }
}
