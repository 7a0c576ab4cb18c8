package dev.wasmscope.ui.session;

import dev.wasmscope.session.OpenProgress.Phase;
import java.util.Locale;

/**
 * A module that takes long enough to open that the user should see it.
 *
 * @param name of the file
 * @param phase what is being done
 * @param share of the phase that is done, 0 to 1
 */
public record Opening(String name, Phase phase, double share) {
    /** Whether the share means anything: reading and decoding are one step each. */
    public boolean measured() {
        return phase == Phase.VALIDATING;
    }

    /** One line for the user. */
    public String text() {
        return measured()
                ? String.format(
                        Locale.ROOT, "%s %s: %.0f %%", phase.text(), name, Math.floor(share * 100))
                : phase.text() + " " + name + " …";
    }
}
