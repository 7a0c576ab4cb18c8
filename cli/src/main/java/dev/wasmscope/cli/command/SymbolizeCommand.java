package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.text.Json;
import dev.wasmscope.cli.text.SymbolText;
import dev.wasmscope.session.ModuleView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wasmscope symbolize}: code positions in, functions and source lines out. */
@Command(
        name = "symbolize",
        description = {
            "Say which function and source line code offsets belong to, inlined calls included.",
            "Without offsets it reads standard input: offsets, or a stack trace of V8 or wasmtime,",
            "which comes back with source positions filled in."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: wasmscope symbolize app.wasm 0x2c41"})
final class SymbolizeCommand implements Callable<Integer> {

    private final CommandIo io;

    @Mixin private ModuleFile module = new ModuleFile();

    @Parameters(
            index = "1..*",
            paramLabel = "OFFSET",
            description =
                    "Offsets from the start of the code section's contents, decimal or 0x hexadecimal.")
    private List<String> offsets = List.of();

    @Option(
            names = "--file-offset",
            description = "Offsets count from the start of the file, as engines print them.")
    private boolean fileOffsets;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    SymbolizeCommand(CommandIo io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        ModuleView view = Guests.read(io, module.path(), module.paths());
        if (offsets.isEmpty()) {
            fromInput(view);
        } else {
            List<Long> numbers = new ArrayList<>();
            offsets.forEach(text -> numbers.add(offset(text)));
            print(view, numbers);
        }
        return 0;
    }

    private void fromInput(ModuleView view) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(io.in(), StandardCharsets.UTF_8));
        StackTraceText traces = new StackTraceText(view);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            OptionalLong number = SymbolText.number(line.strip());
            if (number.isPresent()) {
                print(view, List.of(number.getAsLong()));
            } else {
                traces.filledIn(line).forEach(io.out()::println);
            }
        }
    }

    private void print(ModuleView view, List<Long> numbers) {
        if (json) {
            Json.print(
                    io,
                    numbers.stream()
                            .map(n -> SymbolText.json(n, view.symbolize(codeOffset(view, n))))
                            .toList());
            return;
        }
        for (long number : numbers) {
            SymbolText.lines(view.symbolize(codeOffset(view, number))).forEach(io.out()::println);
        }
    }

    private long codeOffset(ModuleView view, long number) {
        return fileOffsets ? view.codeOffsetOf(number).orElse(-1) : number;
    }

    private static long offset(String text) {
        return SymbolText.number(text)
                .orElseThrow(
                        () ->
                                OptionValues.usage(
                                        "an offset is a number such as 11329 or 0x2c41, not '"
                                                + text
                                                + "'"));
    }
}
