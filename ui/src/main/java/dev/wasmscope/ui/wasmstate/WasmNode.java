package dev.wasmscope.ui.wasmstate;

import dev.wasmscope.session.WasmValue;
import dev.wasmscope.ui.place.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A row of the tree.
 *
 * @param path tells it from others, at this stop and at later ones
 * @param kind what it is
 * @param name as shown
 * @param type as in WAT; for areas and segments their limits or mode
 * @param text what is shown as its value when it is no number
 * @param value the number or reference, where it is one
 * @param changed whether it was another one at the stop before
 * @param setter how it is set; empty when it cannot be
 * @param place where it leads
 * @param children asks for what is below it
 */
public record WasmNode(
        String path,
        Kind kind,
        String name,
        String type,
        String text,
        Optional<WasmValue> value,
        boolean changed,
        Optional<Setter> setter,
        Optional<Place> place,
        Optional<Consumer<Consumer<List<WasmNode>>>> children) {

    /** What a row is; its style class follows from it. */
    public enum Kind {
        GROUP,
        VALUE,
        AREA,
        SEGMENT,
        /** A segment that can no longer be copied from. */
        DROPPED,
        BYTES,
        OBJECT,
        MORE
    }

    /** How a value is set. */
    public sealed interface Setter {
        /** By an assignment. */
        record Assign(String expression) implements Setter {}

        /** By putting a function into a table. */
        record Element(int table, long index) implements Setter {}
    }

    static WasmNode group(String name, Consumer<Consumer<List<WasmNode>>> children) {
        return of("/" + name, Kind.GROUP, name, "", "").below(children);
    }

    static WasmNode of(String path, Kind kind, String name, String type, String text) {
        return new WasmNode(
                path,
                kind,
                name,
                type,
                text,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    WasmNode below(Consumer<Consumer<List<WasmNode>>> rows) {
        return new WasmNode(
                path, kind, name, type, text, value, changed, setter, place, Optional.of(rows));
    }

    WasmNode leadingTo(Place where) {
        return new WasmNode(
                path, kind, name, type, text, value, changed, setter, Optional.of(where), children);
    }

    WasmNode holding(WasmValue held, boolean isChanged, Optional<Setter> how) {
        return new WasmNode(
                path,
                kind,
                name,
                type,
                held.value(),
                Optional.of(held),
                isChanged,
                how,
                place,
                children);
    }

    WasmNode changing() {
        return new WasmNode(path, kind, name, type, text, value, true, setter, place, children);
    }

    /** Its value as the user wants numbers to be shown. */
    public String shown(NumberFormat format) {
        return value.map(format::text).orElse(text);
    }
}
