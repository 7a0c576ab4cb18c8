package dev.wasmscope.session.symbol;

import dev.wasmscope.dwarf.DwarfInfo;
import dev.wasmscope.dwarf.scope.Function;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Where functions begin that the compiler inlined: a place for each call. */
final class InlinedPlaces {
    private final Symbols symbols;

    InlinedPlaces(Symbols symbols) {
        this.symbols = symbols;
    }

    /** The code offsets where the inlined calls of a function begin, ascending. */
    List<Long> named(String name) {
        return offsets(function -> DwarfInfo.isNamed(function, name));
    }

    /** The same, for a name that is spelled in another way than it is recorded. */
    List<Long> spelled(String name) {
        FunctionSpelling wanted = new FunctionSpelling(name);
        return offsets(
                function ->
                        wanted.isOf(function.displayName())
                                || wanted.isOf(symbols.names().of(function).whole()));
    }

    /** The same, for all functions one of whose names has a part that a pattern matches. */
    List<Long> matching(Pattern pattern) {
        return offsets(
                function ->
                        !function.displayName().isEmpty()
                                && FunctionNames.isMatch(pattern, symbols.names().of(function)));
    }

    private List<Long> offsets(Predicate<Function> wanted) {
        return symbols.dwarf().inlined(wanted).stream()
                .flatMapToLong(call -> entry(call).stream())
                .sorted()
                .distinct()
                .boxed()
                .toList();
    }

    /**
     * The first instruction that belongs to a line of the call itself, where its parameters can be
     * read; else of a call that was inlined into it; else the first one of all.
     */
    private OptionalLong entry(Function call) {
        OptionalInt function = symbols.functionIndexAt(call.lowPc());
        if (function.isEmpty()) {
            return OptionalLong.empty();
        }
        InlineChain.Call wanted = new InlineChain.Call(call.displayName(), call.lowPc());
        OptionalLong within = OptionalLong.empty();
        for (LineSite site : symbols.lines(function.getAsInt()).all()) {
            List<InlineChain.Call> calls = site.chain().calls();
            if (site.canStop() && calls.contains(wanted)) {
                if (calls.getLast().equals(wanted)) {
                    return OptionalLong.of(site.offset());
                }
                within = within.isPresent() ? within : OptionalLong.of(site.offset());
            }
        }
        return within.isPresent()
                ? within
                : symbols.code(function.getAsInt()).executableFrom(call.lowPc());
    }
}
