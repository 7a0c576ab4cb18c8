package dev.wasmscope.ui.disassembly;

import atlantafx.base.controls.CustomTextField;
import dev.wasmscope.ui.parts.Buttons;
import dev.wasmscope.ui.parts.Parts;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bar above the listing: what it shows, folds, and a way to a function. */
final class CodeBar {
    private final DisassemblyModel model;
    private final Node node;

    CodeBar(DisassemblyModel model) {
        this.model = model;
        node =
                Parts.bar(
                        toggle(
                                "disassembly-source",
                                Feather.FILE_TEXT,
                                "Source lines between the instructions",
                                model.sourceProperty()),
                        toggle(
                                "disassembly-operands",
                                Feather.LAYERS,
                                "Operand stack before each instruction",
                                model.operandsProperty()),
                        toggle(
                                "disassembly-file-offsets",
                                Feather.HASH,
                                "Offsets from the start of the file",
                                model.fileOffsetsProperty()),
                        Buttons.icon(
                                "disassembly-fold-all",
                                Feather.CHEVRONS_UP,
                                "Fold all functions",
                                () -> model.rows().setAllOpen(false)),
                        Buttons.icon(
                                "disassembly-unfold-all",
                                Feather.CHEVRONS_DOWN,
                                "Unfold all functions",
                                () -> model.rows().setAllOpen(true)),
                        Parts.spring(),
                        search());
    }

    Node node() {
        return node;
    }

    private static ToggleButton toggle(String id, Ikon icon, String words, BooleanProperty is) {
        ToggleButton button = Buttons.iconSwitch(id, icon, words);
        button.selectedProperty().bindBidirectional(is);
        return button;
    }

    private TextField search() {
        CustomTextField field = new CustomTextField();
        field.setId("disassembly-function");
        field.setPromptText("Function name or index");
        field.setAccessibleText("Function name or index");
        field.setLeft(new FontIcon(Feather.SEARCH));
        field.setPrefColumnCount(16);
        field.setOnAction(
                _ -> {
                    if (!field.getText().isBlank()) {
                        model.ways().show(field.getText());
                    }
                });
        return field;
    }
}
