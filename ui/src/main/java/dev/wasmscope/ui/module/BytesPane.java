package dev.wasmscope.ui.module;

import dev.wasmscope.session.ModuleView;
import dev.wasmscope.ui.memory.HexDump;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.theme.Themes;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;

/** The first bytes of a section or a data segment. */
final class BytesPane implements AutoCloseable {
    private static final int MOST = 4096;

    private final Themes themes;
    private final BorderPane root = new BorderPane();
    private final Label title = Parts.label("Choose a row to see its bytes", "section-title");
    private final ScrollPane scroll = new ScrollPane();
    private Optional<HexDump> dump = Optional.empty();

    BytesPane(Themes themes) {
        this.themes = themes;
        title.setMaxWidth(Double.MAX_VALUE);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText("Bytes");
        root.setTop(title);
        root.setCenter(scroll);
        root.setMinSize(0, 0);
    }

    Node node() {
        return root;
    }

    /** Shows a range of the file. */
    void show(ModuleView module, String name, long start, long size) {
        close();
        HexDump shown = new HexDump(module.bytes(start, (int) Math.min(size, MOST)), themes);
        dump = Optional.of(shown);
        scroll.setContent(shown);
        scroll.setVvalue(0);
        title.setText(
                name
                        + " at 0x"
                        + Long.toHexString(start)
                        + (size > MOST ? ", the first " + MOST + " bytes" : ""));
    }

    @Override
    public void close() {
        dump.ifPresent(HexDump::close);
        dump = Optional.empty();
    }
}
