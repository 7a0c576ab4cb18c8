package dev.wasmscope.engine.probe;

import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.probe.ControlFlow.Branch;
import dev.wasmscope.engine.probe.ControlFlow.Kind;
import java.util.Arrays;
import java.util.Map;

/**
 * Finds how often every instruction of a body was executed: what comes in at the top, less the
 * branches that are taken, plus those that arrive. One pass over the places of the body where that
 * number can change. Made once for a body and used for any number of counts, by one thread.
 */
public final class FlowWalk {

    /** Hears what a walk finds, in the order of the body. */
    public interface Sink {
        /**
         * Instructions were executed; those that never were are left out.
         *
         * @param from the first
         * @param to the one behind the last
         * @param count how often each
         */
        void executed(int from, int to, long count);

        /**
         * An instruction with a counter was executed.
         *
         * @param count how often
         */
        default void branch(int instruction, long count) {}

        /**
         * A {@code loop}.
         *
         * @param entries how often it was entered from above
         * @param back how often a branch went back to it
         */
        default void loop(int instruction, long entries, long back) {}
    }

    private final ControlFlow flow;
    private final int[] turns;

    /** By counter, less one: the turn where its branch arrives, or -1. */
    private final int[] targets;

    private final long[] arriving;

    private long[] counters = {};
    private long[] positions = {};
    private Map<Long, Long> moves = Map.of();
    private int nextMove;
    private int open;
    private long running;

    /** A walk over a body. */
    public FlowWalk(ControlFlow flow) {
        this.flow = flow;
        this.turns = flow.turns();
        this.arriving = new long[turns.length];
        this.targets =
                flow.branches().stream()
                        .mapToInt(b -> b.target() < 0 ? -1 : turn(b.target()))
                        .toArray();
    }

    private int turn(int instruction) {
        return Arrays.binarySearch(turns, instruction);
    }

    /**
     * Walks.
     *
     * @param entries how often the function was entered
     * @param counts its counters
     * @param moved by {@link CodePosition} how many more activations went on there than came there,
     *     see {@link BranchCounter#moved}
     */
    public void walk(long entries, long[] counts, Map<Long, Long> moved, Sink sink) {
        counters = counts;
        moves = moved;
        positions =
                moved.keySet().stream().mapToLong(p -> p).filter(p -> p >= 0).sorted().toArray();
        nextMove = 0;
        open = 0;
        running = entries + moved.getOrDefault(CodePosition.ENTRY, 0L);
        Arrays.fill(arriving, 0);
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] >= 0) {
                arriving[targets[i]] += counts[i + 1];
            }
        }
        for (int turn = 0; turn < turns.length; turn++) {
            move(CodePosition.before(flow.offset(turns[turn])), sink);
            pass(turn, sink);
        }
        change(flow.size(), 0, sink);
    }

    /** Applies what moved to positions before this one. */
    private void move(long until, Sink sink) {
        while (nextMove < positions.length && positions[nextMove] < until) {
            long position = positions[nextMove++];
            int at = flow.at(CodePosition.codeOffset(position));
            int first = CodePosition.isBehind(position) ? at + 1 : at;
            change(first, running + moves.getOrDefault(position, 0L), sink);
        }
    }

    private void pass(int turn, Sink sink) {
        int at = turns[turn];
        Opcode opcode = flow.opcode(at);
        long before = CodePosition.before(flow.offset(at)) + 1;
        switch (opcode) {
            case ELSE -> {
                move(before, sink);
                startPart(turn, sink);
            }
            case CATCH, CATCH_ALL -> startPart(turn, sink);
            case LOOP -> {
                sink.loop(at, running, arriving[turn]);
                change(at, running + arriving[turn], sink);
            }
            case END, DELEGATE -> change(at, running + arriving[turn], sink);
            default -> {}
        }
        move(before, sink);
        int counter = flow.counter(at);
        if (counter != 0) {
            sink.branch(at, running);
        }
        if (ControlFlow.ends(opcode)) {
            change(at + 1, 0, sink);
        } else if (counter != 0) {
            Branch branch = flow.branches().get(counter - 1);
            boolean stays = branch.kind() == Kind.NOT_TAKEN;
            change(at + 1, stays ? counters[counter] : running - counters[counter], sink);
        }
    }

    /** Ends a part of a block, which goes on at the block's end; the next comes from elsewhere. */
    private void startPart(int turn, Sink sink) {
        int at = turns[turn];
        arriving[turn(flow.partner(at))] += running;
        change(at, arriving[turn], sink);
    }

    /** From an instruction on, another number runs. */
    private void change(int from, long count, Sink sink) {
        if (count != running || from == flow.size()) {
            if (running != 0 && from > open) {
                sink.executed(open, from, running);
            }
            open = from;
            running = count;
        }
    }
}
