package dev.wasmscope.cli.dap;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.option.OptionValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a JSON object. One of a wrong type is a failure that names it; null is as if it
 * were not there.
 */
final class Settings {
    private final String prefix;
    private final JsonObject object;

    Settings(String prefix, JsonObject object) {
        this.prefix = prefix;
        this.object = object;
    }

    /** All of them, as they were sent. */
    JsonObject json() {
        return object;
    }

    /** A text, or a number as text. */
    Optional<String> text(String name) {
        return get(name).map(value -> plain(name, value, "a text is wanted"));
    }

    /** Whether it is there. */
    boolean has(String name) {
        return get(name).isPresent();
    }

    boolean flag(String name) {
        Optional<JsonElement> value = get(name);
        if (value.isPresent()
                && !(value.get() instanceof JsonPrimitive primitive && primitive.isBoolean())) {
            throw wrong(prefix + name, "true or false is wanted");
        }
        return value.map(JsonElement::getAsBoolean).orElse(false);
    }

    Optional<Double> number(String name) {
        Optional<JsonElement> value = get(name);
        if (value.isPresent()
                && !(value.get() instanceof JsonPrimitive primitive && primitive.isNumber())) {
            throw wrong(prefix + name, "a number is wanted");
        }
        return value.map(JsonElement::getAsDouble);
    }

    /** A list; a single value is a list of one. */
    List<JsonElement> list(String name) {
        return get(name)
                .map(value -> value instanceof JsonArray array ? array.asList() : List.of(value))
                .orElse(List.of());
    }

    List<String> texts(String name) {
        return list(name).stream()
                .map(value -> plain(name, value, "a list of texts is wanted"))
                .toList();
    }

    Map<String, String> textMap(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        Settings part = part(name);
        for (String key : part.object.keySet()) {
            part.text(key).ifPresent(text -> texts.put(key, text));
        }
        return texts;
    }

    /** An object inside; empty when there is none. */
    Settings part(String name) {
        JsonElement value = get(name).orElseGet(JsonObject::new);
        if (!(value instanceof JsonObject inside)) {
            throw wrong(prefix + name, "an object {…} is wanted");
        }
        return new Settings(prefix + name + ".", inside);
    }

    private Optional<JsonElement> get(String name) {
        @Nullable JsonElement value = object.get(name);
        return Optional.ofNullable(value).filter(present -> !present.isJsonNull());
    }

    /** Numbers come as floating point: 3.0 is 3. */
    private String plain(String name, JsonElement value, String wanted) {
        if (!(value instanceof JsonPrimitive primitive)) {
            throw wrong(prefix + name, wanted);
        }
        if (primitive.isNumber()) {
            double number = primitive.getAsDouble();
            boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
            return whole ? String.valueOf((long) number) : primitive.getAsString();
        }
        return primitive.getAsString();
    }

    private static CommandFailure wrong(String name, String what) {
        return OptionValues.usage(name + ": " + what);
    }
}
