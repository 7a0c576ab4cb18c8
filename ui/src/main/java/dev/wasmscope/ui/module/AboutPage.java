package dev.wasmscope.ui.module;

import dev.wasmscope.session.DebugInfoSummary;
import dev.wasmscope.session.inspect.Feature;
import dev.wasmscope.session.inspect.Producer;
import dev.wasmscope.ui.parts.Parts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Who made the module, what it needs, and how good its debug information is. */
final class AboutPage {
    private final ScrollPane root;
    private final GridPane file = grid();
    private final GridPane producers = grid();
    private final GridPane features = grid();
    private final GridPane health = grid();
    private final Runnable showHealth;

    /**
     * @param showHealth opens the view of the debug information
     */
    AboutPage(Runnable showHealth) {
        this.showHealth = showHealth;
        VBox page =
                new VBox(
                        8,
                        section("File"),
                        file,
                        section("Made by"),
                        producers,
                        section("Uses"),
                        features,
                        section("Debug information"),
                        health);
        page.getStyleClass().add("module-about");
        root = new ScrollPane(page);
        root.setId("module-about");
        root.setFitToWidth(true);
        root.getStyleClass().add("module-about-pane");
    }

    Node node() {
        return root;
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("module-about-grid");
        return grid;
    }

    private static Label section(String title) {
        return Parts.label(title, "module-about-section");
    }

    private static void row(GridPane grid, String name, String value) {
        Label text = Parts.label(value);
        text.setWrapText(true);
        grid.addRow(grid.getRowCount(), Parts.label(name, "subtle"), text);
    }

    void show(ModuleFacts facts) {
        file.getChildren().clear();
        row(file, "Path", facts.module().file().toString());
        row(
                file,
                "Size",
                Parts.bytes(facts.module().size())
                        + ", "
                        + Parts.grouped(facts.module().size())
                        + " bytes");
        row(file, "Sections", Parts.grouped(facts.sections().size()));
        if (!facts.functions().isEmpty()) {
            long imported = facts.functions().stream().filter(f -> f.function().imported()).count();
            row(
                    file,
                    "Functions",
                    Parts.grouped(facts.functions().size() - imported)
                            + " defined, "
                            + Parts.grouped(imported)
                            + " imported");
        }
        row(file, "Exports", Parts.grouped(facts.exports().size()));
        producers.getChildren().clear();
        facts.producers().stream()
                .collect(
                        Collectors.groupingBy(
                                Producer::field, java.util.LinkedHashMap::new, Collectors.toList()))
                .forEach((field, all) -> row(producers, words(field), names(all)));
        if (facts.producers().isEmpty()) {
            row(producers, "", "The module does not say (it has no producers section).");
        }
        features.getChildren().clear();
        facts.features()
                .ifPresentOrElse(
                        all -> all.forEach(f -> row(features, f.name(), uses(f))),
                        () -> row(features, "", "Reading the code…"));
        if (facts.features().filter(List::isEmpty).isPresent()) {
            row(features, "", "Nothing beyond WebAssembly 1.0.");
        }
    }

    private static String words(String field) {
        return switch (field) {
            case "language" -> "Language";
            case "processed-by" -> "Tools";
            case "sdk" -> "SDK";
            default -> field;
        };
    }

    private static String names(List<Producer> all) {
        return all.stream()
                .map(p -> p.name() + (p.version().isEmpty() ? "" : " " + p.version()))
                .collect(Collectors.joining("\n"));
    }

    private static String uses(Feature feature) {
        String declared = feature.declared().isEmpty() ? "" : "declared as " + feature.declared();
        if (feature.uses() == 0) {
            return declared + ", not used";
        }
        return Parts.grouped(feature.uses())
                + (feature.uses() == 1 ? " use" : " uses")
                + (declared.isEmpty() ? "" : ", " + declared);
    }

    void showHealth(Optional<DebugInfoSummary> summary) {
        health.getChildren().clear();
        if (summary.isEmpty()) {
            row(health, "", "Reading debug information…");
            return;
        }
        DebugInfoSummary info = summary.get();
        row(
                health,
                "Kinds",
                info.kinds().isEmpty()
                        ? "none: the program was built without -g, or stripped"
                        : String.join(", ", info.kinds()));
        if (info.unitCount() > 0) {
            row(
                    health,
                    "Functions",
                    Parts.grouped(info.functionCount())
                            + " of "
                            + Parts.grouped(info.describedCount())
                            + " have lines");
            row(
                    health,
                    "Variables",
                    "readable in " + info.variables().share() + " of their scopes");
        }
        row(
                health,
                "Problems",
                info.problems().isEmpty() ? "none" : Parts.grouped(info.problems().size()));
        Hyperlink link = new Hyperlink("Show all of it");
        link.setId("module-health");
        link.setOnAction(_ -> showHealth.run());
        health.add(link, 1, health.getRowCount());
    }
}
