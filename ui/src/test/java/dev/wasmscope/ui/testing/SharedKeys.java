package dev.wasmscope.ui.testing;

import dev.wasmscope.ui.AppContext;
import dev.wasmscope.ui.action.Action;
import java.util.ArrayList;
import java.util.List;

/** Finds actions that one key would run. */
public final class SharedKeys {
    private SharedKeys() {}

    /**
     * A line for each pair. An action that is called after a view may have the key of another one
     * if it is only there while its view has the keyboard; to be called while none has.
     */
    public static List<String> of(AppContext context) {
        List<String> shared = new ArrayList<>();
        List<Action> seen = new ArrayList<>();
        for (Action action : context.actions().all()) {
            for (Action other : seen) {
                if (action.key().isPresent()
                        && action.key().equals(other.key())
                        && !apart(context, action, other)) {
                    shared.add(action.id() + " and " + other.id());
                }
            }
            seen.add(action);
        }
        return shared;
    }

    private static boolean apart(AppContext context, Action one, Action other) {
        return !word(one).equals(word(other)) && (ofView(context, one) || ofView(context, other));
    }

    private static boolean ofView(AppContext context, Action action) {
        return context.docks().tools().containsKey(word(action)) && !action.enabledProperty().get();
    }

    private static String word(Action action) {
        return action.id().substring(0, action.id().indexOf('.'));
    }
}
