package dev.wasmscope.ui.module;

import dev.wasmscope.ui.module.SizeNode.Kind;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.theme.Themes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The treemap, the way from the whole file to what it shows, and what the mouse points at. */
final class TreemapPage implements AutoCloseable {
    private final BorderPane root = new BorderPane();
    private final HBox way = Parts.bar();
    private final Label pointed = Parts.label("", "treemap-pointed");
    private final TreemapCanvas canvas;
    private final Consumer<SizeNode.Target> open;
    private final List<SizeNode> path = new ArrayList<>();

    /**
     * @param open told what was clicked that has no parts
     */
    TreemapPage(Themes themes, Consumer<SizeNode.Target> open) {
        this.open = open;
        canvas = new TreemapCanvas(themes, this::point, this::opened, this::out);
        root.setId("module-map");
        pointed.setId("treemap-pointed");
        root.setTop(way);
        root.setCenter(canvas);
        root.setBottom(pointed);
        path.add(SizeNode.group("", Kind.GROUP, List.of()));
        showWay();
    }

    Node node() {
        return root;
    }

    /** Shows another tree; where the user was in the old one, as far as that is still there. */
    void show(SizeNode tree) {
        List<String> names = path.stream().skip(1).map(SizeNode::name).toList();
        path.clear();
        path.add(tree);
        for (String name : names) {
            path.getLast().parts().stream()
                    .filter(p -> p.name().equals(name) && !p.parts().isEmpty())
                    .findFirst()
                    .ifPresent(path::add);
        }
        showWay();
    }

    private void opened(SizeNode node) {
        if (!node.parts().isEmpty()) {
            // Deeper rectangles are shown too: a click leads to the innermost one under the mouse.
            path.addAll(between(path.getLast(), node));
            showWay();
        } else {
            open.accept(node.target());
        }
    }

    private static List<SizeNode> between(SizeNode from, SizeNode to) {
        for (SizeNode part : from.parts()) {
            if (part.is(to)) {
                return List.of(part);
            }
            List<SizeNode> deeper = between(part, to);
            if (!deeper.isEmpty()) {
                List<SizeNode> all = new ArrayList<>();
                all.add(part);
                all.addAll(deeper);
                return all;
            }
        }
        return List.of();
    }

    private void out() {
        if (path.size() > 1) {
            path.removeLast();
            showWay();
        }
    }

    private void showWay() {
        way.getChildren().clear();
        for (int i = 0; i < path.size(); i++) {
            SizeNode node = path.get(i);
            int depth = i;
            Button button = new Button(node.name());
            button.setId("map-way-" + i);
            button.getStyleClass().addAll("flat", "small");
            button.setOnAction(
                    _ -> {
                        path.subList(depth + 1, path.size()).clear();
                        showWay();
                    });
            if (i > 0) {
                way.getChildren().add(new FontIcon(Feather.CHEVRON_RIGHT));
            }
            way.getChildren().add(button);
        }
        Label size = Parts.label(Parts.bytes(path.getLast().bytes()), "subtle", "small");
        way.getChildren().addAll(Parts.spring(), size);
        canvas.show(path.getLast());
        pointed.setText("Click a part to open it");
    }

    private void point(SizeNode node) {
        double share = 100.0 * node.bytes() / Math.max(1, path.getFirst().bytes());
        pointed.setText(
                "%s   %s   %s"
                        .formatted(
                                node.name(),
                                Parts.bytes(node.bytes()),
                                String.format(Locale.ROOT, "%.1f %% of the file", share)));
    }

    @Override
    public void close() {
        canvas.close();
    }
}
