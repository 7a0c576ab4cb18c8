package dev.wasmscope.ui.palette;

import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.action.Actions;
import java.util.Comparator;
import java.util.List;
import javafx.scene.input.KeyCombination;

/** Every action, those that can be done now first. */
public final class ActionEntries implements EntrySource {
    private final Actions actions;
    private final RecentlyUsed recent;

    public ActionEntries(Actions actions, RecentlyUsed recent) {
        this.actions = actions;
        this.recent = recent;
    }

    /** As they are now. */
    public List<Entry> entries() {
        return actions.all().stream()
                .map(ActionEntries::entry)
                .sorted(Comparator.comparing(Entry::enabled).reversed())
                .toList();
    }

    private static Entry entry(Action action) {
        String kind = action.id().substring(0, Math.max(0, action.id().indexOf('.')));
        return new Entry(
                action.id(),
                action.title(),
                kind + " " + action.title(),
                kind,
                action.icon(),
                action.key().map(KeyCombination::getDisplayText).orElse(""),
                action.enabledProperty().get(),
                action::fire);
    }

    @Override
    public Search search(String text) {
        List<Entry> now = entries();
        List<String> used = recent.ids();
        return stale -> Ranking.of(now, text, e -> used.indexOf(e.id()), stale);
    }
}
