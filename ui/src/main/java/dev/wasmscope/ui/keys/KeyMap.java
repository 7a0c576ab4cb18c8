package dev.wasmscope.ui.keys;

import java.util.List;
import java.util.Map;

/**
 * Keys for actions, as users of another program know them. Actions that a map does not name have
 * the key that they were made with, unless the map gives that key to another action.
 *
 * @param id in settings
 * @param title for people
 * @param keys by action id, in the notation of key combinations; an empty text for none
 */
public record KeyMap(String id, String title, Map<String, String> keys) {
    /** The keys that actions were made with. */
    public static final KeyMap OWN = new KeyMap("wasmscope", "Wasmscope", Map.of());

    /** As in IntelliJ IDEA. */
    public static final KeyMap INTELLIJ =
            new KeyMap(
                    "intellij",
                    "IntelliJ IDEA",
                    Map.ofEntries(
                            Map.entry("run.continue", "F9"),
                            Map.entry("run.pause", "Shortcut+Alt+F9"),
                            Map.entry("run.stop", "Shortcut+F2"),
                            Map.entry("run.restart", "Shortcut+F5"),
                            Map.entry("run.stepOver", "F8"),
                            Map.entry("run.stepInto", "F7"),
                            Map.entry("run.stepOut", "Shift+F8"),
                            Map.entry("run.stepInstruction", "Shift+Alt+F7"),
                            Map.entry("run.toCaret", "Alt+F9"),
                            Map.entry("breakpoint.toggle", "Shortcut+F8"),
                            Map.entry("disassembly.breakpoint", "Shortcut+F8"),
                            Map.entry("disassembly.runTo", "Alt+F9"),
                            Map.entry("go.symbol", "Shortcut+Shift+Alt+N"),
                            Map.entry("go.back", "Shortcut+Alt+Left"),
                            Map.entry("go.forward", "Shortcut+Alt+Right"),
                            Map.entry("window.settings", "Shortcut+Alt+S"),
                            Map.entry("dock.nextTab", "Alt+Right"),
                            Map.entry("dock.previousTab", "Alt+Left"),
                            Map.entry("dock.maximize", "Shortcut+Shift+F12")));

    /** As in Visual Studio Code. */
    public static final KeyMap VSCODE =
            new KeyMap(
                    "vscode",
                    "Visual Studio Code",
                    Map.ofEntries(
                            Map.entry("run.continue", "F5"),
                            Map.entry("run.pause", "F6"),
                            Map.entry("run.stop", "Shift+F5"),
                            Map.entry("run.restart", "Shortcut+Shift+F5"),
                            Map.entry("run.stepOver", "F10"),
                            Map.entry("run.stepInto", "F11"),
                            Map.entry("run.stepOut", "Shift+F11"),
                            Map.entry("breakpoint.toggle", "F9"),
                            Map.entry("go.action", "Shortcut+Shift+P"),
                            Map.entry("go.file", "Shortcut+P"),
                            Map.entry("go.symbol", "Shortcut+T"),
                            Map.entry("view.console", "Shortcut+Shift+Y"),
                            Map.entry("view.stack", "Shortcut+Shift+D"),
                            Map.entry("window.settings", "Shortcut+Comma"),
                            Map.entry("go.anything", "Shortcut+P"),
                            Map.entry("dock.nextTab", "Shortcut+Page Down"),
                            Map.entry("dock.previousTab", "Shortcut+Page Up"),
                            Map.entry("dock.splitRight", "Shortcut+Back Slash")));

    /** All of them. */
    public static final List<KeyMap> ALL = List.of(OWN, INTELLIJ, VSCODE);

    public KeyMap {
        keys = Map.copyOf(keys);
    }

    /** The map of that id; the program's own when there is none. */
    public static KeyMap of(String id) {
        return ALL.stream().filter(m -> m.id().equals(id)).findFirst().orElse(OWN);
    }
}
