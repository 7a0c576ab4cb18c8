package dev.wasmscope.session.run;

import dev.wasmscope.engine.control.RunToClock;
import dev.wasmscope.session.InstructionClock;
import dev.wasmscope.session.Stop;
import java.util.concurrent.CompletableFuture;

/** Goes to moments: on from where the program stands, else from its beginning. */
final class ClockDesk implements InstructionClock {
    private final RunControl control;

    ClockDesk(RunControl control) {
        this.control = control;
    }

    @Override
    public CompletableFuture<Stop> runTo(long instructions) {
        if (instructions < 0) {
            return RunControl.failed(instructions + " is no number of instructions");
        }
        RunToClock plan = new RunToClock(instructions);
        return switch (control.state()) {
            case NOT_STARTED, ENDED -> control.startTo(plan);
            case RUNNING -> control.pause().thenCompose(_ -> runTo(instructions));
            case STOPPED ->
                    isPast(instructions)
                            ? control.kill().thenCompose(_ -> control.startTo(plan))
                            : control.resume(plan);
        };
    }

    private boolean isPast(long instructions) {
        return control.lastStop().filter(stop -> stop.clock() > instructions).isPresent();
    }
}
