package dev.wasmscope.ui.memory;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What keys do to the bytes: move, choose, change. */
final class HexKeys {
    private final MemoryModel model;
    private final MemoryEditor editor;
    private final HexCanvas canvas;

    /** The cursor stands on the second digit of a byte. */
    private boolean second;

    HexKeys(MemoryModel model, MemoryEditor editor, HexCanvas canvas) {
        this.model = model;
        this.editor = editor;
        this.canvas = canvas;
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        canvas.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        model.cursorProperty().subscribe((_, _) -> second = false);
    }

    private void pressed(KeyEvent event) {
        if (event.isAltDown() || event.isMetaDown()) {
            return;
        }
        int row = model.rowBytes();
        int step = canvas.inText() ? 1 : model.formatProperty().get().size();
        long at = Math.max(0, model.cursorProperty().get());
        long page = (long) Math.max(1, model.rowsInSight() - 1) * row;
        long end = Math.max(0, model.sizeProperty().get() - 1);
        boolean far = event.isShortcutDown();
        Long next =
                switch (event.getCode()) {
                    case UP -> at - row;
                    case DOWN -> at + row;
                    case LEFT -> at - step;
                    case RIGHT -> at + step;
                    case PAGE_UP -> at - page;
                    case PAGE_DOWN -> at + page;
                    case HOME -> far ? 0 : at / row * row;
                    case END -> far ? end : at / row * row + row - 1;
                    default -> null;
                };
        if (next != null) {
            move(at, next, event.isShiftDown(), end);
            event.consume();
        } else if (event.getCode() == KeyCode.INSERT) {
            canvas.setInText(!canvas.inText());
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !far) {
            follow();
            event.consume();
        }
    }

    private void move(long from, long to, boolean extend, long end) {
        if (to < 0 || to > end) {
            boolean row = Math.abs(to - from) == model.rowBytes();
            if (row) {
                return;
            }
        }
        long target = Math.clamp(to, 0, end);
        if (extend) {
            model.chooseTo(target);
        } else {
            model.choose(target);
            model.chooseTo(target);
        }
    }

    /** Goes where the pointer under the cursor points to. */
    void follow() {
        CellFormat format =
                model.formatProperty().get().isPointer()
                        ? model.formatProperty().get()
                        : CellFormat.POINTER;
        long at = model.cursorProperty().get();
        long start = at - Math.floorMod(at, format.size());
        model.known(start, format.size())
                .map(bytes -> format.pointer(bytes, 0))
                .filter(target -> target > 0 && target < model.sizeProperty().get())
                .ifPresent(model::goTo);
    }

    private void typed(KeyEvent event) {
        long at = model.cursorProperty().get();
        String text = event.getCharacter();
        if (at < 0 || text.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (canvas.inText()) {
            if (text.charAt(0) >= ' ' && text.charAt(0) != 0x7f) {
                byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                editor.write(at, bytes);
                move(at, at + bytes.length, false, model.sizeProperty().get() - 1);
                event.consume();
            }
            return;
        }
        int digit = Character.digit(text.charAt(0), 16);
        int old = model.byteAt(at);
        if (digit < 0 || old < 0 || model.formatProperty().get() != CellFormat.HEX) {
            return;
        }
        event.consume();
        if (second) {
            editor.write(at, new byte[] {(byte) (old & 0xf0 | digit)});
            move(at, at + 1, false, model.sizeProperty().get() - 1);
        } else {
            editor.write(at, new byte[] {(byte) (digit << 4 | old & 0xf)});
            second = true;
        }
    }
}
