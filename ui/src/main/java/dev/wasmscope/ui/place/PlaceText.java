package dev.wasmscope.ui.place;

import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.ModuleView;
import java.util.Optional;

/** Says places for people. */
public final class PlaceText {
    private PlaceText() {}

    /** One short line: {@code ledger.c:41}, {@code main}, {@code memory 0x1f40}. */
    public static String of(Place place, Optional<ModuleView> module) {
        return switch (place) {
            case Place.SourceLine(String file, int line) ->
                    file.substring(file.lastIndexOf('/') + 1) + (line > 0 ? ":" + line : "");
            case Place.Code(var location) ->
                    name(location.functionIndex(), module)
                            + " 0x"
                            + Long.toHexString(location.codeOffset());
            case Place.Function(int index) -> name(index, module);
            case Place.Memory(int memory, long address, _) ->
                    (memory == 0 ? "memory 0x" : "memory " + memory + ", 0x")
                            + Long.toHexString(address);
            case Place.HostCall(long number) -> "call " + number + " of the host";
            case Place.Clock(long instructions) -> "instruction " + instructions;
        };
    }

    private static String name(int function, Optional<ModuleView> module) {
        return module.flatMap(m -> m.function(function))
                .map(FunctionView::name)
                .orElse("func[" + function + "]");
    }
}
