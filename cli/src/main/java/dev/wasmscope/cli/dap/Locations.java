package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.WasmValue;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.debug.LocationsArguments;
import org.eclipse.lsp4j.debug.LocationsResponse;
import org.jspecify.annotations.Nullable;

/**
 * Where the functions are that values refer to: pointers to functions, which are indices of table
 * 0, and wasm's references.
 */
final class Locations {
    /** As pointers to functions are written. */
    private static final Pattern POINTER = Pattern.compile("0x([0-9a-f]{1,8}) <.+>");

    /** As references to functions are written. */
    private static final Pattern FUNCTION = Pattern.compile("func\\[(\\d{1,9})](?: .*)?");

    private final Target target;
    private final Client client;
    private final Sources sources;

    Locations(Target target, Client client, Sources sources) {
        this.target = target;
        this.client = client;
        this.sources = sources;
    }

    /** The reference for a pointer to a function; null for all other values. */
    @Nullable Integer pointedTo(String value) {
        Matcher pointer = POINTER.matcher(value);
        if (!pointer.matches()) {
            return null;
        }
        long index = Long.parseLong(pointer.group(1), 16);
        List<WasmValue> entry = target.ask(target.stopped().tableElements(0, index, 1));
        return entry.isEmpty() ? null : function(entry.getFirst().value());
    }

    /** The reference for a wasm reference to a function; null for all other values. */
    @Nullable Integer function(String value) {
        Matcher function = FUNCTION.matcher(value);
        return function.matches()
                ? (Integer) target.locations().add(Integer.valueOf(function.group(1)))
                : null;
    }

    LocationsResponse locations(LocationsArguments arguments) {
        int index = target.locations().get(arguments.getLocationReference());
        FunctionView function =
                target.session()
                        .module()
                        .function(index)
                        .filter(one -> !one.imported())
                        .orElseThrow(
                                () -> new CommandFailure("the function is the host's, not here"));
        Sources.Place place =
                function.position()
                        .filter(position -> position.line() > 0)
                        .map(this::source)
                        .orElseGet(() -> sources.code(index, function.codeOffset()));
        LocationsResponse response = new LocationsResponse();
        response.setSource(place.source());
        response.setLine(client.wishes().line(place.line()));
        response.setColumn(client.wishes().column(place.column()));
        return response;
    }

    private Sources.Place source(SourcePosition position) {
        return sources.of(position);
    }
}
