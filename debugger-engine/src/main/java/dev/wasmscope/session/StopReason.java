package dev.wasmscope.session;

import dev.wasmscope.engine.host.HostCallEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Why the guest does not run. */
public sealed interface StopReason {
    /**
     * One line for the user, for example {@code breakpoint 2} or {@code trap: out of bounds memory
     * access}.
     */
    String text();

    /** Before the first instruction of the program, because the launch asked for it. */
    record AtEntry() implements StopReason {
        @Override
        public String text() {
            return "program entry";
        }
    }

    /** A stop that breakpoints of the user wanted. It wins over a step that ends there. */
    sealed interface OfBreakpoints extends StopReason {
        /** The breakpoints, ascending. */
        List<Integer> ids();

        /**
         * What is wrong with a condition that could not be evaluated, which is why it stops; else
         * empty.
         */
        String problem();

        /** What happened, in the user's words; empty where a breakpoint's place was reached. */
        String event();

        @Override
        default String text() {
            String which =
                    (ids().size() == 1 ? "breakpoint " : "breakpoints ")
                            + String.join(", ", ids().stream().map(String::valueOf).toList());
            String what = event().isEmpty() ? which : which + ": " + event();
            return problem().isEmpty() ? what : what + "; " + problem();
        }
    }

    /** At places of breakpoints. */
    record AtBreakpoint(List<Integer> ids, String problem) implements OfBreakpoints {
        public AtBreakpoint {
            ids = List.copyOf(ids);
        }

        /** Without a problem. */
        public AtBreakpoint(List<Integer> ids) {
            this(ids, "");
        }

        @Override
        public String event() {
            return "";
        }
    }

    /**
     * Behind a call of the host that breakpoints wait for.
     *
     * @param ids of the breakpoints; those at the instruction behind the call with them
     * @param call the call that has just returned
     */
    record AtHostCall(List<Integer> ids, String problem, HostCallEvent call)
            implements OfBreakpoints {
        public AtHostCall {
            ids = List.copyOf(ids);
        }

        @Override
        public String event() {
            String result = call.result().isEmpty() ? "" : " = " + call.result();
            return "call " + call.number() + ", " + call.name() + result;
        }
    }

    /**
     * Before an exception of the guest is thrown.
     *
     * @param exception its tag and values, for example {@code tag 0 (i32 66720)}
     * @param handler the function that catches it; empty if none does
     */
    record AtThrow(List<Integer> ids, String problem, String exception, Optional<String> handler)
            implements OfBreakpoints {
        public AtThrow {
            ids = List.copyOf(ids);
        }

        @Override
        public String event() {
            return "throw "
                    + exception
                    + handler.map(name -> ", caught in " + name).orElse(", not caught");
        }
    }

    /**
     * Before a memory grows.
     *
     * @param memory its index
     * @param pages its present size in pages of 64 KiB
     * @param more how many pages the guest asks for; unsigned
     */
    record AtMemoryGrow(List<Integer> ids, String problem, int memory, long pages, long more)
            implements OfBreakpoints {
        public AtMemoryGrow {
            ids = List.copyOf(ids);
        }

        @Override
        public String event() {
            return "memory.grow of memory "
                    + memory
                    + " from "
                    + pages
                    + " by "
                    + Long.toUnsignedString(more)
                    + " pages";
        }
    }

    /**
     * Before the program ends by itself. Its frames can be read; resuming ends it.
     *
     * @param code the exit code that it ends with
     */
    record AtExit(List<Integer> ids, String problem, int code) implements OfBreakpoints {
        public AtExit {
            ids = List.copyOf(ids);
        }

        @Override
        public String event() {
            return "exit with code " + code;
        }
    }

    /**
     * Behind an instruction, or a call of the host, that accessed data that breakpoints watch.
     *
     * @param hits what was done, for each breakpoint on data
     * @param by who did it
     */
    record AtData(List<Integer> ids, String problem, List<DataHit> hits, DataAccessor by)
            implements OfBreakpoints {
        public AtData {
            ids = List.copyOf(ids);
            hits = List.copyOf(hits);
        }

        @Override
        public String event() {
            boolean written = hits.stream().anyMatch(DataHit::written);
            return String.join(", ", hits.stream().map(DataHit::text).toList())
                    + (written ? ", written by " : ", read by ")
                    + by.text();
        }
    }

    /**
     * The frame is gone that watched data belonged to; those breakpoints wait for nothing any more.
     *
     * @param event what is over and why
     */
    record DataEnded(List<Integer> ids, String problem, String event) implements OfBreakpoints {
        public DataEnded {
            ids = List.copyOf(ids);
        }
    }

    /** A step, or a run to a place, has arrived. */
    record StepDone() implements StopReason {
        @Override
        public String text() {
            return "step";
        }
    }

    /**
     * The user moved it: it goes on elsewhere, and has executed nothing.
     *
     * @param text {@code jumped to line 12}, {@code restarted half}, {@code returned from half}
     */
    record Moved(String text) implements StopReason {}

    /**
     * The user paused it.
     *
     * @param inHostCall the host function that it was waiting in, as {@code module.name}
     */
    record Paused(Optional<String> inHostCall) implements StopReason {
        @Override
        public String text() {
            return inHostCall.map(call -> "paused in " + call).orElse("paused");
        }
    }

    /**
     * The guest trapped. Its frames can still be read; resuming ends the program.
     *
     * @param kind the specification's name of the trap, for example {@code out of bounds memory
     *     access}
     * @param detail what exactly: operands, sizes; may be empty
     * @param address the linear-memory address at fault, for memory traps
     */
    record Trapped(String kind, String detail, OptionalLong address) implements StopReason {
        @Override
        public String text() {
            return "trap: " + kind + (detail.isEmpty() ? "" : ": " + detail);
        }
    }

    /** A limit of {@link RunLimits} was reached. The state can be read. */
    record LimitReached(String limit) implements StopReason {
        @Override
        public String text() {
            return "limit reached: " + limit;
        }
    }

    /**
     * The program is over.
     *
     * @param code its exit code: 0 when the entry function returned, 134 when it ended after a trap
     * @param results what the invoked function returned, as text; empty for a command
     */
    record Exited(int code, List<WasmValue> results) implements StopReason {
        public Exited {
            results = List.copyOf(results);
        }

        @Override
        public String text() {
            return "exited with code " + code;
        }
    }

    /** The user killed it. */
    record Killed() implements StopReason {
        @Override
        public String text() {
            return "killed";
        }
    }

    /**
     * A recording stopped the guest. Its frames can still be read; resuming ends the program.
     *
     * @param message one line for the user: the replay differs from the recording and how, the
     *     recording ends or is damaged, or it cannot be written
     * @param asRecorded whether the recorded run was stopped here too, in the same state
     */
    record RecordingStopped(String message, boolean asRecorded) implements StopReason {
        @Override
        public String text() {
            return message;
        }
    }

    /**
     * A core file is open, of a stop that was no trap.
     *
     * @param text why the program stood when it was written, if the file says so
     */
    record InCoreFile(String text) implements StopReason {}

    /**
     * The program could not be started, or the engine failed (an error of Wasmscope); it is over.
     *
     * @param message one line for the user
     */
    record Failed(String message) implements StopReason {
        @Override
        public String text() {
            return message;
        }
    }
}
