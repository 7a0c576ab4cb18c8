package dev.wasmscope.ui.runconfig;

import dev.wasmscope.session.UnknownImports;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What becomes of imports that nobody provides, in the user's words. */
final class UnknownImportsWords extends StringConverter<UnknownImports> {
    @Override
    public String toString(@Nullable UnknownImports what) {
        return switch (what) {
            case null -> "";
            case REFUSE -> "Do not run it";
            case TRAP -> "Run it; calling one is a trap";
            case ZERO -> "Run it; they return zero";
        };
    }

    @Override
    public UnknownImports fromString(String words) {
        throw new UnsupportedOperationException("nobody types it");
    }
}
