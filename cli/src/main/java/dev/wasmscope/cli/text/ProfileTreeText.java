package dev.wasmscope.cli.text;

import dev.wasmscope.profiler.analyse.Transforms;
import dev.wasmscope.profiler.analyse.TreeOrder;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.List;

/** A profile's tree as indented lines, the heaviest first. */
public final class ProfileTreeText {
    private static final int DEEPEST = 200;

    private final Profile profile;
    private final CallTree tree;
    private final TreeOrder order;
    private final long[] totals;
    private final int[] sizes;
    private final long least;
    private final boolean callersBelow;
    private final Table table;
    private long leftOut;

    private ProfileTreeText(Profile profile, double leastPercent, boolean callersBelow) {
        this.callersBelow = callersBelow;
        this.table =
                callersBelow
                        ? new Table("weight>", "%>", "calls>", "function, below it its callers")
                        : new Table("total>", "%>", "self>", "calls>", "function");
        this.profile = Transforms.foldCallSites(profile);
        this.tree = this.profile.tree();
        this.order = TreeOrder.heaviestFirst(this.profile);
        this.totals = tree.totals();
        this.sizes = sizes(tree);
        this.least = (long) Math.ceil(totals[CallTree.ROOT] * leastPercent / 100);
    }

    /**
     * Callers above what they call: the rows with at least that share of the whole. The last line
     * says how many were left out.
     */
    public static List<String> callees(Profile profile, double leastPercent) {
        return new ProfileTreeText(profile, leastPercent, false).lines(leastPercent);
    }

    /** The same of a tree whose rows stand above their callers. */
    public static List<String> callers(Profile profile, double leastPercent) {
        return new ProfileTreeText(profile, leastPercent, true).lines(leastPercent);
    }

    private List<String> lines(double leastPercent) {
        children(CallTree.ROOT, 0);
        List<String> lines = new ArrayList<>(table.lines());
        if (leftOut > 0) {
            lines.add(
                    "%,d rows below %s of the whole are left out"
                            .formatted(leftOut, percentText(leastPercent)));
        }
        return lines;
    }

    private void children(int row, int depth) {
        for (int i = 0; i < order.childCount(row); i++) {
            int child = order.child(row, i);
            if (totals[child] < least || depth == DEEPEST) {
                leftOut += sizes[child];
            } else {
                add(child, depth);
                children(child, depth + 1);
            }
        }
    }

    private void add(int row, int depth) {
        FunctionLabel label = profile.labels().get(tree.function(row));
        String name = "  ".repeat(depth) + label.name() + ProfileText.position(label);
        String total = ProfileText.amount(profile.weight(), totals[row]);
        String share = ProfileText.percent(totals[row], totals[CallTree.ROOT]);
        String calls = ProfileText.grouped(tree.calls(row));
        if (callersBelow) {
            table.row(total, share, calls, name);
        } else {
            String self = ProfileText.amount(profile.weight(), tree.self(row));
            table.row(total, share, self, calls, name);
        }
    }

    /** For each row, how many rows it and everything below it are. */
    private static int[] sizes(CallTree tree) {
        int[] sizes = new int[tree.size()];
        for (int row = sizes.length - 1; row > CallTree.ROOT; row--) {
            sizes[row]++;
            sizes[tree.parent(row)] += sizes[row];
        }
        return sizes;
    }

    private static String percentText(double percent) {
        return percent == Math.rint(percent) ? (long) percent + " %" : percent + " %";
    }
}
