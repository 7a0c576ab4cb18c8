package dev.wasmscope.cli.trace;

import dev.wasmscope.cli.text.StackText;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.ModuleView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says where in the source a host call was made. A guest calls the host from its language's
 * library, so the innermost frame that has source is named, not the wrapper around the import.
 * Answers are remembered, as call sites repeat.
 */
public final class CallSiteNames {

    private final ModuleView module;
    private final Map<CodeLocation, Optional<String>> known = new HashMap<>();

    public CallSiteNames(ModuleView module) {
        this.module = module;
    }

    /** {@code function (file:line:column)}; empty when the host made the call. */
    public Optional<String> of(HostCallEvent event) {
        return Stream.concat(event.callSite().stream(), event.callers().stream())
                .flatMap(site -> withSource(site).stream())
                .findFirst()
                .or(() -> event.callSite().map(this::withoutSource));
    }

    private Optional<String> withSource(CodeLocation site) {
        return known.computeIfAbsent(site, this::describe);
    }

    private Optional<String> describe(CodeLocation site) {
        return module.symbolize(site.codeOffset()).stream()
                .flatMap(
                        row ->
                                row.position().stream()
                                        .map(
                                                p ->
                                                        row.function()
                                                                + " ("
                                                                + StackText.source(p)
                                                                + ")"))
                .findFirst();
    }

    private String withoutSource(CodeLocation site) {
        String place = StackText.place(Optional.empty(), site.codeOffset());
        return module.symbolize(site.codeOffset()).stream()
                .findFirst()
                .map(row -> row.function() + " (" + place + ")")
                .orElse(place);
    }
}
