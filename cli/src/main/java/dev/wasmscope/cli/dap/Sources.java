package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.DisassemblyLine;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SourceFile;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SourceText;
import dev.wasmscope.session.SymbolisedFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.eclipse.lsp4j.debug.LoadedSourceEventArguments;
import org.eclipse.lsp4j.debug.LoadedSourceEventArgumentsReason;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.SourcePresentationHint;

/**
 * Sources as clients know them: by path when they are files here, by number when the text comes
 * from the debug information or is a function's code. Used between requests only.
 */
final class Sources {
    private final Target target;
    private final Client client;
    private final Map<SourceRef, Integer> numbers = new HashMap<>();
    private final List<SourceRef> referenced = new ArrayList<>();
    private int codeFunction = -1;
    private List<DisassemblyLine> code = List.of();

    Sources(Target target, Client client) {
        this.target = target;
        this.client = client;
    }

    /**
     * A place as clients show it.
     *
     * @param line counted from 1
     * @param column counted from 1; 0 when not known
     */
    record Place(Source source, int line, int column) {}

    /** Where a row of the stack stands: in its source, else in its code. */
    Place of(SymbolisedFrame row) {
        return row.position()
                .filter(position -> position.line() > 0)
                .map(this::of)
                .orElseGet(() -> code(row.functionIndex(), row.location().codeOffset()));
    }

    Place of(SourcePosition position) {
        Source source = file(position.file(), position.resolved());
        if (position.inLibrary()) {
            source.setPresentationHint(SourcePresentationHint.DEEMPHASIZE);
            source.setOrigin("library");
        }
        return new Place(source, position.line(), position.column());
    }

    /** A file that code was compiled from. */
    Source file(String recorded, Optional<Path> resolved) {
        Source source = new Source();
        source.setName(recorded.substring(lastSeparator(recorded) + 1));
        if (resolved.isPresent()) {
            source.setPath(client.wishes().path(resolved.get()));
        } else {
            source.setPath(recorded);
            source.setSourceReference(number(new SourceRef.File(recorded)));
        }
        return source;
    }

    /** A place in a function's code. */
    Place code(int functionIndex, long codeOffset) {
        List<DisassemblyLine> rows = rows(functionIndex);
        int line = 1;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).codeOffset() >= 0 && rows.get(i).codeOffset() <= codeOffset) {
                line = i + 1;
            }
        }
        Source source = new Source();
        String name =
                module().function(functionIndex)
                        .map(f -> f.name())
                        .orElse("func[" + functionIndex + "]");
        source.setName(name + ".wat");
        source.setOrigin("wasm code, no source");
        int known = referenced.size();
        source.setSourceReference(number(new SourceRef.Code(functionIndex)));
        source.setPresentationHint(SourcePresentationHint.DEEMPHASIZE);
        if (referenced.size() > known) {
            tellLoaded(source);
        }
        return new Place(source, line, 0);
    }

    private void tellLoaded(Source source) {
        LoadedSourceEventArguments loaded = new LoadedSourceEventArguments();
        loaded.setReason(LoadedSourceEventArgumentsReason.NEW);
        loaded.setSource(source);
        client.events().loadedSource(loaded);
    }

    /** The code of functions that the client was shown. */
    List<Source> codes() {
        List<Source> all = new ArrayList<>();
        for (SourceRef ref : List.copyOf(referenced)) {
            if (ref instanceof SourceRef.Code(int function)) {
                all.add(code(function, 0).source());
            }
        }
        return all;
    }

    /** Another module takes the place of this one. */
    void reset() {
        codeFunction = -1;
        code = List.of();
    }

    /** The code offset of the first instruction at or below a line of a function's code. */
    Optional<DisassemblyLine> instruction(int functionIndex, int line) {
        return rows(functionIndex).stream()
                .skip(Math.max(0, line - 1))
                .filter(row -> row.codeOffset() >= 0)
                .findFirst();
    }

    /** The same, which must be there. */
    long codeOffset(int functionIndex, int line) {
        return instruction(functionIndex, line)
                .orElseThrow(() -> new CommandFailure("no instruction at or below line " + line))
                .codeOffset();
    }

    /** The line of a function's code that shows an instruction, from 1. */
    OptionalInt line(int functionIndex, long codeOffset) {
        List<DisassemblyLine> rows = rows(functionIndex);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).codeOffset() == codeOffset) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }

    /** The lines of a function's code that show an instruction, of a range counted from 1. */
    List<Integer> codeLines(int functionIndex, int from, int to) {
        List<DisassemblyLine> rows = rows(functionIndex);
        return IntStream.rangeClosed(Math.max(1, from), Math.min(to, rows.size()))
                .filter(line -> rows.get(line - 1).codeOffset() >= 0)
                .boxed()
                .toList();
    }

    /** What a client's source is. */
    SourceRef ref(Source source) {
        Integer number = source.getSourceReference();
        if (number != null && number > 0) {
            return ref(number);
        }
        String path = source.getPath() == null ? source.getName() : source.getPath();
        if (path == null) {
            throw new CommandFailure("a source needs a path or a reference");
        }
        return new SourceRef.File(recorded(client.wishes().file(path)));
    }

    /** The file as the debug information records it, when it is one of those found here. */
    private String recorded(String path) {
        return target.session().module().sourceFiles().stream()
                .filter(file -> file.resolved().map(found -> isFile(found, path)).orElse(false))
                .map(SourceFile::file)
                .findFirst()
                .orElse(path);
    }

    private static boolean isFile(Path found, String path) {
        return found.toString().equals(path)
                || found.toAbsolutePath().normalize().toString().equals(path);
    }

    SourceRef ref(int number) {
        if (number < 1 || number > referenced.size()) {
            throw new CommandFailure("source reference " + number + " is not known");
        }
        return referenced.get(number - 1);
    }

    /** The text of a source. */
    String text(SourceRef ref) {
        return switch (ref) {
            case SourceRef.File(String path) -> text(module().source(path));
            case SourceRef.Code(int functionIndex) -> {
                StringBuilder text = new StringBuilder();
                for (DisassemblyLine row : rows(functionIndex)) {
                    text.repeat("  ", row.depth()).append(row.text()).append('\n');
                }
                yield text.toString();
            }
        };
    }

    private static String text(SourceText text) {
        return switch (text) {
            case SourceText.Found found -> String.join("\n", found.lines()) + "\n";
            case SourceText.Missing missing ->
                    missing.file()
                            + ": the source was not found. Looked for:\n  "
                            + String.join("\n  ", missing.tried())
                            + "\nSay in the launch configuration where it is: \"pathMappings\":"
                            + " {\"recorded folder\": \"folder here\"} or \"sourceDirs\".\n";
        };
    }

    private int number(SourceRef ref) {
        return numbers.computeIfAbsent(
                ref,
                added -> {
                    referenced.add(added);
                    return referenced.size();
                });
    }

    private List<DisassemblyLine> rows(int functionIndex) {
        if (functionIndex != codeFunction) {
            code = module().disassembly(functionIndex);
            codeFunction = functionIndex;
        }
        return code;
    }

    private ModuleView module() {
        return target.session().module();
    }

    private static int lastSeparator(String path) {
        return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    }
}
