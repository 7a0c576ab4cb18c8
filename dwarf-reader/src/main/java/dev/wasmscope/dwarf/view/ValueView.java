package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.value.AvailableValue;
import java.util.Optional;

/** How values of one library type are shown. */
@FunctionalInterface
public interface ValueView {
    /**
     * The value as this view shows it; empty if the type is another one or lacks a member that the
     * view reads.
     *
     * @param raw the value, whose children are its members
     * @param context reads what the members lead to
     */
    Optional<ViewedValue> of(AvailableValue raw, ViewContext context);
}
