package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.text.Json;
import dev.wasmscope.cli.text.ModuleJson;
import dev.wasmscope.cli.text.ModuleText;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.ModuleView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wasmscope inspect}: what is in a module, without running it. */
@Command(
        name = "inspect",
        description = "Show what is in a module; a summary unless parts are chosen.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: wasmscope inspect app.wasm --disassemble main"})
final class InspectCommand implements Callable<Integer> {

    private final CommandIo io;

    @Mixin private ModuleFile module = new ModuleFile();

    @ArgGroup(exclusive = false)
    private Parts parts = new Parts();

    @Option(names = "--json", description = "Print JSON: the summary, or the chosen parts.")
    private boolean json;

    InspectCommand(CommandIo io) {
        this.io = io;
    }

    /** The parts that can be asked for, in the order they are printed. */
    static final class Parts {
        @Option(names = "--sections", description = "All sections with offsets and sizes.")
        private boolean sections;

        @Option(
                names = "--functions",
                description = "All functions with sizes and source positions.")
        private boolean functions;

        @Option(names = "--imports", description = "Imports and exports with their types.")
        private boolean imports;

        @Option(names = "--sources", description = "The source files that code came from.")
        private boolean sources;

        @Option(names = "--lines", description = "The line table.")
        private boolean lines;

        @Option(names = "--debug-info", description = "The debug information and its health.")
        private boolean debugInfo;

        @Option(
                names = "--disassemble",
                paramLabel = "NAME",
                description = "The code of a function: its name, or its index as in 12.")
        private @Nullable String disassemble;

        private boolean none() {
            return !sections
                    && !functions
                    && !imports
                    && !sources
                    && !lines
                    && !debugInfo
                    && disassemble == null;
        }
    }

    @Override
    public Integer call() {
        ModuleView view = Guests.read(io, module.path(), module.paths());
        if (json) {
            Json.print(io, asJson(view));
        } else {
            asText(view).forEach(io.out()::println);
        }
        return 0;
    }

    private List<String> asText(ModuleView view) {
        if (parts.none()) {
            return ModuleText.summary(view);
        }
        List<String> lines = new ArrayList<>();
        if (parts.sections) {
            lines.addAll(ModuleText.sections(view));
        }
        if (parts.functions) {
            lines.addAll(ModuleText.functions(view));
        }
        if (parts.imports) {
            lines.addAll(ModuleText.importsAndExports(view));
        }
        if (parts.sources) {
            lines.addAll(ModuleText.sources(view));
        }
        if (parts.lines) {
            lines.addAll(ModuleText.lines(view));
        }
        if (parts.debugInfo) {
            lines.addAll(ModuleText.debugInfo(view));
        }
        if (parts.disassemble != null) {
            chosen(view, parts.disassemble)
                    .forEach(f -> lines.addAll(ModuleText.disassembly(view, f)));
        }
        return lines;
    }

    private Object asJson(ModuleView view) {
        ModuleJson module = new ModuleJson(view);
        boolean all = parts.none();
        if (all || parts.sections) {
            module.sections();
        }
        if (all || parts.functions) {
            module.functions();
        }
        if (all || parts.imports) {
            module.importsAndExports();
        }
        if (all || parts.sources) {
            module.sources();
        }
        if (parts.lines) {
            module.lines();
        }
        if (all || parts.debugInfo) {
            module.debugInfo();
        }
        if (parts.disassemble != null) {
            module.disassembly(chosen(view, parts.disassemble));
        }
        return module.result();
    }

    private List<FunctionView> chosen(ModuleView view, String name) {
        List<FunctionView> found =
                name.matches("\\d{1,9}")
                        ? view.functions().stream()
                                .filter(f -> f.index() == Integer.parseInt(name))
                                .toList()
                        : view.findFunctions(name);
        List<FunctionView> defined = found.stream().filter(f -> !f.imported()).toList();
        if (defined.isEmpty()) {
            String why = found.isEmpty() ? "no function is called " : "the host gives ";
            throw new dev.wasmscope.cli.CommandFailure(
                    module.path() + ": " + why + "'" + name + "'; see 'inspect FILE --functions'");
        }
        return defined;
    }
}
