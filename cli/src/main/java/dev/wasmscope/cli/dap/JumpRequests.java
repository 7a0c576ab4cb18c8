package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.JumpTarget;
import dev.wasmscope.session.Moved;
import dev.wasmscope.session.StepTarget;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.debug.GotoArguments;
import org.eclipse.lsp4j.debug.GotoTarget;
import org.eclipse.lsp4j.debug.GotoTargetsArguments;
import org.eclipse.lsp4j.debug.GotoTargetsResponse;
import org.eclipse.lsp4j.debug.RestartFrameArguments;
import org.eclipse.lsp4j.debug.StepInTarget;
import org.eclipse.lsp4j.debug.StepInTargetsArguments;
import org.eclipse.lsp4j.debug.StepInTargetsResponse;

/** Where the stopped program can go on: another line, a frame anew, a call of the line. */
final class JumpRequests {
    private final Target target;
    private final Client client;
    private final Sources sources;

    JumpRequests(Target target, Client client, Sources sources) {
        this.target = target;
        this.client = client;
        this.sources = sources;
    }

    GotoTargetsResponse gotoTargets(GotoTargetsArguments arguments) {
        DebugSession session = target.stopped();
        int line = client.wishes().lineFromOne(arguments.getLine());
        SourceRef ref = sources.ref(arguments.getSource());
        GotoTargetsResponse response = new GotoTargetsResponse();
        response.setTargets(
                switch (ref) {
                    case SourceRef.File(String path) ->
                            places(
                                    target.ask(session.changes().jumpTargets(path, line)),
                                    arguments.getLine());
                    case SourceRef.Code(int function) ->
                            new GotoTarget[] {
                                place(
                                        new CodeLocation(
                                                function, sources.codeOffset(function, line)),
                                        arguments.getLine(),
                                        "instruction")
                            };
                });
        return response;
    }

    private GotoTarget[] places(List<JumpTarget> all, int line) {
        List<JumpTarget> possible = all.stream().filter(at -> at.refusal().isEmpty()).toList();
        if (possible.isEmpty() && !all.isEmpty()) {
            throw new CommandFailure(all.getFirst().refusal().orElse(""));
        }
        return possible.stream()
                .map(
                        at -> {
                            int column = at.position().map(p -> p.column()).orElse(0);
                            GotoTarget place =
                                    place(at.location(), line, "column " + Math.max(1, column));
                            place.setColumn(client.wishes().column(column));
                            return place;
                        })
                .toArray(GotoTarget[]::new);
    }

    private GotoTarget place(CodeLocation location, int line, String what) {
        String address = Addresses.text(location.codeOffset());
        GotoTarget place = new GotoTarget();
        place.setId(target.jumps().add(location));
        place.setLabel(what + " (" + address + ")");
        place.setLine(line);
        place.setInstructionPointerReference(address);
        return place;
    }

    void jump(GotoArguments arguments) {
        CodeLocation place = target.jumps().get(arguments.getTargetId());
        move(session -> session.changes().jump(place));
    }

    void restartFrame(RestartFrameArguments arguments) {
        int frame = target.frames().get(arguments.getFrameId()).index();
        move(session -> session.changes().restartFrame(frame));
    }

    /** Nothing is executed, so the client is not told that the program runs. */
    private void move(Function<DebugSession, CompletableFuture<Moved>> how) {
        DebugSession session = target.stopped();
        target.resuming();
        try {
            target.ask(how.apply(session)).notes().forEach(client::important);
        } finally {
            target.stayed();
        }
    }

    StepInTargetsResponse stepInTargets(StepInTargetsArguments arguments) {
        int frame = target.frameIndex(arguments.getFrameId());
        StepInTargetsResponse response = new StepInTargetsResponse();
        response.setTargets(
                target.ask(target.stopped().stepping().targets(frame)).stream()
                        .map(this::call)
                        .toArray(StepInTarget[]::new));
        return response;
    }

    private StepInTarget call(StepTarget call) {
        StepInTarget shown = new StepInTarget();
        shown.setId(target.calls().add(call));
        shown.setLabel(call.label() + (call.inlined() ? " [inlined]" : ""));
        call.position()
                .ifPresent(
                        position -> {
                            shown.setLine(client.wishes().line(position.line()));
                            shown.setColumn(client.wishes().column(position.column()));
                        });
        return shown;
    }
}
