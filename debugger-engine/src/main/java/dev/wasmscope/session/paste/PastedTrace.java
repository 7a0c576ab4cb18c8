package dev.wasmscope.session.paste;

import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SymbolisedLocation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stack trace that another engine printed, filled in from a module's debug information. Text that
 * is no frame stays as it is, line by line.
 */
public final class PastedTrace {
    private final ModuleView module;

    /**
     * Fills in traces of runs of a module.
     *
     * @param module the same build that ran; another one gives other lines
     */
    public PastedTrace(ModuleView module) {
        this.module = module;
    }

    /** All lines of a text. */
    public List<PastedLine> lines(String text) {
        return text.lines().map(this::line).toList();
    }

    /** One line. */
    public PastedLine line(String text) {
        return TraceForm.in(text)
                .map(found -> filledIn(text, found))
                .orElseGet(() -> PastedLine.plain(text));
    }

    private PastedLine filledIn(String text, TraceForm.Found found) {
        TraceFrame frame = found.frame();
        OptionalLong code = codeOffset(frame);
        if (code.isPresent()) {
            return line(text, found, code, module.symbolize(code.getAsLong()), "");
        }
        List<SymbolisedLocation> named =
                function(frame).map(PastedTrace::beginning).stream().toList();
        return line(text, found, OptionalLong.empty(), named, whyNoLine(frame, !named.isEmpty()));
    }

    private static PastedLine line(
            String text,
            TraceForm.Found found,
            OptionalLong code,
            List<SymbolisedLocation> rows,
            String note) {
        return new PastedLine(
                text, found.before(), found.behind(), Optional.of(found.frame()), code, rows, note);
    }

    /** Where the frame is, unless the line contradicts itself for this module. */
    private OptionalLong codeOffset(TraceFrame frame) {
        if (frame.fileOffset().isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong code = module.codeOffsetOf(instruction(frame));
        return code.isPresent() && isInNamedFunction(frame, code.getAsLong())
                ? code
                : OptionalLong.empty();
    }

    /**
     * WAMR prints where its interpreter would read next, which is behind the instruction that
     * trapped or called; the other engines print the instruction.
     */
    private static long instruction(TraceFrame frame) {
        long offset = frame.fileOffset().orElse(0);
        return frame.engine() == TraceEngine.WAMR ? offset - 1 : offset;
    }

    private boolean isInNamedFunction(TraceFrame frame, long codeOffset) {
        Optional<FunctionView> there = module.functionAt(codeOffset);
        return frame.functionIndex().isEmpty()
                || there.isEmpty()
                || there.get().index() == frame.functionIndex().getAsInt();
    }

    private Optional<FunctionView> function(TraceFrame frame) {
        if (frame.functionIndex().isPresent()) {
            return module.function(frame.functionIndex().getAsInt());
        }
        List<FunctionView> named =
                frame.name().isEmpty() ? List.of() : module.findFunctions(frame.name());
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    /** What is known of a function without an offset in it: where it begins. */
    private static SymbolisedLocation beginning(FunctionView function) {
        return new SymbolisedLocation(
                function.name(),
                function.wholeName(),
                function.wasmName(),
                false,
                function.position());
    }

    private static String whyNoLine(TraceFrame frame, boolean named) {
        if (frame.fileOffset().isEmpty()) {
            return named ? "the function's beginning: the trace has no offset" : "";
        }
        return named
                ? "the function's beginning: the offset is not in it; is this the module that ran?"
                : "no code of this module is there; is this the module that ran?";
    }
}
