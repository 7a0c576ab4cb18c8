package dev.wasmscope.dwarf.value;

import java.util.Optional;

/** Knows how values of library types are shown. */
@FunctionalInterface
public interface Presenter {
    /** Shows every value by its members. */
    Presenter RAW = _ -> Optional.empty();

    /**
     * How a value is shown, or empty if by its members.
     *
     * @param raw the value without a presentation
     */
    Optional<? extends Presentation> of(AvailableValue raw);
}
