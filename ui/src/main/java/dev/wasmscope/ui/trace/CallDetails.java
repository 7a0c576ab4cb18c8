package dev.wasmscope.ui.trace;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.ui.memory.HexDump;
import dev.wasmscope.ui.parts.Copying;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.theme.Themes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Everything about the chosen call: arguments, result, bytes, memory, callers. */
final class CallDetails implements AutoCloseable {
    private static final double INDENT = 12;

    private final TraceModel model;
    private final Themes themes;
    private final Consumer<SourcePosition> goTo;
    private final LongConsumer showMemory;
    private final ScrollPane root = new ScrollPane();
    private final List<HexDump> dumps = new ArrayList<>();
    private final Subscription subscription;
    private List<CallSites.Caller> known = List.of();

    /**
     * @param goTo shows a line of source
     * @param showMemory shows an address of the guest's memory
     */
    CallDetails(
            TraceModel model,
            Themes themes,
            Consumer<SourcePosition> goTo,
            LongConsumer showMemory) {
        this.model = model;
        this.themes = themes;
        this.goTo = goTo;
        this.showMemory = showMemory;
        root.setId("trace-details");
        root.setFitToWidth(true);
        root.setMinWidth(0);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.getStyleClass().addAll("call-details", "edge-to-edge");
        root.setFocusTraversable(true);
        root.setAccessibleText("Details of the chosen call");
        Copying.control(root, this::text);
        subscription = model.selectedProperty().subscribe(this::show);
    }

    /** What is shown; {@code ""} while no call is chosen. */
    private String text() {
        return model.selectedProperty().get().map(c -> CallText.whole(c, known)).orElse("");
    }

    Node node() {
        return root;
    }

    private void show(Optional<SelectedCall> selected) {
        dumps.forEach(HexDump::close);
        dumps.clear();
        known = List.of();
        root.setVvalue(0);
        if (selected.isEmpty()) {
            root.setFitToHeight(true);
            root.setContent(
                    EmptyState.of(
                            Feather.MOUSE_POINTER,
                            "No call chosen",
                            "Choose a call to see its arguments, bytes and callers."));
            return;
        }
        root.setFitToHeight(false);
        root.setContent(page(selected.get()));
    }

    private Node page(SelectedCall selected) {
        HostCallEvent call = selected.event();
        VBox page = new VBox(6);
        page.getStyleClass().add("call-page");
        Label name = Parts.label(call.name(), "mono", "call-name");
        name.setWrapText(true);
        page.getChildren().addAll(name, result(call));
        call.injected()
                .ifPresent(
                        what ->
                                page.getChildren()
                                        .add(Parts.label("Injected: " + what, "warning", "mono")));
        page.getChildren().add(table(CallFacts.arguments(call)));
        page.getChildren().add(table(CallFacts.written(call)));
        page.getChildren().add(table(CallFacts.times(selected)));
        VBox callers = new VBox(1);
        callers.setId("trace-callers");
        page.getChildren().addAll(Parts.label("Called from", "section"), callers);
        model.callers(
                call,
                list -> {
                    if (model.selectedProperty().get().filter(selected::equals).isPresent()) {
                        known = list;
                    }
                    list.forEach(c -> callers.getChildren().add(caller(c)));
                });
        return page;
    }

    private static Node result(HostCallEvent call) {
        String text = call.result().isEmpty() ? "no result" : "= " + call.result();
        String more = call.errno() > 0 ? " (" + call.errno() + ")" : "";
        Label label = Parts.label(text + more, "mono", call.failed() ? "bad" : "good");
        label.setWrapText(true);
        return label;
    }

    private Node table(List<CallFacts.Fact> facts) {
        GridPane grid = new GridPane(10, 2);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        grid.getColumnConstraints().addAll(names, values);
        int row = 0;
        for (CallFacts.Fact fact : facts) {
            Label name = Parts.label(fact.name(), "mono", "fact-name");
            name.setMinWidth(Label.USE_PREF_SIZE);
            name.setPadding(new javafx.geometry.Insets(0, 0, 0, fact.depth() * INDENT));
            grid.add(name, 0, row);
            grid.add(value(fact), 1, row++);
            if (fact.bytes().length > 0) {
                HexDump dump = new HexDump(fact.bytes(), themes);
                dumps.add(dump);
                grid.add(dump, 0, row++, 2, 1);
            }
        }
        grid.setManaged(row > 0);
        return grid;
    }

    private Node value(CallFacts.Fact fact) {
        if (fact.address().isPresent()) {
            Hyperlink link = new Hyperlink(fact.value());
            link.getStyleClass().addAll("mono", "fact-link");
            link.setOnAction(_ -> showMemory.accept(fact.address().getAsLong()));
            link.setMinWidth(0);
            link.setWrapText(true);
            return link;
        }
        Label label = Parts.label(fact.value(), "mono", "fact-value");
        label.setWrapText(true);
        label.setMinWidth(0);
        return label;
    }

    private Node caller(CallSites.Caller caller) {
        String text = CallText.line(caller);
        Optional<SourcePosition> readable = caller.position().filter(p -> p.resolved().isPresent());
        if (readable.isEmpty()) {
            return Parts.label(text, "mono", "fact-name");
        }
        Hyperlink link = new Hyperlink(text);
        link.setWrapText(true);
        link.getStyleClass().addAll("mono", "fact-link", "caller");
        link.setOnAction(_ -> goTo.accept(readable.get()));
        return link;
    }

    @Override
    public void close() {
        subscription.unsubscribe();
        dumps.forEach(HexDump::close);
    }
}
