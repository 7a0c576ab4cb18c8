package dev.wasmscope.ui.disassembly;

import javafx.scene.input.MouseEvent;

/** What the mouse does to rows. */
interface CodeMouse {
    /** A button went down on a row. */
    void pressed(MouseEvent event, RowCell cell);

    /** The mouse came over a row. */
    void entered(Row row);
}
