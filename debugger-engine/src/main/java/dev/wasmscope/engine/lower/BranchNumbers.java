package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.lower.CountedBranch.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the branches of a body in its order. That order does not depend on form or breakpoints,
 * so a branch has one number in all code of its function.
 */
final class BranchNumbers {
    /** The number of ways that need no count of their own. */
    static final int NONE = 0;

    private record Draft(int source, Kind kind, @Nullable Label target) {}

    private final CodeBuilder code;
    private final @Nullable List<Draft> drafts;
    private int next = 1;

    /**
     * Numbers.
     *
     * @param listed whether {@link #list} will be asked for
     */
    BranchNumbers(CodeBuilder code, boolean listed) {
        this.code = code;
        this.drafts = listed ? new ArrayList<>() : null;
    }

    /**
     * Numbers a branch of the current instruction.
     *
     * @param target null if it is the instruction itself, or there is none
     */
    int add(Kind kind, @Nullable Label target) {
        if (drafts != null) {
            drafts.add(new Draft(code.codeOffset, kind, target));
        }
        return next++;
    }

    /** How many numbers there are, 0 included. */
    int count() {
        return next;
    }

    /** What the numbers stand for, from 1; the whole body was lowered. */
    List<CountedBranch> list() {
        List<CountedBranch> branches = new ArrayList<>();
        for (Draft draft : drafts == null ? List.<Draft>of() : drafts) {
            branches.add(new CountedBranch(draft.source, draft.kind, target(draft)));
        }
        return branches;
    }

    private static int target(Draft draft) {
        Label label = draft.target;
        if (label == null) {
            return draft.kind == Kind.CAUGHT ? draft.source : -1;
        }
        return draft.kind == Kind.ELSE ? label.falseOffset() : label.branchOffset();
    }
}
