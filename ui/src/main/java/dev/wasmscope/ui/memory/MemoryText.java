package dev.wasmscope.ui.memory;

import dev.wasmscope.session.memory.AddressUse;
import dev.wasmscope.session.memory.MemoryRange;
import dev.wasmscope.ui.parts.Parts;
import java.util.List;
import java.util.Optional;

/** Says in words where the cursor is and what is there. */
final class MemoryText {
    private MemoryText() {}

    /** {@code 0x10fe0: 57, “W”}. */
    static String bytes(MemoryModel model, long address) {
        int value = model.byteAt(address);
        boolean printable = value >= 0x20 && value < 0x7f;
        String hex = value < 0 ? "" : String.format(": %02x", value);
        String byteText = hex + (printable ? ", “" + (char) value + "”" : "");
        return String.format("0x%x", address) + byteText;
    }

    /** The same with the variable or block that the byte belongs to. */
    static String at(MemoryModel model, long address) {
        List<AddressUse> uses = model.usesAt(address);
        return bytes(model, address) + (uses.isEmpty() ? "" : ", " + uses.getFirst().text());
    }

    /** One line for the bar. */
    static String about(MemoryModel model) {
        long size = model.sizeProperty().get();
        Optional<MemoryRange> chosen = model.selection();
        Optional<MemoryModel.Range> range = model.highlightProperty().get();
        if (size == 0) {
            return "";
        }
        if (chosen.filter(c -> c.length() > 1).isPresent()) {
            MemoryRange c = chosen.get();
            return String.format("0x%x · %s bytes", c.from(), Parts.grouped(c.length()));
        }
        if (range.isPresent()) {
            MemoryModel.Range r = range.get();
            return String.format("%s · 0x%x · %d bytes", r.label(), r.start(), r.length());
        }
        return chosen.map(c -> String.format("0x%x", c.from())).orElseGet(() -> Parts.bytes(size));
    }
}
