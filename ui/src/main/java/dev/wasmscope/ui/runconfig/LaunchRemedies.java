package dev.wasmscope.ui.runconfig;

import dev.wasmscope.session.EntryPointException;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.UnknownImportException;
import dev.wasmscope.session.UnknownImports;
import dev.wasmscope.ui.session.Notice;
import dev.wasmscope.ui.session.OpenListener;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Window;

/** How a program that was not opened because of how it was to be run can be opened all the same. */
public final class LaunchRemedies implements OpenListener {
    private final Supplier<Window> owner;

    /**
     * @param owner of dialogs
     */
    public LaunchRemedies(Supplier<Window> owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Notice.Offer> refused(
            LaunchConfig config, Throwable why, Consumer<LaunchConfig> again) {
        return switch (why) {
            case UnknownImportException _ ->
                    offer(
                            "Run until it is used",
                            () -> again.accept(config.withUnknownImports(UnknownImports.TRAP)));
            case EntryPointException entry when !entry.callables().isEmpty() ->
                    offer(
                            "Choose what to call…",
                            () ->
                                    new CallDialog(config, entry.callables(), again)
                                            .show(owner.get()));
            default -> Optional.empty();
        };
    }

    private static Optional<Notice.Offer> offer(String title, Runnable action) {
        return Optional.of(new Notice.Offer(title, action));
    }
}
