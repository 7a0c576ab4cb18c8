package dev.wasmscope.ui.disassembly;

import dev.wasmscope.session.DisassemblyLine;
import dev.wasmscope.ui.heat.CodeHeat;
import dev.wasmscope.ui.heat.HeatMarks;
import dev.wasmscope.ui.heat.LineHeat;
import dev.wasmscope.ui.theme.Palette;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.text.Text;
import org.fxmisc.flowless.Cell;

/** One instruction: breakpoint, offset, nested text, source position. */
final class DisassemblyRow implements Cell<ShownLine, Region> {
    private static final double HEIGHT = 19;
    private static final double BASELINE = 14;
    private static final double INDENT = 14;
    private static final double TEXT_LEFT = 98;
    private static final double POSITION_LEFT = 440;
    private static final double MARGIN = 14;
    private static final int LONGEST_TAIL = 160;
    private static final int DEEPEST = 40;

    private final long codeOffset;
    private final Pane pane = new Pane();
    private final Circle dot = new Circle(11, HEIGHT / 2, 5);
    private final Polygon arrow = new Polygon(0, 1.5, 5, 1.5, 5, -2, 11, 4, 5, 10, 5, 6.5, 0, 6.5);

    /** Where the code begins. */
    private final double textLeft;

    DisassemblyRow(ShownLine shown, Optional<CodeHeat> heat, Runnable toggle) {
        DisassemblyLine line = shown.line();
        textLeft = TEXT_LEFT + (heat.isPresent() ? HeatMarks.WIDTH : 0);
        codeOffset = line.codeOffset();
        pane.setMinHeight(HEIGHT);
        pane.setPrefHeight(HEIGHT);
        pane.getStyleClass().add("disassembly-row");
        pane.setId("instruction-" + codeOffset);
        arrow.relocate(19, HEIGHT / 2 - 6);
        arrow.getStyleClass().addAll("current-arrow", "top");
        pane.getChildren().addAll(dot, arrow);
        mark(false, Optional.empty());
        if (codeOffset >= 0) {
            add(36, String.format("%06x", codeOffset), "offset");
            pane.setOnMouseClicked(
                    e -> {
                        if (e.getX() < textLeft || e.getClickCount() == 2) {
                            toggle.run();
                        }
                    });
        }
        heat.filter(_ -> codeOffset >= 0).ifPresent(this::addHeat);
        double end = addCode(line);
        shown.position()
                .ifPresent(
                        p -> {
                            Text text =
                                    add(
                                            end + 2 * MARGIN,
                                            p.fileName() + ":" + p.line(),
                                            "position");
                            // Aligned where there is room, never over the code.
                            pane.widthProperty()
                                    .addListener(
                                            (_, _, width) -> place(text, width.doubleValue(), end));
                        });
    }

    private void addHeat(CodeHeat heat) {
        LineHeat here = heat.at(codeOffset);
        HeatMarks.add(pane, TEXT_LEFT - 8, HEIGHT, here, heat.intensity(here), heat.total());
    }

    private static void place(Text position, double width, double codeEnd) {
        double right = width - MARGIN - position.getLayoutBounds().getWidth();
        position.setX(Math.max(codeEnd + 2 * MARGIN, Math.min(POSITION_LEFT, right)));
    }

    long codeOffset() {
        return codeOffset;
    }

    /** Shows whether this is the current instruction, and its breakpoint (enabled or not). */
    void mark(boolean current, Optional<Boolean> breakpoint) {
        arrow.setVisible(current);
        pane.getStyleClass().remove("current");
        if (current) {
            pane.getStyleClass().add("current");
        }
        dot.setVisible(breakpoint.isPresent());
        dot.getStyleClass().setAll("breakpoint-dot", breakpoint.orElse(true) ? "set" : "disabled");
    }

    /** The mnemonic, and what follows it; tells where it ends. */
    private double addCode(DisassemblyLine line) {
        double left = textLeft + Math.min(line.depth(), DEEPEST) * INDENT;
        String text = line.text();
        int space = text.indexOf(' ');
        boolean declaration = line.codeOffset() < 0;
        String head = space < 0 || declaration ? text : text.substring(0, space);
        Text mnemonic = add(left, head, declaration ? "declaration" : kind(head));
        double end = left + mnemonic.getLayoutBounds().getWidth();
        String tail = text.substring(head.length());
        if (tail.isEmpty()) {
            return end;
        }
        String shown = tail.length() > LONGEST_TAIL ? tail.substring(0, LONGEST_TAIL) + " …" : tail;
        return end + add(end, shown, "operands").getLayoutBounds().getWidth();
    }

    private static String kind(String mnemonic) {
        if (mnemonic.startsWith("call") || mnemonic.startsWith("return")) {
            return "call";
        }
        List<String> control = List.of("br", "if", "else", "end", "block", "loop", "unreachable");
        if (control.stream().anyMatch(mnemonic::startsWith)) {
            return "control";
        }
        boolean memory =
                mnemonic.contains("load")
                        || mnemonic.contains("store")
                        || mnemonic.startsWith("memory");
        return memory ? "memory" : "plain";
    }

    private Text add(double x, String text, String style) {
        Text node = new Text(x, BASELINE, text);
        node.getStyleClass().addAll("asm", style);
        // The width is asked for before any style sheet is applied.
        node.setFont(Palette.mono(12));
        pane.getChildren().add(node);
        return node;
    }

    @Override
    public Region getNode() {
        return pane;
    }
}
