package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.ExitCode;
import dev.wasmscope.ui.Desktop;
import dev.wasmscope.ui.DisplayCheck;
import dev.wasmscope.ui.LaunchRequest;
import java.io.IOException;

/** The one place of the command line that starts the desktop. */
final class DesktopStart {

    private static final String PLATFORM = "glass.platform";

    private DesktopStart() {}

    /** Opens the desktop and waits until it is closed. */
    static int open(LaunchRequest request) throws IOException {
        DisplayCheck display = new DisplayCheck();
        if (!display.hasDisplay()) {
            throw new CommandFailure(
                    "there is no display; 'wasmscope demo' shows the tour without one,"
                            + " 'wasmscope debug FILE' debugs in the terminal");
        }
        display.missing()
                .ifPresent(
                        line -> {
                            throw new CommandFailure(line);
                        });
        Desktop.launch(request);
        return ExitCode.OK;
    }

    /** Makes JavaFX run without a display; before anything of it is used. */
    static void headless() {
        System.setProperty(PLATFORM, "Headless");
        System.setProperty("prism.order", "sw");
    }
}
