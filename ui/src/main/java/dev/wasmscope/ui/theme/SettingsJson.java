package dev.wasmscope.ui.theme;

import dev.wasmscope.ui.dock.DockPlan;
import dev.wasmscope.ui.dock.Layouts;
import dev.wasmscope.ui.dock.PlanJson;
import dev.wasmscope.ui.keys.KeyChoice;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@link Settings} as JSON, member by member: what is missing, of another kind or of a newer
 * program takes nothing else along.
 */
final class SettingsJson {
    private SettingsJson() {}

    /** What an object says, and the defaults for the rest. */
    static Settings read(JsonNode node) {
        Settings usual = Settings.DEFAULT;
        return new Settings(
                theme(node.path("theme").asString("")),
                node.path("width").asDouble(usual.width()),
                node.path("height").asDouble(usual.height()),
                look(node.path("look")),
                new KeyChoice(
                        node.path("keys").path("map").asString(KeyChoice.DEFAULT.map()),
                        texts(node.path("keys").path("own"))),
                new Layouts(
                        node.path("layouts").path("current").asString(Layouts.DEFAULT.current()),
                        plans(node.path("layouts").path("own")),
                        plans(node.path("layouts").path("left"))));
    }

    private static ThemeChoice theme(String name) {
        for (ThemeChoice choice : ThemeChoice.values()) {
            if (choice.name().equals(name.toUpperCase(Locale.ROOT))) {
                return choice;
            }
        }
        return ThemeChoice.SYSTEM;
    }

    private static Look look(JsonNode node) {
        Look usual = Look.DEFAULT;
        return new Look(
                node.path("text").asDouble(usual.text()),
                node.path("code").asDouble(usual.code()),
                node.path("scale").asDouble(usual.scale()));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.forEachEntry(
                (name, value) -> {
                    if (value.isString()) {
                        texts.put(name, value.asString());
                    }
                });
        return texts;
    }

    private static Map<String, DockPlan> plans(JsonNode object) {
        Map<String, DockPlan> plans = new LinkedHashMap<>();
        object.forEachEntry(
                (name, value) -> PlanJson.read(value).ifPresent(plan -> plans.put(name, plan)));
        return plans;
    }

    /** Writes over an object; members that this program does not know stay in it. */
    static void write(Settings settings, ObjectNode node) {
        node.put("theme", settings.theme().name());
        node.put("width", settings.width());
        node.put("height", settings.height());
        node.putObject("look")
                .put("text", settings.look().text())
                .put("code", settings.look().code())
                .put("scale", settings.look().scale());
        ObjectNode keys = node.putObject("keys");
        keys.put("map", settings.keys().map());
        ObjectNode own = keys.putObject("own");
        settings.keys().own().forEach(own::put);
        ObjectNode layouts = node.putObject("layouts");
        layouts.put("current", settings.layouts().current());
        ObjectNode saved = layouts.putObject("own");
        settings.layouts().own().forEach((name, plan) -> saved.set(name, PlanJson.write(plan)));
        ObjectNode left = layouts.putObject("left");
        settings.layouts().left().forEach((name, plan) -> left.set(name, PlanJson.write(plan)));
    }
}
