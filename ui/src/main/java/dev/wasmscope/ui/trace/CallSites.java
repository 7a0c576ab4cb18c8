package dev.wasmscope.ui.trace;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SymbolisedLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where calls were made, in words and in the source. A guest calls the host from its language's
 * library, so the innermost function whose source can be read counts as the caller. Answers are
 * remembered, as call sites recur. The first question may take long.
 */
public final class CallSites {
    private final ModuleView module;
    private final Map<CodeLocation, List<SymbolisedLocation>> known = new ConcurrentHashMap<>();

    /**
     * One function on the way to a call.
     *
     * @param function the name to show
     * @param inlined whether it was inlined into the next one
     * @param position of the call in it
     * @param location of the call instruction
     */
    public record Caller(
            String function,
            boolean inlined,
            Optional<SourcePosition> position,
            CodeLocation location) {}

    public CallSites(ModuleView module) {
        this.module = module;
    }

    /** The functions on the way to a call, innermost first. */
    public List<Caller> callers(HostCallEvent call) {
        List<Caller> callers = new ArrayList<>();
        call.callSite().ifPresent(site -> add(callers, site));
        call.callers().forEach(site -> add(callers, site));
        return callers;
    }

    private void add(List<Caller> callers, CodeLocation site) {
        for (SymbolisedLocation row :
                known.computeIfAbsent(site, s -> module.symbolize(s.codeOffset()))) {
            callers.add(new Caller(row.function(), row.inlined(), row.position(), site));
        }
    }

    /**
     * The line that made a call: the innermost that can be read, else the innermost that is not of
     * a library, else the innermost known.
     */
    public Optional<SourcePosition> line(HostCallEvent call) {
        List<CodeLocation> places = new ArrayList<>();
        call.callSite().ifPresent(places::add);
        places.addAll(call.callers());
        return line(places);
    }

    /** The same for call instructions, innermost first. */
    public Optional<SourcePosition> line(List<CodeLocation> places) {
        List<Caller> callers = new ArrayList<>();
        places.forEach(site -> add(callers, site));
        List<SourcePosition> lines =
                callers.stream()
                        .flatMap(c -> c.position().stream())
                        .filter(p -> p.line() > 0)
                        .toList();
        return lines.stream()
                .filter(p -> p.resolved().isPresent())
                .findFirst()
                .or(() -> lines.stream().filter(p -> !p.inLibrary()).findFirst())
                .or(() -> lines.stream().findFirst());
    }
}
