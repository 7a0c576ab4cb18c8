package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.WasmValue;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.debug.LocationsArguments;
import org.eclipse.lsp4j.debug.LocationsResponse;
import org.jspecify.annotations.Nullable;

/**
 * Where variables are declared, and where the functions are that values refer to: pointers to
 * functions, which are indices of table 0, and wasm's references.
 */
final class Locations {
    /** As pointers to functions are written. */
    private static final Pattern POINTER = Pattern.compile("0x([0-9a-f]{1,8}) <.+>");

    /** As references to functions are written. */
    private static final Pattern FUNCTION = Pattern.compile("func\\[(\\d{1,9})](?: .*)?");

    /** What a client asks for the place of. */
    sealed interface Of {
        /** A function, by its index. */
        record Function(int index) implements Of {}

        /** A variable of the source. */
        record Declaration(SourcePosition position) implements Of {}
    }

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
                ? (Integer)
                        target.locations().add(new Of.Function(Integer.parseInt(function.group(1))))
                : null;
    }

    /** The reference for the declaration of a variable; null where it is not recorded. */
    @Nullable Integer declaration(Variable variable) {
        return variable.declaration()
                .filter(position -> position.line() > 0)
                .map(position -> target.locations().add(new Of.Declaration(position)))
                .orElse(null);
    }

    LocationsResponse locations(LocationsArguments arguments) {
        Sources.Place place =
                switch (target.locations().get(arguments.getLocationReference())) {
                    case Of.Function(int index) -> function(index);
                    case Of.Declaration(SourcePosition position) -> sources.of(position);
                };
        LocationsResponse response = new LocationsResponse();
        response.setSource(place.source());
        response.setLine(client.wishes().line(place.line()));
        response.setColumn(client.wishes().column(place.column()));
        return response;
    }

    private Sources.Place function(int index) {
        FunctionView function =
                target.session()
                        .module()
                        .function(index)
                        .filter(one -> !one.imported())
                        .orElseThrow(
                                () -> new CommandFailure("the function is the host's, not here"));
        return function.position()
                .filter(position -> position.line() > 0)
                .map(sources::of)
                .orElseGet(() -> sources.code(index, function.codeOffset()));
    }
}
