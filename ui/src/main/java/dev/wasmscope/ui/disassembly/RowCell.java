package dev.wasmscope.ui.disassembly;

import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.code.CodeLine;
import dev.wasmscope.ui.heat.CodeHeat;
import dev.wasmscope.ui.heat.HeatMarks;
import dev.wasmscope.ui.heat.LineHeat;
import dev.wasmscope.ui.theme.Palette;
import dev.wasmscope.ui.theme.TextSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.text.Text;
import org.fxmisc.flowless.Cell;

/** Shows one row, then another: breakpoint, frame, offset, arrows, operands, nested text. */
final class RowCell implements Cell<Row, Region> {
    /** Size of the code for which the lengths below are right, in pixels. */
    static final double USUAL_SIZE = 12;

    /** Height of a row in that size. */
    static final double HEIGHT = 19;

    private static final double BASELINE = 14;
    private static final double OFFSET_LEFT = 38;
    private static final double OFFSET_WIDTH = 56;
    private static final double OPERANDS_WIDTH = 150;
    private static final double INDENT = 14;
    private static final double GAP = 8;
    private static final int LONGEST = 160;
    private static final int DEEPEST = 40;
    private static final String STYLE = "disassembly-row";
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final PseudoClass FUNCTION = PseudoClass.getPseudoClass("function");

    private final DisassemblyModel model;
    private final Pane pane = new Pane();
    private final Pane heatMarks = new Pane();
    private final Circle dot = new Circle(11, 0, 5);
    private final Polygon arrow = new Polygon(0, 1.5, 5, 1.5, 5, -2, 11, 4, 5, 10, 5, 6.5, 0, 6.5);
    private final Text fold = text("fold");
    private final Text offset = text("offset");
    private final Text operands = text("stack");
    private final Text head = text("plain");
    private final Text tail = text("operands");
    private final Text note = text("note");
    private final Text position = text("position");
    private final LaneMarks lanes = new LaneMarks();
    private final Supplier<TextSize> sizes;
    private final IntSupplier changes;

    /** The last of the {@link #changes} that the row shows. */
    private int shown;

    private TextSize size;
    private Row row = new Row.Waiting(-1);
    private double codeLeft;

    /** Where the text of the row ends. */
    private double codeEnd;

    /** What names and styles the row; put onto the node only when it is new: the toolkit styles. */
    private String id = "";

    private List<String> styles = List.of(STYLE);

    /**
     * @param sizes says how big the code is; asked whenever the row is shown anew
     * @param changes counts the changes that rows have to show
     */
    RowCell(
            DisassemblyModel model,
            CodeMouse mouse,
            Supplier<TextSize> sizes,
            IntSupplier changes) {
        this.model = model;
        this.sizes = sizes;
        this.changes = changes;
        size = sizes.get();
        pane.getStyleClass().setAll(styles);
        arrow.getStyleClass().setAll("current-arrow");
        offset.setX(OFFSET_LEFT);
        // All stand where they are put: a row with another content need not be measured again.
        Stream.of(dot, arrow, heatMarks).forEach(node -> node.setManaged(false));
        heatMarks.setMouseTransparent(true);
        heatMarks.getStyleClass().add("heat");
        pane.setOnMousePressed(e -> mouse.pressed(e, this));
        pane.setOnMouseEntered(_ -> mouse.entered(row));
        pane.widthProperty().addListener((_, _, _) -> placePosition());
        fitText();
    }

    /** Puts everything where it belongs in a row of that size. */
    private void fitText() {
        double height = size.pixels(HEIGHT);
        pane.setMinHeight(height);
        pane.setPrefHeight(height);
        lanes.setHeight(height);
        dot.setCenterY(height / 2);
        arrow.relocate(21, height / 2 - 6);
        for (Text text : texts()) {
            text.setY(size.of(BASELINE));
        }
    }

    private List<Text> texts() {
        return List.of(fold, offset, operands, head, tail, note, position);
    }

    private double lanesLeft() {
        return OFFSET_LEFT + size.of(OFFSET_WIDTH);
    }

    private static Text text(String style) {
        Text text = new Text();
        text.setFont(Palette.mono(USUAL_SIZE));
        text.getStyleClass().setAll("asm", style);
        text.setManaged(false);
        return text;
    }

    Row row() {
        return row;
    }

    /** Where the code begins: left of it are the marks. */
    double codeLeft() {
        return codeLeft;
    }

    /** The sign that folds and unfolds. */
    boolean onFold(double x) {
        return fold.isVisible() && x >= fold.getX() - 5 && x < fold.getX() + 14;
    }

    @Override
    public boolean isReusable() {
        return true;
    }

    @Override
    public void updateItem(Row next) {
        row = next;
        refresh();
    }

    /** Shows the row as it is now, unless it does: it may have come into sight just now. */
    void refreshOutdated() {
        if (shown != changes.getAsInt()) {
            refresh();
        }
    }

    private void refresh() {
        shown = changes.getAsInt();
        if (!size.equals(sizes.get())) {
            size = sizes.get();
            fitText();
        }
        Optional<FunctionRows> function =
                row instanceof Row.Header
                        ? Optional.empty()
                        : model.code().function(row.function());
        Optional<CodeHeat> heat = function.flatMap(f -> f.code().heat());
        double left = lanesLeft() + LaneMarks.WIDTH;
        if (!heatMarks.getChildren().isEmpty()) {
            heatMarks.getChildren().clear();
        }
        if (heat.isPresent()) {
            left += HeatMarks.width(size);
        }
        operands.setX(left);
        codeLeft = left + (model.operandsProperty().get() ? size.of(OPERANDS_WIDTH) : 0) + GAP;
        clear();
        switch (row) {
            case Row.Header(int number) -> showHeader(number);
            case Row.Waiting _ -> put(head, codeLeft + 2 * size.of(INDENT), "…", "note");
            case Row.Code(int _, int line) ->
                    function.ifPresent(
                            f -> {
                                showCode(f, line);
                                heat.ifPresent(h -> addHeat(h, f.code().line(line)));
                            });
            case Row.Source(int _, int line) ->
                    function.flatMap(f -> f.code().note(line)).ifPresent(this::showSource);
        }
        function.ifPresentOrElse(
                f -> lanes.show(f, f.indexOf(row), lanesLeft(), row, model), lanes::clear);
        attach();
        applyStyle();
        pane.pseudoClassStateChanged(FUNCTION, row instanceof Row.Header);
        pane.pseudoClassStateChanged(MARKED, model.line().marks(row));
        showSelected();
    }

    private void showSelected() {
        CodeSelection selection = model.selection();
        int index = model.rows().indexOf(row);
        boolean chosen = index >= 0 && index >= selection.first() && index <= selection.last();
        pane.pseudoClassStateChanged(SELECTED, chosen);
    }

    private void clear() {
        dot.setVisible(false);
        arrow.setVisible(false);
        for (Text text : texts()) {
            text.setVisible(false);
        }
        id = "";
        styles = List.of(STYLE);
    }

    /** Only what is seen is a child: the toolkit styles all others, too, in every row anew. */
    private void attach() {
        List<Node> wanted = new ArrayList<>(lanes.nodes());
        if (!heatMarks.getChildren().isEmpty()) {
            wanted.add(heatMarks);
        }
        Stream.concat(Stream.of(dot, arrow), texts().stream())
                .filter(Node::isVisible)
                .forEach(wanted::add);
        List<Node> children = pane.getChildren();
        if (!children.equals(wanted)) {
            children.retainAll(wanted);
            wanted.removeAll(children);
            children.addAll(wanted);
        }
    }

    private void applyStyle() {
        if (!id.equals(pane.getId())) {
            pane.setId(id);
        }
        setStyles(pane, styles);
    }

    private static void setStyles(Node node, List<String> styles) {
        if (!node.getStyleClass().equals(styles)) {
            node.getStyleClass().setAll(styles);
        }
    }

    private double put(Text text, double x, String content, String style) {
        text.setX(x);
        text.setText(content);
        text.setVisible(true);
        if (!text.getStyleClass().getLast().equals(style)) {
            text.getStyleClass().setAll("asm", style);
        }
        return x + size.charWidth() * content.length();
    }

    private void showHeader(int function) {
        id = "function-" + function;
        boolean open = model.rows().isOpen(function);
        Optional<FunctionView> label = model.code().label(function);
        boolean imported = label.filter(FunctionView::imported).isPresent();
        put(fold, lanesLeft(), imported ? "·" : open ? "▾" : "▸", "fold");
        put(offset, OFFSET_LEFT, "", "offset");
        double end =
                put(
                        head,
                        lanesLeft() + size.of(18),
                        CodeWords.cut(
                                label.map(FunctionView::name).orElse("func[" + function + "]"), 80),
                        "function-name");
        end =
                put(
                        tail,
                        end + size.charWidth(),
                        CodeWords.cut(label.map(FunctionView::type).orElse(""), 60),
                        "note");
        put(note, end + 2 * size.charWidth(), label.map(CodeWords::facts).orElse(""), "position");
        label.filter(l -> !l.imported())
                .ifPresent(
                        l ->
                                put(
                                        offset,
                                        OFFSET_LEFT,
                                        CodeWords.hex(model.shownOffset(l.codeOffset())),
                                        "offset"));
        label.flatMap(FunctionView::position).ifPresent(this::showPosition);
    }

    private void showSource(FunctionCode.SourceNote source) {
        id = "code-source-" + source.position().line();
        styles = List.of(STYLE, "source-row");
        SourcePosition at = source.position();
        double end = put(head, codeLeft, at.fileName() + ":" + at.line(), "position");
        put(tail, end + 2 * size.charWidth(), CodeWords.cut(source.text(), LONGEST), "source");
    }

    private void showCode(FunctionRows function, int number) {
        FunctionCode code = function.code();
        CodeLine line = code.line(number);
        boolean instruction = line.isInstruction();
        if (instruction) {
            id = "instruction-" + line.codeOffset();
            put(offset, OFFSET_LEFT, CodeWords.hex(model.shownOffset(line.codeOffset())), "offset");
            showMarks(line.codeOffset());
        }
        if (model.operandsProperty().get()) {
            code.operands(number)
                    .ifPresent(o -> put(operands, operands.getX(), CodeWords.stack(o), "stack"));
        }
        double left = codeLeft + Math.min(line.depth(), DEEPEST) * size.of(INDENT);
        if (function.opens(number)) {
            put(fold, left - size.of(12), function.isFolded(number) ? "▸" : "▾", "fold");
        }
        double end = showText(left, line);
        String more = function.isFolded(number) ? "…" : CodeWords.note(line, model);
        if (!more.isEmpty()) {
            end = put(note, end + 2 * size.charWidth(), CodeWords.cut(more, LONGEST), "note");
        }
        if (!model.sourceProperty().get()) {
            code.note(number).ifPresent(n -> showPosition(n.position()));
        }
        codeEnd = end;
        placePosition();
    }

    private double showText(double left, CodeLine line) {
        String text = line.text();
        int space = text.indexOf(' ');
        String mnemonic = space < 0 || !line.isInstruction() ? text : text.substring(0, space);
        double end =
                put(head, left, CodeWords.cut(mnemonic, LONGEST), CodeWords.kind(line, mnemonic));
        String rest = CodeWords.cut(text.substring(mnemonic.length()), LONGEST);
        boolean link = line.role() instanceof CodeLine.Calls;
        return rest.isEmpty() ? end : put(tail, end, rest, link ? "link" : "operands");
    }

    private void showMarks(long codeOffset) {
        CodeMarks marks = model.marks();
        marks.breakpoint(codeOffset)
                .ifPresent(
                        enabled -> {
                            dot.setVisible(true);
                            setStyles(dot, List.of("breakpoint-dot", enabled ? "set" : "disabled"));
                        });
        marks.frame(codeOffset)
                .ifPresent(
                        standing -> {
                            String style =
                                    switch (standing) {
                                        case TOP -> "top";
                                        case TRAP -> "trap";
                                        case CHOSEN, CALLER -> "caller";
                                    };
                            arrow.setVisible(true);
                            arrow.setOpacity(standing == CodeMarks.Standing.CALLER ? 0.55 : 1);
                            setStyles(arrow, List.of("current-arrow", style));
                            if (standing != CodeMarks.Standing.CALLER) {
                                styles = List.of(STYLE, "current", style);
                            }
                        });
    }

    private void addHeat(CodeHeat heat, CodeLine line) {
        if (line.isInstruction()) {
            LineHeat here = heat.at(line.codeOffset());
            double left = lanesLeft() + LaneMarks.WIDTH;
            HeatMarks.add(
                    heatMarks,
                    size,
                    left,
                    pane.getPrefHeight(),
                    here,
                    heat.intensity(here),
                    heat.total());
        }
    }

    private void showPosition(SourcePosition at) {
        put(position, 0, at.fileName() + ":" + at.line(), "position");
        if (row instanceof Row.Header) {
            codeEnd = note.getX() + size.charWidth() * note.getText().length();
        }
        placePosition();
    }

    /** Aligned where there is room, never over the code. */
    private void placePosition() {
        if (position.isVisible()) {
            double right = pane.getWidth() - 14 - size.charWidth() * position.getText().length();
            position.setX(Math.max(codeEnd + 2 * size.charWidth(), right));
        }
    }

    @Override
    public Region getNode() {
        return pane;
    }
}
