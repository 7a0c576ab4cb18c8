package dev.wasmscope.engine.wasi.types;

import java.util.List;
import java.util.Optional;

/** The signals of {@code proc_raise} ({@code $signal}), which only have names here. */
public final class Signal {
    /** The names in the witx, from number 0 without gaps. */
    public static final List<String> NAMES =
            List.of(
                    ("none hup int quit ill trap abrt bus fpe kill usr1 segv usr2 pipe alrm term chld"
                                    + " cont stop tstp ttin ttou urg xcpu xfsz vtalrm prof winch poll"
                                    + " pwr sys")
                            .split(" "));

    private Signal() {}

    /** The name of a signal, or empty when the guest passed a number that means nothing. */
    public static Optional<String> nameOf(int number) {
        return number >= 0 && number < NAMES.size()
                ? Optional.of(NAMES.get(number))
                : Optional.empty();
    }
}
