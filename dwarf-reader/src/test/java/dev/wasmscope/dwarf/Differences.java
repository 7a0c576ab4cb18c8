package dev.wasmscope.dwarf;

import java.util.List;
import java.util.StringJoiner;

/** What we say and what a tool says, where it is not the same: the first few and how many. */
final class Differences {
    private static final int SHOWN = 10;

    private final StringJoiner first = new StringJoiner("\n");
    private int count;

    /** Two texts line by line. */
    static Differences ofLines(List<String> theirs, List<String> ours) {
        Differences differences = new Differences();
        for (int i = 0; i < Math.max(theirs.size(), ours.size()); i++) {
            String their = i < theirs.size() ? theirs.get(i) : "nothing";
            String our = i < ours.size() ? ours.get(i) : "nothing";
            if (!their.equals(our)) {
                differences.add("line " + i, our, their);
            }
        }
        return differences;
    }

    void add(String where, String our, String their) {
        if (count++ < SHOWN) {
            first.add(where + "\n  ours   " + our + "\n  theirs " + their);
        }
    }

    /** Empty if there are none. */
    String text() {
        return count == 0 ? "" : count + " differ:\n" + first;
    }
}
