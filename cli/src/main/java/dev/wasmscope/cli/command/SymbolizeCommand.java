package dev.wasmscope.cli.command;

import static java.util.stream.Collectors.joining;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.option.OptionValues;
import dev.wasmscope.cli.text.Json;
import dev.wasmscope.cli.text.SymbolText;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.paste.PastedTrace;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wasmscope symbolize}: code positions in, functions and source lines out. */
@Command(
        name = "symbolize",
        description = {
            "Say which function and source line code offsets belong to, inlined calls included.",
            "Without offsets it reads standard input: offsets, or a stack trace of V8, wasmtime,",
            "Wasmer, WasmEdge or WAMR, which comes back with source positions filled in."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: wasmscope symbolize app.wasm 0x2c41"})
final class SymbolizeCommand implements Callable<Integer> {

    /** So many offsets are looked up together, if they are there already. */
    private static final int BATCH = 4096;

    private final CommandIo io;

    @Mixin private ModuleFile module = new ModuleFile();

    @Parameters(
            index = "1..*",
            paramLabel = "OFFSET",
            description =
                    "Offsets from the start of the code section's contents, decimal or 0x"
                            + " hexadecimal.")
    private List<String> offsets = List.of();

    @Option(
            names = "--file-offset",
            description = "Offsets count from the start of the file, as engines print them.")
    private boolean fileOffsets;

    @Option(
            names = "--trace",
            paramLabel = "TEXT",
            description = "Read the stack trace from this file.")
    private @Nullable Path trace;

    @Option(
            names = "--linkage-names",
            description = "Name functions as the linker does, not demangled.")
    private boolean linkageNames;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    SymbolizeCommand(CommandIo io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        ModuleView view = Guests.read(io, module.path(), module.paths());
        if (trace != null) {
            fromText(view, new ByteArrayInputStream(read(trace)));
        } else if (offsets.isEmpty()) {
            fromText(view, io.in());
        } else {
            List<Long> numbers = new ArrayList<>();
            offsets.forEach(text -> numbers.add(offset(text)));
            print(view, numbers);
        }
        return 0;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailure(file + ": no such file");
        } catch (IOException e) {
            throw new CommandFailure(file + ": cannot be read: " + e.getMessage());
        }
    }

    private void fromText(ModuleView view, InputStream input) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        PastedTrace traces = new PastedTrace(view);
        List<Long> batch = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            OptionalLong number = SymbolText.number(line.strip());
            number.ifPresent(batch::add);
            boolean wait = number.isPresent() && !json && reader.ready();
            if (!batch.isEmpty() && (!wait || batch.size() == BATCH)) {
                print(view, batch);
                batch.clear();
            }
            if (number.isPresent()) {
                continue;
            }
            if (json) {
                Json.print(io, SymbolText.json(traces.line(line)));
            } else {
                traces.line(line).shown().forEach(shown -> io.out().println(shown.text()));
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
        // Each unit is read by whoever needs it first, so that many offsets keep all cores busy;
        // written at once, since standard output goes to the system with every line.
        io.out().print(numbers.parallelStream().map(n -> text(view, n)).collect(joining()));
        io.out().flush();
    }

    private String text(ModuleView view, long number) {
        List<String> lines =
                SymbolText.lines(view.symbolize(codeOffset(view, number)), linkageNames);
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
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
