package dev.wasmscope.cli.dap;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
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

    /** A text, or a number as text. */
    Optional<String> text(String name) {
        return get(name)
                .map(
                        value ->
                                value.isJsonPrimitive()
                                        ? plain(value)
                                        : wrong(name, "a text is wanted"));
    }

    boolean flag(String name) {
        return get(name)
                .map(
                        value ->
                                value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean()
                                        ? value.getAsBoolean()
                                        : Settings.<Boolean>wrong(
                                                prefix + name, "true or false is wanted"))
                .orElse(false);
    }

    Optional<Double> number(String name) {
        return get(name)
                .map(
                        value ->
                                value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()
                                        ? value.getAsDouble()
                                        : wrong(name, "a number is wanted"));
    }

    /** A list; a single value is a list of one. */
    List<JsonElement> list(String name) {
        return get(name)
                .map(value -> value instanceof JsonArray array ? array.asList() : List.of(value))
                .orElse(List.of());
    }

    List<String> texts(String name) {
        return list(name).stream()
                .map(
                        value ->
                                value.isJsonPrimitive()
                                        ? plain(value)
                                        : Settings.<String>wrong(
                                                prefix + name, "a list of texts is wanted"))
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
            return wrong(prefix + name, "an object {…} is wanted");
        }
        return new Settings(prefix + name + ".", inside);
    }

    private Optional<JsonElement> get(String name) {
        @Nullable JsonElement value = object.get(name);
        return Optional.ofNullable(value).filter(present -> !present.isJsonNull());
    }

    /** Numbers come as floating point: 3.0 is 3. */
    private static String plain(JsonElement value) {
        if (value.getAsJsonPrimitive().isNumber()) {
            double number = value.getAsDouble();
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? String.valueOf((long) number)
                    : value.getAsString();
        }
        return value.getAsString();
    }

    private static <T> T wrong(String name, String what) throws CommandFailure {
        throw OptionValues.usage(name + ": " + what);
    }
}
