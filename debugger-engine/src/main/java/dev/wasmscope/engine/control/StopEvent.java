package dev.wasmscope.engine.control;

import dev.wasmscope.engine.exec.Raised;
import dev.wasmscope.engine.exec.Trap;
import dev.wasmscope.engine.exec.Value;
import java.util.List;

/** Why the guest stands still. */
public sealed interface StopEvent {
    /** The guest as it stands; empty of frames when it is over. */
    Snapshot snapshot();

    /** At breakpoints of the user; ids ascending, at least one. */
    record Breakpoint(List<Integer> ids, Snapshot snapshot) implements StopEvent {
        public Breakpoint {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Behind a call of a host function that breakpoints of the user wait for.
     *
     * @param ids those, and the breakpoints at the instruction behind the call; ascending
     */
    record HostCall(List<Integer> ids, Snapshot snapshot) implements StopEvent {
        public HostCall {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Before an exception is thrown.
     *
     * @param raised what
     */
    record Thrown(List<Integer> ids, Raised raised, Snapshot snapshot) implements StopEvent {
        public Thrown {
            ids = List.copyOf(ids);
        }
    }

    /** In the call of the host that ends the guest; running on ends it. */
    record Exiting(List<Integer> ids, int code, Snapshot snapshot) implements StopEvent {
        public Exiting {
            ids = List.copyOf(ids);
        }
    }

    /** Behind what breakpoints on data wait for. */
    record Data(List<Integer> ids, Snapshot snapshot) implements StopEvent {
        public Data {
            ids = List.copyOf(ids);
        }
    }

    /** The frame is gone that data belonged to which breakpoints watched. */
    record DataEnded(List<Integer> ids, Snapshot snapshot) implements StopEvent {
        public DataEnded {
            ids = List.copyOf(ids);
        }
    }

    /** A plan has arrived. */
    record Step(Snapshot snapshot) implements StopEvent {}

    /**
     * The guest was moved: it goes on elsewhere, and has executed nothing.
     *
     * @param how for the user
     */
    record Moved(String how, Snapshot snapshot) implements StopEvent {}

    /** Somebody asked for it. */
    record Pause(Snapshot snapshot) implements StopEvent {}

    /** A trap; the frames can be read, running on ends the guest. */
    record Trapped(Trap trap, Snapshot snapshot) implements StopEvent {}

    /** The limit of instructions. */
    record Limit(Snapshot snapshot) implements StopEvent {}

    /** The started function returned. */
    record Completed(List<Value> results, Snapshot snapshot) implements StopEvent {
        public Completed {
            results = List.copyOf(results);
        }
    }

    /** The guest ended itself. */
    record Exited(int code, Snapshot snapshot) implements StopEvent {}

    /** It was killed, or resumed after a trap. */
    record Killed(boolean afterTrap, Snapshot snapshot) implements StopEvent {}

    /** The engine itself failed: an error of ours, not of the guest. */
    record Failed(RuntimeException cause, Snapshot snapshot) implements StopEvent {}

    /** Whether the guest is over. */
    default boolean isEnd() {
        return switch (this) {
            case Completed _, Exited _, Killed _, Failed _ -> true;
            case Breakpoint _,
                    HostCall _,
                    Thrown _,
                    Exiting _,
                    Data _,
                    DataEnded _,
                    Step _,
                    Moved _,
                    Pause _,
                    Trapped _,
                    Limit _ ->
                    false;
        };
    }
}
