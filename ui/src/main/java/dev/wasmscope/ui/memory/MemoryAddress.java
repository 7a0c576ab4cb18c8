package dev.wasmscope.ui.memory;

import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.ui.session.DebugModel;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the address that a user means: a number, or an expression. A pointer means what it points
 * to, what lies in memory means where it lies, and any other number is the address itself.
 */
final class MemoryAddress {
    private static final Pattern NUMBER =
            Pattern.compile("^(?:\\([^)]*\\) *)?(0x[0-9a-fA-F]+|\\d+)\\b");

    private MemoryAddress() {}

    /** A number as a user types it; empty when it is not one. */
    static OptionalLong parse(String text) {
        try {
            String digits = text.replace("_", "");
            return OptionalLong.of(
                    digits.startsWith("0x") || digits.startsWith("0X")
                            ? Long.parseUnsignedLong(digits.substring(2), 16)
                            : Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Shows what a user typed, or says why that cannot be. */
    static void find(
            DebugModel debug, MemoryModel model, String typed, Consumer<Throwable> failed) {
        String text = typed.strip();
        OptionalLong number = parse(text);
        if (number.isPresent()) {
            show(model, number.getAsLong(), failed);
            return;
        }
        int frame = debug.frameProperty().get().map(SymbolisedFrame::index).orElse(0);
        debug.ask(s -> s.evaluate(frame, text), v -> show(model, text, v, failed), failed);
    }

    private static void show(MemoryModel model, long address, Consumer<Throwable> failed) {
        if (address < 0 || address >= model.sizeProperty().get()) {
            failed.accept(
                    new IllegalArgumentException(
                            String.format(
                                    "Address 0x%x is behind the end of memory (0x%x)",
                                    address, model.sizeProperty().get())));
        } else {
            model.goTo(address);
        }
    }

    private static void show(
            MemoryModel model, String text, Variable value, Consumer<Throwable> failed) {
        boolean pointer = isPointer(value.typeName());
        OptionalLong target =
                pointer || value.address().isEmpty() ? number(value.value()) : OptionalLong.empty();
        if (pointer && target.isPresent()) {
            look(model, new MemoryModel.Range(target.getAsLong(), 1, text), failed);
        } else if (target.isPresent()) {
            show(model, target.getAsLong(), failed);
        } else if (value.address().isPresent()) {
            long at = value.address().getAsLong();
            long size = Math.max(1, value.byteSize().orElse(1));
            look(model, new MemoryModel.Range(at, size, value.name()), failed);
        } else {
            failed.accept(
                    new IllegalArgumentException(
                            value.name() + " is not in memory: " + value.location()));
        }
    }

    /** What expressions know of lies in memory 0. */
    private static void look(
            MemoryModel model, MemoryModel.Range range, Consumer<Throwable> failed) {
        model.in(
                0,
                () -> {
                    if (range.start() < model.sizeProperty().get()) {
                        model.lookAt(range);
                    }
                    show(model, range.start(), failed);
                });
    }

    private static boolean isPointer(String type) {
        String bare = type.strip().replaceAll("( const| volatile| restrict)+$", "");
        return bare.endsWith("*") || bare.startsWith("*const ") || bare.startsWith("*mut ");
    }

    private static OptionalLong number(String value) {
        Matcher matcher = NUMBER.matcher(value.strip());
        return matcher.find() ? parse(matcher.group(1)) : OptionalLong.empty();
    }
}
