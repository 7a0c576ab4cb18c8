package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.GlobalInstance;
import dev.wasmscope.engine.exec.ObjectEdits;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.StructInstance;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.value.WasmPath;
import dev.wasmscope.session.value.WasmPath.Step;
import dev.wasmscope.session.value.WasmPath.Whole;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Assignments to what only wasm has: references, fields and elements of objects, elements of
 * tables. Numbers in locals and globals are left to expressions. Used on the guest's thread.
 */
final class WasmChanges {
    private static final Pattern ASSIGNMENT =
            Pattern.compile(
                    "\\s*(\\$[^=]*[^=\\s!<>+*/%&|^-])\\s*=(?!=)\\s*(.+?)\\s*", Pattern.DOTALL);

    private final Queries queries;
    private final WasmQueries wasm;
    private final TableChanges tables;

    WasmChanges(Queries queries, WasmQueries wasm, TableChanges tables) {
        this.queries = queries;
        this.wasm = wasm;
        this.tables = tables;
    }

    /**
     * Performs an assignment if it is one of these.
     *
     * @return what was assigned to; empty if it is no such assignment, and nothing happened
     */
    Optional<String> assign(StopState stop, int frameIndex, String expression)
            throws SessionException {
        Matcher matcher = ASSIGNMENT.matcher(expression);
        if (!matcher.matches() || !WasmPath.isWhole(matcher.group(1))) {
            return Optional.empty();
        }
        Optional<String> refusal = queries.changeRefusal();
        if (refusal.isPresent()) {
            throw new SessionException(refusal.get());
        }
        Whole place = WasmPath.parse(matcher.group(1));
        String value = matcher.group(2);
        if (place.isTableElement()) {
            tables.set(stop, place.index(), place.steps().getFirst().index(), value);
            return Optional.of(place.text());
        }
        Value before = wasm.find(stop, frameIndex, place.text()).value();
        if (place.steps().isEmpty() && !(before instanceof Value.Ref)) {
            return Optional.empty();
        }
        try {
            write(stop, frameIndex, place, wanted(stop, frameIndex, before, value));
        } catch (IllegalArgumentException e) {
            throw new SessionException(place.text() + ": " + e.getMessage(), e);
        }
        stop.context(stop.row(frameIndex)).changed();
        return Optional.of(place.text());
    }

    private Value wanted(StopState stop, int frameIndex, Value before, String value)
            throws SessionException {
        if (WasmPath.isWhole(value)) {
            return wasm.find(stop, frameIndex, value).value();
        }
        if (before instanceof Value.Ref reference) {
            if (value.equals("null")) {
                return new Value.Ref(reference.type(), null);
            }
            throw new SessionException(
                    "'%s' is no reference: null, or one that is somewhere, as $local0"
                            .formatted(value));
        }
        return queries.number(stop, frameIndex, value, before);
    }

    private void write(StopState stop, int frameIndex, Whole place, Value value)
            throws SessionException {
        FrameView frame = stop.guestFrame(frameIndex);
        if (place.steps().isEmpty()) {
            switch (place.kind()) {
                case "local" -> frame.setLocal(place.index(), value);
                case "stack" -> frame.setOperand(place.index(), value);
                default -> {
                    GlobalInstance global = frame.instance().global(place.index());
                    global.set(value);
                }
            }
            return;
        }
        Step last = place.steps().getLast();
        Value object = wasm.find(stop, frameIndex, place.parent().text()).value();
        switch (object.reference()) {
            case StructInstance struct ->
                    ObjectEdits.setField(struct, WasmPath.field(object, last, place.text()), value);
            case ArrayInstance array ->
                    ObjectEdits.setElement(array, Math.toIntExact(last.index()), value);
            case null, default ->
                    throw new SessionException(place.parent().text() + " cannot be changed");
        }
    }
}
