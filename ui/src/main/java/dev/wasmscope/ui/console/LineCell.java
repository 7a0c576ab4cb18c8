package dev.wasmscope.ui.console;

import dev.wasmscope.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** One line as it is drawn. */
final class LineCell extends TextFlow {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int LEVELS = 6;

    private final boolean wrap;
    private final ConsoleLine line;

    LineCell(ConsoleLine line, boolean wrap, String searched, Palette palette, Opener opener) {
        this.line = line;
        this.wrap = wrap;
        getStyleClass().addAll("console-line", line.kind().name().toLowerCase(Locale.ROOT));
        setAccessibleText(line.text());
        List<LineLinks.Link> links = LineLinks.of(line.text());
        for (int[] part : parts(links, searched)) {
            add(part[0], part[1], links, searched, palette, opener);
        }
        if (line.text().isEmpty()) {
            getChildren().add(new Text(" "));
        }
    }

    /** Opens a place in a source file. */
    interface Opener {
        void open(String file, int line);
    }

    void choose(boolean chosen) {
        pseudoClassStateChanged(CHOSEN, chosen);
    }

    /** Stretches of the line that look the same everywhere. */
    private List<int[]> parts(List<LineLinks.Link> links, String searched) {
        TreeSet<Integer> ends = new TreeSet<>(List.of(0, line.text().length()));
        line.spans().forEach(s -> ends.addAll(List.of(s.from(), s.to())));
        links.forEach(l -> ends.addAll(List.of(l.from(), l.to())));
        if (!searched.isEmpty()) {
            int at = ConsoleSearch.next(line.text(), searched, 0);
            while (at >= 0) {
                ends.addAll(List.of(at, at + searched.length()));
                at = ConsoleSearch.next(line.text(), searched, at + searched.length());
            }
        }
        List<int[]> parts = new ArrayList<>();
        int from = 0;
        for (int end : ends) {
            if (end > from) {
                parts.add(new int[] {from, end});
                from = end;
            }
        }
        return parts;
    }

    private void add(
            int from,
            int to,
            List<LineLinks.Link> links,
            String searched,
            Palette palette,
            Opener opener) {
        Text text = new Text(line.text().substring(from, to));
        text.getStyleClass().addAll("text", line.kind().name().toLowerCase(Locale.ROOT));
        line.spans().stream()
                .filter(s -> from >= s.from() && to <= s.to())
                .findFirst()
                .ifPresent(s -> style(text, s.style(), palette));
        if (!searched.isEmpty()
                && ConsoleSearch.next(line.text().substring(from, to), searched, 0) == 0) {
            text.getStyleClass().add("console-match");
        }
        links.stream()
                .filter(l -> from >= l.from() && to <= l.to())
                .findFirst()
                .ifPresent(
                        l -> {
                            text.getStyleClass().add("console-link");
                            text.setCursor(Cursor.HAND);
                            text.setOnMouseClicked(
                                    e -> {
                                        if (e.isStillSincePress()) {
                                            opener.open(l.file(), l.line());
                                        }
                                    });
                        });
        getChildren().add(text);
    }

    private static void style(Text text, AnsiStyle style, Palette palette) {
        int shown = style.inverse() ? style.background() : style.foreground();
        StringBuilder css = new StringBuilder();
        if (shown != AnsiStyle.USUAL) {
            css.append("-fx-fill: ").append(web(shown)).append(';');
        } else if (style.inverse()) {
            css.append("-fx-fill: ").append(hex(palette.background())).append(';');
        }
        if (style.underline()) {
            css.append("-fx-underline: true;");
        }
        if (style.faint()) {
            css.append("-fx-opacity: 0.6;");
        }
        if (style.bold()) {
            css.append("-fx-font-weight: bold;");
        }
        if (style.italic()) {
            css.append("-fx-font-style: italic;");
        }
        text.setStyle(css.toString());
    }

    /** A colour of a terminal; the first 16 are those of the theme. */
    private static String web(int color) {
        if (color >= AnsiStyle.RGB) {
            return String.format("#%06x", color & 0xffffff);
        }
        if (color < 16) {
            return "-ansi-" + color;
        }
        if (color >= 232) {
            int level = 8 + (color - 232) * 10;
            return String.format("#%02x%02x%02x", level, level, level);
        }
        int cube = color - 16;
        return String.format(
                "#%02x%02x%02x",
                level(cube / (LEVELS * LEVELS)),
                level(cube / LEVELS % LEVELS),
                level(cube % LEVELS));
    }

    private static int level(int step) {
        return step == 0 ? 0 : 55 + step * 40;
    }

    private static String hex(Color color) {
        return String.format(
                "#%02x%02x%02x",
                Math.round(color.getRed() * 255),
                Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255));
    }

    @Override
    protected double computeMinWidth(double height) {
        return wrap ? 0 : computePrefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(wrap ? width : -1);
    }
}
