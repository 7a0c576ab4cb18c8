package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Programs among the test resources that print what their variables hold, packed with gzip. */
final class PackedGuests {
    private PackedGuests() {}

    /** A program, unpacked into a folder. */
    static DebuggedProgram open(String name, Path folder) throws IOException, SessionException {
        String resource = "views/" + name + ".wasm.gz";
        Path wasm = folder.resolve("views.wasm");
        try (InputStream packed =
                new GZIPInputStream(
                        Objects.requireNonNull(
                                PackedGuests.class.getResourceAsStream(resource), resource))) {
            Files.copy(packed, wasm);
        }
        return DebuggedProgram.open(wasm, folder);
    }

    /**
     * Runs a program and compares what the debugger shows with what it printed, at every call of a
     * function. Each line that it prints is an expression, a tab and the value.
     *
     * @return number of values compared
     */
    static int compare(DebuggedProgram program, String function) {
        StringBuilder expected = new StringBuilder();
        StringBuilder shown = new StringBuilder();
        int values = 0;
        int read = 0;
        program.session().addFunctionBreakpoint(function);
        Stop stop = program.perform("run");
        while (stop.reason() instanceof StopReason.AtBreakpoint) {
            String caller = stop.frames().get(1).function() + ": ";
            for (String line : program.output().substring(read).lines().toList()) {
                String name = line.substring(0, line.indexOf('\t'));
                expected.append(caller).append(line).append('\n');
                shown.append(caller).append(name).append('\t');
                shown.append(program.evaluate(1, name).value()).append('\n');
                values++;
            }
            read = program.output().length();
            stop = program.perform("continue");
        }
        assertInstanceOf(StopReason.Exited.class, stop.reason());
        assertEquals(expected.toString(), shown.toString());
        return values;
    }
}
