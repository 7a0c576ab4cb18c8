package dev.wasmscope.cli.trace;

import dev.wasmscope.cli.text.StackText;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.ModuleView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Says where in the source a host call was made; remembers its answers, as call sites repeat. */
public final class CallSiteNames {

    private final ModuleView module;
    private final Map<CodeLocation, String> known = new HashMap<>();

    public CallSiteNames(ModuleView module) {
        this.module = module;
    }

    /** {@code function (file:line:column)}; empty when the host made the call. */
    public Optional<String> of(HostCallEvent event) {
        return event.callSite().map(site -> known.computeIfAbsent(site, this::describe));
    }

    private String describe(CodeLocation site) {
        return module.symbolize(site.codeOffset()).stream()
                .findFirst()
                .map(
                        row ->
                                row.function()
                                        + " ("
                                        + StackText.place(row.position(), site.codeOffset())
                                        + ")")
                .orElseGet(() -> StackText.place(Optional.empty(), site.codeOffset()));
    }
}
