package dev.wasmscope.cli.dap;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.eclipse.lsp4j.debug.RestartArguments;

/**
 * The arguments of a restart with the settings in them: the launch configuration as it is by then.
 * The library's own class has no room for settings that are a debugger's own.
 */
final class RestartSettings extends RestartArguments {
    private final Optional<JsonObject> settings;

    private RestartSettings(Optional<JsonObject> settings) {
        this.settings = settings;
    }

    /** Has the arguments of restarts read as these. */
    static void register(GsonBuilder gson) {
        JsonDeserializer<RestartArguments> reader = (json, _, _) -> read(json);
        gson.registerTypeAdapter(RestartArguments.class, reader);
    }

    private static RestartSettings read(JsonElement json) {
        JsonElement given = json.isJsonObject() ? json.getAsJsonObject().get("arguments") : null;
        return new RestartSettings(
                given != null && given.isJsonObject()
                        ? Optional.of(given.getAsJsonObject())
                        : Optional.empty());
    }

    /** The launch configuration that a client sent with a restart; empty for the present one. */
    static Optional<LaunchArguments> of(RestartArguments arguments) {
        return arguments instanceof RestartSettings read
                ? read.settings.map(LaunchArguments::of)
                : Optional.empty();
    }
}
