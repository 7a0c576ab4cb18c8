package dev.wasmscope.ui;

import dev.wasmscope.session.LaunchConfig;
import java.util.Optional;

/**
 * What the desktop shows first.
 *
 * @param program opened at once; without one the welcome page is shown
 */
public record LaunchRequest(Optional<LaunchConfig> program) {
    /** The welcome page. */
    public static final LaunchRequest WELCOME = new LaunchRequest(Optional.empty());
}
