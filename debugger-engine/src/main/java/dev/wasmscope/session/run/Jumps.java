package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.FrameEdits;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.JumpTarget;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.symbol.LineTargets;
import dev.wasmscope.session.symbol.Symbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds out where the innermost function can go on. Used on the guest's thread. */
final class Jumps {
    private final Symbols symbols;
    private final LineTargets lines;

    Jumps(Symbols symbols) {
        this.symbols = symbols;
        this.lines = new LineTargets(symbols);
    }

    /** The places of a line in the innermost function. */
    List<JumpTarget> targets(StopState stop, String file, int line) throws SessionException {
        CodeLocation now = stop.snapshot().location(0);
        FrameEdits edits = Redirection.edits(stop.snapshot());
        List<JumpTarget> targets = new ArrayList<>();
        for (long offset : lines.of(now.functionIndex(), file, line)) {
            CodeLocation target = new CodeLocation(now.functionIndex(), offset);
            targets.add(new JumpTarget(target, position(offset), refusal(edits, now, target)));
        }
        return targets;
    }

    private Optional<SourcePosition> position(long offset) {
        return symbols.lineSource().lineAt(offset).flatMap(row -> symbols.position(row.position()));
    }

    private Optional<String> refusal(FrameEdits edits, CodeLocation now, CodeLocation target) {
        if (target.functionIndex() != now.functionIndex()) {
            return Optional.of(
                    "it is in %s, the program stands in %s"
                            .formatted(
                                    symbols.functionName(target.functionIndex()),
                                    symbols.functionName(now.functionIndex())));
        }
        OptionalLong body = symbols.entry(now.functionIndex());
        boolean enters = body.isPresent() && now.codeOffset() < body.getAsLong();
        boolean leaves = body.isPresent() && target.codeOffset() < body.getAsLong();
        if (enters && !leaves) {
            return Optional.of("the function has not made its frame yet: step to its first line");
        }
        if (leaves && !enters) {
            return Optional.of("the function would make its frame twice there: restart it instead");
        }
        return edits.jumpRefusal(target.codeOffset());
    }

    Redirection to(StopState stop, CodeLocation target) throws SessionException {
        FrameEdits edits = Redirection.edits(stop.snapshot());
        String where = "0x" + Long.toHexString(target.codeOffset());
        Optional<String> refusal = refusal(edits, stop.snapshot().location(0), target);
        if (refusal.isPresent()) {
            throw new SessionException("cannot jump to " + where + ": " + refusal.get());
        }
        return jump(stop, "jumped to " + where, target);
    }

    Redirection to(StopState stop, String file, int line) throws SessionException {
        List<JumpTarget> targets = targets(stop, file, line);
        for (JumpTarget target : targets) {
            if (target.refusal().isEmpty()) {
                return jump(stop, "jumped to line " + line, target.location());
            }
        }
        String why =
                targets.isEmpty()
                        ? "%s has no code of it"
                                .formatted(
                                        symbols.functionName(
                                                stop.snapshot().location(0).functionIndex()))
                        : targets.getFirst().refusal().orElseThrow();
        throw new SessionException("cannot jump to line " + line + ": " + why);
    }

    private static Redirection jump(StopState stop, String how, CodeLocation target)
            throws SessionException {
        return Redirection.of(stop, how, edits -> edits.jump(target.codeOffset()), List.of());
    }
}
