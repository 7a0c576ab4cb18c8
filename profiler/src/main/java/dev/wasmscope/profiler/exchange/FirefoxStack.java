package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.ProfileAssembler.Place;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entry of a stack table, which an inlined function has for itself. */
final class FirefoxStack {

    private final Optional<FirefoxStack> caller;
    private final int base;
    private final FunctionLabel own;
    private final long address;
    private final int depth;
    private final SourceFrame at;
    private final String category;
    private @Nullable Place place;
    private int row = -1;

    FirefoxStack(
            Optional<FirefoxStack> caller,
            int base,
            FunctionLabel own,
            long address,
            int depth,
            int line,
            int column,
            String category) {
        this.caller = caller;
        this.base = base;
        this.own = own;
        this.address = address;
        this.depth = depth;
        this.at = new SourceFrame(own.name(), own.source(), Math.max(line, 0), Math.max(column, 0));
        this.category = category;
    }

    String category() {
        return category;
    }

    /** The path of the function whose code this is. */
    int row(ProfileAssembler assembler) {
        if (row < 0) {
            row = newRow(assembler);
        }
        return row;
    }

    private int newRow(ProfileAssembler assembler) {
        Optional<FirefoxStack> outer = inlinedInto();
        if (outer.isPresent()) {
            return outer.get().row(assembler);
        }
        int function = assembler.function(own);
        return caller.isEmpty()
                ? assembler.row(base, assembler.whole(function), function)
                : assembler.row(
                        caller.get().row(assembler), caller.get().place(assembler), function);
    }

    Place place(ProfileAssembler assembler) {
        if (place == null) {
            List<SourceFrame> chain = chain();
            place = assembler.place(assembler.function(outermost().own), address, chain);
        }
        return place;
    }

    private FirefoxStack outermost() {
        FirefoxStack entry = this;
        for (Optional<FirefoxStack> outer = inlinedInto();
                outer.isPresent();
                outer = entry.inlinedInto()) {
            entry = outer.get();
        }
        return entry;
    }

    private List<SourceFrame> chain() {
        List<SourceFrame> chain = new ArrayList<>(List.of(at));
        for (Optional<FirefoxStack> outer = inlinedInto();
                outer.isPresent();
                outer = outer.get().inlinedInto()) {
            chain.add(outer.get().at);
        }
        return chain;
    }

    private Optional<FirefoxStack> inlinedInto() {
        return depth > 0
                ? caller.filter(to -> to.depth == depth - 1 && to.address == address)
                : Optional.empty();
    }
}
