package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Profiles by what functions belong to: modules, languages, folders, files. Laid out by {@link
 * FlameGraph} like any other.
 */
public final class Icicle {

    private final Profile profile;
    private final List<FunctionKey> functions;
    private final List<FunctionLabel> labels;
    private final Map<String, Integer> groups = new HashMap<>();
    private int nextNumber;

    private Icicle(Profile profile) {
        this.profile = profile;
        this.functions = new ArrayList<>(profile.functions());
        this.labels = new ArrayList<>(profile.labels());
        for (FunctionKey key : functions) {
            if (key instanceof FunctionKey.Foreign(int number)) {
                nextNumber = Math.max(nextNumber, number + 1);
            }
        }
    }

    /**
     * A tree of groups with the functions at its ends, each with its own cost wherever it was
     * called from: who is all this spent in?
     *
     * @param levels what to group by, the widest first; without any there are only functions
     */
    public static Profile of(Profile profile, List<Grouping> levels) {
        return new Icicle(profile).hierarchy(levels);
    }

    /**
     * The call tree with groups in the place of functions: which file, say, calls into which? Calls
     * within a group do not show.
     */
    public static Profile calls(Profile profile, Grouping by) {
        return new Icicle(profile).groupCalls(by);
    }

    private Profile hierarchy(List<Grouping> levels) {
        List<List<String>> paths = Groups.paths(profile, levels);
        Rearrangement to = new Rearrangement(profile);
        for (int row = 1; row < to.old.size(); row++) {
            int function = to.old.function(row);
            int place = 0;
            for (String name : paths.get(function)) {
                place = to.tree.child(place, group(name));
            }
            place = to.tree.child(place, function);
            to.tree.addCalls(place, to.old.calls(row));
            to.place(row, place);
        }
        return withGroups(to.whole());
    }

    private Profile groupCalls(Grouping by) {
        Groups of = Groups.of(profile, by);
        Rearrangement to = new Rearrangement(profile);
        int[] groupOfRow = new int[to.old.size()];
        for (int row = 1; row < to.old.size(); row++) {
            int parent = to.old.parent(row);
            int newParent = to.placeOf(parent);
            groupOfRow[row] = group(of.names().get(of.ofFunction().get(to.old.function(row))));
            boolean within = parent != 0 && groupOfRow[parent] == groupOfRow[row];
            int place = within ? newParent : to.tree.child(newParent, groupOfRow[row]);
            to.tree.addCalls(place, within ? 0 : to.old.calls(row));
            to.place(row, place);
        }
        return withGroups(to.whole());
    }

    private int group(String name) {
        return groups.computeIfAbsent(
                name,
                _ -> {
                    functions.add(new FunctionKey.Foreign(nextNumber++));
                    boolean host = name.equals(Groups.HOST);
                    labels.add(new FunctionLabel(name, Optional.empty(), 0, host));
                    return functions.size() - 1;
                });
    }

    private Profile withGroups(Profile placed) {
        Map<Measure, long[]> columns = new HashMap<>();
        placed.columns().forEach(m -> columns.put(m, placed.values(m).orElseThrow()));
        return new Profile(
                placed.info(),
                functions,
                labels,
                placed.tree(),
                placed.weight(),
                columns,
                placed.tables());
    }
}
