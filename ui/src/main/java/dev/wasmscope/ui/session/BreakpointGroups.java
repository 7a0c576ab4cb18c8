package dev.wasmscope.ui.session;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** Which breakpoint is in which group of the user. A breakpoint is in one group at most. */
public final class BreakpointGroups {
    private final ObservableMap<Integer, String> byId = FXCollections.observableHashMap();
    private final ObservableMap<Integer, String> view =
            FXCollections.unmodifiableObservableMap(byId);

    /** Group names by the breakpoint's id; changes of it can be listened to. */
    public ObservableMap<Integer, String> byId() {
        return view;
    }

    /** The group of a breakpoint. */
    public Optional<String> of(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All names, sorted. */
    public List<String> names() {
        return byId.values().stream().distinct().sorted().toList();
    }

    void put(int id, String group) {
        if (group.isBlank()) {
            byId.remove(id);
        } else {
            byId.put(id, group.strip());
        }
    }

    void rename(int from, int to) {
        String group = byId.remove(from);
        if (group != null) {
            byId.put(to, group);
        }
    }

    void clear() {
        byId.clear();
    }
}
