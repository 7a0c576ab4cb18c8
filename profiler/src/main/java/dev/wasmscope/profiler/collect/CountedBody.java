package dev.wasmscope.profiler.collect;

import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.probe.CodePosition;
import dev.wasmscope.engine.probe.ControlFlow;
import dev.wasmscope.engine.probe.ControlFlow.Branch;
import dev.wasmscope.engine.probe.FlowWalk;
import dev.wasmscope.profiler.model.CodeCountsBuilder;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** One function's code, as counters of any of its paths are turned into executions. */
final class CountedBody {
    private final int function;
    private final ControlFlow flow;
    private final FlowWalk walk;

    /** Where pieces begin: the same on every path, so that pieces of paths add up. */
    private final BitSet pieces;

    /**
     * A body.
     *
     * @param function its number in the profile
     * @param starts code offsets where source positions begin
     */
    CountedBody(int function, ControlFlow flow, int[] starts) {
        this.function = function;
        this.flow = flow;
        this.walk = new FlowWalk(flow);
        this.pieces = flow.blocks();
        for (int start : starts) {
            pieces.set(flow.at(start));
        }
    }

    /** Lets pieces begin where an activation has left its way. */
    void splitAt(Iterable<Long> positions) {
        for (long position : positions) {
            if (position >= 0) {
                int at = flow.at(CodePosition.codeOffset(position));
                pieces.set(CodePosition.isBehind(position) ? at + 1 : at);
            }
        }
    }

    /** Adds the executions of a path. */
    void addPieces(
            int row, long calls, long[] counters, Map<Long, Long> moves, CodeCountsBuilder to) {
        walk.walk(
                calls,
                counters,
                moves,
                (from, end, count) -> {
                    int start = from;
                    while (start < end) {
                        int next = pieces.nextSetBit(start + 1);
                        int stop = next < 0 || next > end ? end : next;
                        int counted = flow.counted(start, stop);
                        if (counted > 0) {
                            to.add(row, flow.offset(start), flow.offset(stop), counted, count);
                        }
                        start = stop;
                    }
                });
    }

    /**
     * Adds what all paths together executed.
     *
     * @param opcodes executions by number of the opcode
     */
    void addTotals(
            long calls,
            long[] counters,
            Map<Long, Long> moves,
            List<long[]> branches,
            List<long[]> loops,
            long[] opcodes) {
        walk.walk(
                calls,
                counters,
                moves,
                new FlowWalk.Sink() {
                    @Override
                    public void executed(int from, int to, long count) {
                        for (int i = from; i < to; i++) {
                            if (!flow.opcode(i).isStructural()) {
                                opcodes[flow.opcode(i).ordinal()] += count;
                            }
                        }
                    }

                    @Override
                    public void branch(int instruction, long count) {
                        addBranch(instruction, count, counters, branches);
                    }

                    @Override
                    public void loop(int instruction, long entries, long back) {
                        loops.add(
                                new long[] {
                                    function,
                                    flow.offset(instruction),
                                    flow.offset(flow.endOf(instruction) + 1),
                                    entries,
                                    entries + back
                                });
                    }
                });
    }

    private void addBranch(int instruction, long count, long[] counters, List<long[]> branches) {
        Opcode opcode = flow.opcode(instruction);
        if (opcode == Opcode.BR) {
            return; // no decision
        }
        int first = flow.counter(instruction);
        int counter = first;
        do {
            Branch branch = flow.branches().get(counter - 1);
            long counted = counters[counter];
            long taken =
                    switch (branch.kind()) {
                        case ELSE, NOT_TAKEN -> count - counted;
                        default -> counted;
                    };
            branches.add(
                    new long[] {
                        function,
                        flow.offset(instruction),
                        opcode.code(),
                        counter - first,
                        taken,
                        count - taken
                    });
            counter++;
        } while (opcode == Opcode.BR_TABLE && isLabelOf(instruction, counter));
    }

    private boolean isLabelOf(int instruction, int counter) {
        return counter <= flow.branches().size()
                && flow.branches().get(counter - 1).source() == instruction;
    }
}
