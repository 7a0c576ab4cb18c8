package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.DebugInfoSummary;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SourceFile;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.lsp4j.debug.BreakpointLocation;
import org.eclipse.lsp4j.debug.BreakpointLocationsArguments;
import org.eclipse.lsp4j.debug.BreakpointLocationsResponse;
import org.eclipse.lsp4j.debug.LoadedSourcesResponse;
import org.eclipse.lsp4j.debug.Module;
import org.eclipse.lsp4j.debug.ModulesArguments;
import org.eclipse.lsp4j.debug.ModulesResponse;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.SourceArguments;
import org.eclipse.lsp4j.debug.SourceResponse;

/** The module, its sources and their texts. */
final class ModuleRequests {
    /** The one module of a program. */
    static final int ID = 1;

    private final Target target;
    private final Client client;
    private final Sources sources;

    ModuleRequests(Target target, Client client, Sources sources) {
        this.target = target;
        this.client = client;
        this.sources = sources;
    }

    ModulesResponse modules(ModulesArguments arguments) {
        boolean shown = target.ifPresent().isPresent();
        Integer start = arguments.getStartModule();
        ModulesResponse response = new ModulesResponse();
        response.setModules(
                shown && (start == null || start <= 0)
                        ? new Module[] {module(target.session())}
                        : new Module[0]);
        response.setTotalModules(shown ? 1 : 0);
        return response;
    }

    Module module(DebugSession session) {
        ModuleView view = session.module();
        DebugInfoSummary info = view.debugInfo();
        Module module = new Module();
        module.setId(ID);
        module.setName(String.valueOf(view.file().getFileName()));
        module.setPath(client.wishes().path(view.file()));
        module.setIsUserCode(true);
        module.setSymbolStatus(
                info.kinds().isEmpty() ? "no debug information" : String.join(", ", info.kinds()));
        if (!info.producers().isEmpty()) {
            module.setVersion(String.join(", ", info.producers()));
        }
        return module;
    }

    LoadedSourcesResponse loadedSources() {
        LoadedSourcesResponse response = new LoadedSourcesResponse();
        response.setSources(
                Stream.concat(
                                target.session().module().sourceFiles().stream().map(this::source),
                                sources.codes().stream())
                        .toArray(Source[]::new));
        return response;
    }

    private Source source(SourceFile file) {
        return sources.file(file.file(), file.resolved());
    }

    SourceResponse source(SourceArguments arguments) {
        target.session();
        SourceRef ref;
        if (arguments.getSourceReference() > 0) {
            ref = sources.ref(arguments.getSourceReference());
        } else if (arguments.getSource() != null) {
            ref = sources.ref(arguments.getSource());
        } else {
            throw new CommandFailure("a source needs a path or a reference");
        }
        SourceResponse response = new SourceResponse();
        response.setContent(sources.text(ref));
        if (ref instanceof SourceRef.Code) {
            response.setMimeType("text/x-wat");
        }
        return response;
    }

    BreakpointLocationsResponse breakpointLocations(BreakpointLocationsArguments arguments) {
        int from = client.wishes().lineFromOne(arguments.getLine());
        int to =
                arguments.getEndLine() == null
                        ? from
                        : client.wishes().lineFromOne(arguments.getEndLine());
        BreakpointLocationsResponse response = new BreakpointLocationsResponse();
        response.setBreakpoints(
                locations(sources.ref(arguments.getSource()), from, to)
                        .filter(location -> isWithin(location, arguments))
                        .toArray(BreakpointLocation[]::new));
        return response;
    }

    private Stream<BreakpointLocation> locations(SourceRef ref, int from, int to) {
        return switch (ref) {
            case SourceRef.File(String path) ->
                    target.session().module().breakableLines(path).stream()
                            .filter(line -> line >= from && line <= to)
                            .flatMap(line -> locations(path, line));
            case SourceRef.Code(int function) ->
                    sources.codeLines(function, from, to).stream().map(this::location);
        };
    }

    /** The columns of a line; the line alone where none are recorded. */
    private Stream<BreakpointLocation> locations(String path, int line) {
        List<Integer> columns = target.session().module().breakableColumns(path, line);
        return columns.isEmpty()
                ? Stream.of(location(line))
                : columns.stream()
                        .map(
                                column -> {
                                    BreakpointLocation location = location(line);
                                    location.setColumn(client.wishes().column(column));
                                    return location;
                                });
    }

    private BreakpointLocation location(int line) {
        BreakpointLocation location = new BreakpointLocation();
        location.setLine(client.wishes().line(line));
        return location;
    }

    /** Whether a place is behind the column that a request begins at, and before its last. */
    private static boolean isWithin(
            BreakpointLocation location, BreakpointLocationsArguments arguments) {
        Integer column = location.getColumn();
        if (column == null) {
            return true;
        }
        Integer end = arguments.getEndLine() == null ? arguments.getLine() : arguments.getEndLine();
        boolean first = location.getLine() == arguments.getLine();
        boolean last = location.getLine() == end;
        return !(first && arguments.getColumn() != null && column < arguments.getColumn())
                && !(last && arguments.getEndColumn() != null && column > arguments.getEndColumn());
    }
}
