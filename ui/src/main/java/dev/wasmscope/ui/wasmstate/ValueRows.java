package dev.wasmscope.ui.wasmstate;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.WasmValue;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.wasmstate.WasmNode.Kind;
import dev.wasmscope.ui.wasmstate.WasmNode.Setter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows for values: numbers, references, and page by page what objects consist of. */
final class ValueRows {
    /** Rows that are read at a time. */
    static final int PAGE = 100;

    private static final Pattern FUNCTION = Pattern.compile("func\\[(\\d{1,9})\\].*");

    private final DebugModel debug;
    private final SeenValues seen;

    ValueRows(DebugModel debug, SeenValues seen) {
        this.debug = debug;
        this.seen = seen;
    }

    /** Asks the session; what it cannot answer, the user is told. */
    <T> void ask(Function<DebugSession, CompletableFuture<T>> query, Consumer<T> answer) {
        debug.ask(query, answer, debug::fail);
    }

    /** Locals, operands or globals, of which a compiler without optimisation makes thousands. */
    WasmNode group(
            String name,
            String function,
            String prefix,
            Function<DebugSession, CompletableFuture<List<WasmValue>>> query) {
        return WasmNode.group(
                name, to -> ask(query, all -> page(all, "/" + name + function, prefix, 0, to)));
    }

    private void page(
            List<WasmValue> all,
            String parent,
            String prefix,
            int from,
            Consumer<List<WasmNode>> to) {
        int next = Math.min(all.size(), from + PAGE);
        List<WasmNode> rows = new ArrayList<>();
        all.subList(from, next).forEach(v -> rows.add(value(parent, prefix, v)));
        if (next < all.size()) {
            rows.add(more(parent, next, more -> page(all, parent, prefix, next, more)));
        }
        to.accept(rows);
    }

    private WasmNode value(String parent, String prefix, WasmValue v) {
        String name = v.name().isEmpty() ? prefix + v.index() : v.name();
        Optional<Setter> setter =
                v.mutable() ? Optional.of(new Setter.Assign(prefix + v.index())) : Optional.empty();
        return node(parent + "/" + v.index(), name, v, setter);
    }

    /** A value under a name. */
    WasmNode node(String path, String name, WasmValue v, Optional<Setter> setter) {
        WasmNode node =
                WasmNode.of(path, Kind.VALUE, name, v.type(), v.value())
                        .holding(v, seen.isChanged(path, v.value() + v.hex()), setter);
        WasmNode linked = place(v).map(node::leadingTo).orElse(node);
        return v.object()
                .map(object -> linked.below(to -> children(path, object, 0, to)))
                .orElse(linked);
    }

    /** A function that is referred to, or what a number points to. */
    private static Optional<Place> place(WasmValue v) {
        Matcher function = FUNCTION.matcher(v.value());
        if (function.matches()) {
            return Optional.of(new Place.Function(Integer.parseInt(function.group(1))));
        }
        return v.type().equals("i32") || v.type().equals("i64")
                ? Optional.of(
                        Place.Memory.at(Long.parseUnsignedLong(v.hex(), 2, v.hex().length(), 16)))
                : Optional.empty();
    }

    /** Fields and elements of an object of the garbage collector. */
    private void children(String path, Variable object, long from, Consumer<List<WasmNode>> to) {
        ask(
                s -> s.children(object, from, PAGE),
                page -> {
                    List<WasmNode> rows = new ArrayList<>();
                    for (Variable v : page) {
                        String own = path + "/" + v.name();
                        WasmNode node =
                                WasmNode.of(own, Kind.OBJECT, v.name(), v.typeName(), v.value());
                        rows.add(
                                v.childCount() == 0
                                        ? node
                                        : node.below(next -> children(own, v, 0, next)));
                    }
                    if (page.size() == PAGE) {
                        long next = from + PAGE;
                        rows.add(more(path, next, more -> children(path, object, next, more)));
                    }
                    to.accept(rows);
                });
    }

    /** A row in the place of those from a number on, which are read when it is opened. */
    static WasmNode more(String path, long from, Consumer<Consumer<List<WasmNode>>> children) {
        return WasmNode.of(path + "/…" + from, Kind.MORE, "[" + from + " …]", "", "")
                .below(children);
    }
}
