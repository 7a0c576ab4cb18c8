package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Nesting;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code async} functions and blocks give, and coroutines: where they stand and the variables
 * that are kept there.
 */
final class RustFuture implements ValueView {
    private static final Pattern NAME =
            Pattern.compile(
                    "(?:(.*)::)?\\{(?:(async)_(?:fn|block|closure)|coroutine|gen|generator)_env#\\d+}(?:<.*>)?");
    private static final Pattern SUSPENDED = Pattern.compile("Suspend(\\d+)");

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = RustTypes.composite(raw);
        Matcher matcher = NAME.matcher(type.map(CompositeType::qualifiedName).orElse(""));
        if (!matcher.matches() || type.get().parts().variantParts().size() != 1) {
            return Optional.empty();
        }
        String path = matcher.group(1);
        String function = path == null ? "" : " " + RustTypes.plainName(path);
        String name = (matcher.group(2) == null ? "coroutine" : "async") + function;
        return raw.raw().children(0, 1).stream()
                .findFirst()
                .flatMap(state -> view(name, state, raw))
                .or(() -> Optional.of(ViewedValue.invalid(raw, name, "it has no such state")));
    }

    private static Optional<ViewedValue> view(String name, Value state, AvailableValue raw) {
        if (!(state instanceof AvailableValue at)
                || !(at.plainType() instanceof CompositeType type)) {
            return Optional.empty();
        }
        String where = RustTypes.plainName(type.qualifiedName());
        Matcher suspended = SUSPENDED.matcher(where);
        List<Value> kept =
                where.equals("Returned") || where.equals("Panicked") ? List.of() : variables(at);
        String text = name + ": " + (suspended.matches() ? suspended(suspended, raw) : word(where));
        return Optional.of(ViewedValue.of(nesting -> text(text, kept, nesting), kept));
    }

    private static String text(String state, List<Value> kept, Nesting nesting) {
        return kept.isEmpty() ? state : RustStruct.text(state, kept, nesting);
    }

    private static String suspended(Matcher state, AvailableValue raw) {
        boolean isAsync = raw.typeName().contains("{async_");
        int number = Integer.parseInt(state.group(1)) + 1;
        return "suspended at " + (isAsync ? ".await " : "yield ") + number;
    }

    private static String word(String state) {
        return switch (state) {
            case "Unresumed" -> "not started";
            case "Returned" -> "finished";
            case "Panicked" -> "panicked";
            default -> state;
        };
    }

    /** A parameter may be listed twice: as captured and as moved into a variable. */
    private static List<Value> variables(AvailableValue state) {
        Map<String, Value> variables = new LinkedHashMap<>();
        for (Value variable : state.raw().children(0, Integer.MAX_VALUE)) {
            boolean awaited = variable.name().equals("__awaitee");
            Value shown = awaited ? variable.named("awaiting") : variable;
            variables.putIfAbsent(shown.name(), shown);
        }
        return List.copyOf(variables.values());
    }
}
