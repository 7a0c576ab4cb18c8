package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.action.Actions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The menus: every action is in one of them, by the first word of its id. A menu is filled when it
 * is opened, so that it has all actions and costs the start nothing.
 */
final class MainMenu {
    private static final String OTHERS = "_Tools";

    /** The menus in their order, and which words they take. */
    private static final List<Map.Entry<String, List<String>>> MENUS =
            List.of(
                    Map.entry("_File", List.of("file", "profile")),
                    Map.entry("_Go", List.of("go", "source", "find")),
                    Map.entry(
                            "_Run",
                            List.of(
                                    "run",
                                    "breakpoint",
                                    "debug",
                                    "variables",
                                    "watches",
                                    "session",
                                    "config")),
                    Map.entry("_View", List.of("view")),
                    Map.entry("_Window", List.of("layout", "look", "dock", "window")),
                    Map.entry(OTHERS, List.of()));

    private final Actions actions;

    MainMenu(Actions actions) {
        this.actions = actions;
    }

    MenuBar node() {
        MenuBar bar = new MenuBar();
        for (Map.Entry<String, List<String>> menu : MENUS) {
            if (!menu.getKey().equals(OTHERS) || !items(menu.getKey()).isEmpty()) {
                bar.getMenus().add(menu(menu.getKey()));
            }
        }
        bar.setMinWidth(Region.USE_PREF_SIZE);
        return bar;
    }

    private Menu menu(String title) {
        Menu menu = new Menu(title);
        menu.setId("menu-" + title.substring(1).toLowerCase(Locale.ROOT));
        // Without an item it would not open.
        menu.getItems().add(new MenuItem("…"));
        menu.setOnShowing(_ -> menu.getItems().setAll(items(title)));
        return menu;
    }

    private List<MenuItem> items(String title) {
        List<MenuItem> items = new ArrayList<>();
        String section = "";
        for (Action action : of(title)) {
            String word = word(action);
            if (!items.isEmpty() && !word.equals(section)) {
                items.add(new SeparatorMenuItem());
            }
            section = word;
            items.add(item(action));
        }
        return items;
    }

    /** The actions of a menu, those with the same first word together. */
    private List<Action> of(String title) {
        List<String> words =
                title.equals(OTHERS)
                        ? actions.all().stream().map(MainMenu::word).distinct().toList()
                        : List.of();
        List<Action> found = new ArrayList<>();
        for (String word : words.isEmpty() ? wordsOf(title) : words) {
            actions.all().stream()
                    .filter(a -> word(a).equals(word))
                    .filter(a -> menuOf(word).equals(title))
                    .forEach(found::add);
        }
        return found;
    }

    private static List<String> wordsOf(String title) {
        return MENUS.stream()
                .filter(m -> m.getKey().equals(title))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(List.of());
    }

    private static String menuOf(String word) {
        return MENUS.stream()
                .filter(m -> m.getValue().contains(word))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(OTHERS);
    }

    private static String word(Action action) {
        int dot = action.id().indexOf('.');
        return dot < 0 ? action.id() : action.id().substring(0, dot);
    }

    static MenuItem item(Action action) {
        // The key is shown only: the window dispatches keys, so that each works once.
        String key = action.key().map(k -> "    " + k.getDisplayText()).orElse("");
        MenuItem item = new MenuItem(action.title() + key, new FontIcon(action.icon()));
        item.setMnemonicParsing(false);
        item.setId("menu-" + action.id().replace('.', '-'));
        item.setDisable(!action.enabledProperty().get());
        item.setOnAction(_ -> action.fire());
        return item;
    }
}
