package dev.wasmscope.ui.disassembly;

import atlantafx.base.controls.CustomTextField;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;
import org.fxmisc.flowless.VirtualFlow;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a {@link DisassemblyModel}; only the rows in sight exist. */
public final class DisassemblyView implements AutoCloseable {
    private final DisassemblyModel model;
    private final ObservableList<ShownLine> lines = FXCollections.observableArrayList();
    private final VirtualFlow<ShownLine, DisassemblyRow> flow;
    private final VirtualizedScrollPane<VirtualFlow<ShownLine, DisassemblyRow>> scroll;
    private final BorderPane root = new BorderPane();
    private final Label title = Parts.label("", "mono");
    private final Label type = Parts.label("", "mono", "subtle");
    private final Subscription subscriptions;

    public DisassemblyView(DisassemblyModel model) {
        this.model = model;
        flow = VirtualFlow.createVertical(lines, this::row);
        flow.setId("disassembly");
        flow.getStyleClass().add("disassembly");
        scroll = new VirtualizedScrollPane<>(flow);
        root.getStyleClass().add("panel");
        root.setTop(Parts.bar(title, type, Parts.spring(), search()));
        subscriptions =
                Subscription.combine(
                        model.listingProperty().subscribe(this::show),
                        model.currentProperty().subscribe(this::reveal),
                        model.marksProperty().subscribe(_ -> refresh()),
                        model.heatProperty().subscribe(_ -> makeAnew()));
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private TextField search() {
        CustomTextField field = new CustomTextField();
        field.setId("disassembly-function");
        field.setPromptText("Function name or index");
        field.setLeft(new FontIcon(Feather.SEARCH));
        field.setPrefColumnCount(18);
        field.setOnAction(
                _ -> {
                    if (!field.getText().isBlank()) {
                        model.show(field.getText());
                    }
                });
        return field;
    }

    private DisassemblyRow row(ShownLine shown) {
        DisassemblyRow row =
                new DisassemblyRow(
                        shown,
                        model.heatProperty().get(),
                        () -> model.toggleBreakpoint(shown.line()));
        mark(row);
        return row;
    }

    private void mark(DisassemblyRow row) {
        long offset = row.codeOffset();
        row.mark(
                offset >= 0 && offset == model.currentProperty().get(),
                Optional.ofNullable(model.marksProperty().get().get(offset)));
    }

    private void show(Optional<DisassemblyModel.Listing> listing) {
        title.setText(listing.map(l -> l.function().name()).orElse(""));
        type.setText(listing.map(l -> l.function().type()).orElse(""));
        lines.setAll(listing.map(l -> ShownLine.of(l.lines())).orElse(List.of()));
        root.setCenter(
                listing.isPresent()
                        ? scroll
                        : EmptyState.of(
                                Feather.CPU,
                                "No function",
                                "The instructions of the chosen frame's function appear here."));
        reveal(model.currentProperty().get());
    }

    private void reveal(long codeOffset) {
        refresh();
        int index = model.listingProperty().get().map(l -> l.lineOf(codeOffset)).orElse(-1);
        if (index >= 0 && !lines.isEmpty()) {
            if (flow.visibleCells().size() < 4
                    || index <= flow.getFirstVisibleIndex() + 1
                    || index >= flow.getLastVisibleIndex() - 2) {
                flow.showAsFirst(Math.max(0, index - 8));
            }
        }
    }

    /** Rows with other heat are other rows. */
    private void makeAnew() {
        if (!lines.isEmpty()) {
            int first = flow.getFirstVisibleIndex();
            lines.setAll(List.copyOf(lines));
            flow.showAsFirst(first);
        }
    }

    private void refresh() {
        flow.visibleCells().forEach(this::mark);
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        flow.dispose();
        root.setCenter(null);
    }
}
