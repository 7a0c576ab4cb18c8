package dev.wasmscope.cli.trace;

import dev.wasmscope.cli.text.StackText;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SymbolisedLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Says where in the source a host call was made. A guest calls the host from its language's
 * library, so the innermost frame that has source is named, not the wrapper around the import.
 * Answers are remembered, as call sites repeat.
 */
public final class CallSiteNames {
    /** Stacks that are remembered; a guest with more of them than this asks anew. */
    private static final int LIMIT = 10_000;

    private final Supplier<ModuleView> module;
    private final Map<CodeLocation, List<Row>> rows = new HashMap<>();

    /** By the list of callers, which events of one place share, and the call site. */
    private final IdentityHashMap<List<CodeLocation>, Map<CodeLocation, Optional<String>>> names =
            new IdentityHashMap<>();

    /** Names in a module that is asked for when first needed. */
    public CallSiteNames(Supplier<ModuleView> module) {
        this.module = module;
    }

    /**
     * One function on the guest's stack.
     *
     * @param function its name
     * @param site the call instruction of its frame
     * @param position where that is in the source, for an inlined function its own place
     * @param inlined whether it was inlined into the next row's
     */
    public record Row(
            String function,
            CodeLocation site,
            Optional<SourcePosition> position,
            boolean inlined) {
        /** {@code function (file:line:column)}. */
        public String text() {
            return function + " (" + StackText.place(position, site.codeOffset()) + ")";
        }
    }

    /** {@code function (file:line:column)}; empty when the host made the call. */
    public Optional<String> of(HostCallEvent event) {
        if (event.callSite().isEmpty()) {
            return Optional.empty();
        }
        if (names.size() > LIMIT) {
            names.clear();
        }
        return names.computeIfAbsent(event.callers(), _ -> new HashMap<>())
                .computeIfAbsent(event.callSite().get(), _ -> name(sites(event)));
    }

    /**
     * The same of the call instructions of a stack, innermost first: the first row whose source is
     * here, else the first that is not of a toolchain's library, else any with source, else any.
     */
    public Optional<String> name(List<CodeLocation> sites) {
        List<Row> stack = sites.stream().flatMap(site -> at(site).stream()).toList();
        return first(stack, position -> position.resolved().isPresent())
                .or(() -> first(stack, position -> !position.inLibrary()))
                .or(() -> first(stack, _ -> true))
                .or(() -> stack.stream().findFirst())
                .map(Row::text);
    }

    private static Optional<Row> first(List<Row> stack, Predicate<SourcePosition> wanted) {
        return stack.stream().filter(row -> row.position().filter(wanted).isPresent()).findFirst();
    }

    /** The guest's stack at a call, innermost first, inlined functions too. */
    public List<Row> stack(HostCallEvent event) {
        return sites(event).stream().flatMap(site -> at(site).stream()).toList();
    }

    private static List<CodeLocation> sites(HostCallEvent event) {
        List<CodeLocation> sites = new ArrayList<>(event.callers().size() + 1);
        event.callSite().ifPresent(sites::add);
        sites.addAll(event.callers());
        return sites;
    }

    private List<Row> at(CodeLocation site) {
        return rows.computeIfAbsent(site, this::symbolise);
    }

    private List<Row> symbolise(CodeLocation site) {
        List<Row> found = new ArrayList<>();
        for (SymbolisedLocation row : module.get().symbolize(site.codeOffset())) {
            found.add(new Row(row.function(), site, row.position(), row.inlined()));
        }
        return found.isEmpty()
                ? List.of(new Row("?", site, Optional.empty(), false))
                : List.copyOf(found);
    }
}
