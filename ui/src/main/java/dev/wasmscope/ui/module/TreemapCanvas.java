package dev.wasmscope.ui.module;

import dev.wasmscope.ui.module.SizeNode.Kind;
import dev.wasmscope.ui.module.Squarified.Box;
import dev.wasmscope.ui.module.Tiles.Tile;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.theme.Palette;
import dev.wasmscope.ui.theme.TextSize;
import dev.wasmscope.ui.theme.Themes;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.util.Subscription;

/**
 * Draws a node's bytes as rectangles in rectangles. The mouse over one says what it is, a click
 * opens it; the arrow keys walk, Enter opens, Backspace leads out.
 */
final class TreemapCanvas extends Region implements AutoCloseable {
    private static final double FONT = 11;

    /** Width of most letters, height of a line and of a name above parts, at that size. */
    private static final double LETTER = 6.3;

    private static final double LINE = 14;
    private static final double HEAD = 17;

    private final Themes themes;
    private final Consumer<SizeNode> pointed;
    private final Consumer<SizeNode> opened;
    private final Runnable out;
    private final Canvas canvas = new Canvas();
    private final Subscription subscriptions;
    private TextSize names;
    private TextSize heads;
    private SizeNode root = SizeNode.group("", Kind.GROUP, List.of());
    private Tiles tiles = new Tiles(List.of());
    private Optional<Tile> marked = Optional.empty();

    /**
     * @param pointed told what the mouse or the keyboard points at
     * @param opened told what was clicked
     * @param out leads to what is around
     */
    TreemapCanvas(
            Themes themes, Consumer<SizeNode> pointed, Consumer<SizeNode> opened, Runnable out) {
        this.themes = themes;
        this.pointed = pointed;
        this.opened = opened;
        this.out = out;
        names = themes.text("Inter", FONT);
        heads = themes.text("Inter Semi Bold", FONT);
        setId("treemap");
        getStyleClass().add("treemap");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Sizes of the parts of the module");
        setMinSize(0, 0);
        getChildren().add(canvas);
        setOnMouseMoved(e -> mark(tiles.at(e.getX(), e.getY())));
        setOnMouseClicked(this::clicked);
        setOnKeyPressed(this::pressed);
        subscriptions =
                Subscription.combine(
                        themes.darkProperty().subscribe(this::draw),
                        themes.lookProperty().subscribe(_ -> resizeText()));
        focusedProperty().subscribe(this::draw);
    }

    private void resizeText() {
        names = themes.text("Inter", FONT);
        heads = themes.text("Inter Semi Bold", FONT);
        lay();
    }

    /** Shows another node's parts. */
    void show(SizeNode node) {
        root = node;
        marked = Optional.empty();
        lay();
    }

    /** The rectangles that are shown now. */
    Tiles tiles() {
        return tiles;
    }

    private void clicked(MouseEvent e) {
        requestFocus();
        tiles.at(e.getX(), e.getY()).map(Tile::node).ifPresent(opened);
    }

    private void pressed(KeyEvent e) {
        switch (e.getCode()) {
            case RIGHT -> walk(1, 0);
            case LEFT -> walk(-1, 0);
            case DOWN -> walk(0, 1);
            case UP -> walk(0, -1);
            case ENTER -> marked.map(Tile::node).ifPresent(opened);
            case BACK_SPACE -> out.run();
            default -> {
                return;
            }
        }
        e.consume();
    }

    /** To the nearest rectangle in a direction, among those without parts. */
    private void walk(int right, int down) {
        List<Tile> leaves = tiles.all().stream().filter(t -> !t.open()).toList();
        if (leaves.isEmpty()) {
            return;
        }
        Tile from = marked.orElse(leaves.getFirst());
        Tile best = from;
        double nearest = Double.MAX_VALUE;
        for (Tile tile : leaves) {
            double dx = middleX(tile) - middleX(from);
            double dy = middleY(tile) - middleY(from);
            double ahead = dx * right + dy * down;
            double beside = Math.abs(dx * down) + Math.abs(dy * right);
            if (ahead > 1 && ahead + 2 * beside < nearest) {
                nearest = ahead + 2 * beside;
                best = tile;
            }
        }
        mark(Optional.of(best));
    }

    private static double middleX(Tile tile) {
        return tile.box().x() + tile.box().width() / 2;
    }

    private static double middleY(Tile tile) {
        return tile.box().y() + tile.box().height() / 2;
    }

    private void mark(Optional<Tile> tile) {
        if (!tile.equals(marked)) {
            marked = tile;
            tile.map(Tile::node).ifPresent(pointed);
            draw();
        }
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            lay();
        }
    }

    private void lay() {
        tiles =
                Tiles.of(
                        root,
                        new Box(0, 0, canvas.getWidth(), canvas.getHeight()),
                        names.pixels(HEAD));
        marked =
                marked.flatMap(
                        old ->
                                tiles.all().stream()
                                        .filter(t -> t.node().is(old.node()))
                                        .findFirst());
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        Palette palette = themes.palette();
        g.setFill(palette.background());
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setTextBaseline(VPos.CENTER);
        for (Tile tile : tiles.all()) {
            draw(g, palette, tile);
        }
        marked.ifPresent(
                tile -> {
                    Box box = tile.box();
                    g.setStroke(palette.text());
                    g.setLineWidth(isFocused() ? 2 : 1.5);
                    g.strokeRect(box.x() + 1, box.y() + 1, box.width() - 2, box.height() - 2);
                });
    }

    private void draw(GraphicsContext g, Palette palette, Tile tile) {
        Box box = tile.box();
        g.setFill(fill(palette, tile));
        g.fillRect(box.x(), box.y(), Math.max(1, box.width() - 1), Math.max(1, box.height() - 1));
        if (tile.open() && tile.headed()) {
            g.setFill(palette.text());
            g.setFont(heads.font());
            String size = Parts.bytes(tile.node().bytes());
            text(g, tile.node().name() + "  " + size, box, box.y() + names.of(HEAD + 1) / 2);
        } else if (!tile.open() && box.width() > names.of(30) && box.height() > names.of(LINE)) {
            g.setFill(palette.flameText());
            g.setFont(names.font());
            double line = names.of(LINE);
            boolean two = box.height() > 2 * line + 4;
            double middle = box.y() + box.height() / 2;
            text(g, tile.node().name(), box, two ? middle - line / 2 : middle);
            if (two) {
                text(g, Parts.bytes(tile.node().bytes()), box, middle + line / 2);
            }
        }
    }

    private void text(GraphicsContext g, String text, Box box, double y) {
        int room = (int) ((box.width() - 8) / names.of(LETTER));
        if (room >= 3) {
            String shown = text.length() <= room ? text : text.substring(0, room - 1) + "…";
            g.fillText(shown, box.x() + 4, y);
        }
    }

    private static Color fill(Palette palette, Tile tile) {
        SizeNode node = tile.node();
        if (tile.open()) {
            return tile.depth() % 2 == 0 ? palette.band() : palette.line();
        }
        return switch (node.kind()) {
            case CODE -> hue(palette, node);
            case DATA -> palette.better();
            case DEBUG -> palette.flameRoot();
            case OTHER, GROUP -> palette.flameHost();
        };
    }

    /** Functions differ a little from their neighbours. */
    private static Color hue(Palette palette, SizeNode node) {
        List<Color> flames = palette.flames();
        return flames.get(Math.floorMod(node.name().hashCode(), flames.size()));
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
