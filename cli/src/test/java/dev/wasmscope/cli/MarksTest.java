package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.testing.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marks that a program was built with: imports that nobody provides. */
class MarksTest {
    /**
     * Calls {@code prof.mark} with the addresses of two texts and with 7, {@code prof.value} with
     * -5, and turns a loop 1,000 times after the first of them.
     */
    private static final String MARKING =
            "0061736d01000000 010c03 60017f00 60017e00 600000"
                    + " 021a02 0470726f66046d61726b0000 0470726f660576616c75650001"
                    + " 03020102 0503010001"
                    + " 071302 066d656d6f72790200 065f73746172740002"
                    + " 0a280126 01017f 41a5081000 0340 20004101 6a2200 41e807 490d000b"
                    + " 41b0081000 427b1001 41071000 0b"
                    + " 0b1e01 0041a5080b 17 66697273742068616c6600 7365636f6e642068616c6600";

    @TempDir Path folder;

    private CommandRun profile(String... options) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(MARKING.replace(" ", ""));
        Path wasm = Files.write(folder.resolve("marking.wasm"), bytes);
        String[] command = new String[options.length + 2];
        command[0] = "profile";
        System.arraycopy(options, 0, command, 1, options.length);
        command[options.length + 1] = wasm.toString();
        return CommandRun.of(command);
    }

    @Test
    void anImportThatNobodyProvidesIsAMark() throws IOException {
        CommandRun run = profile("--mark", "mark", "--mark", "prof.value", "--top", "9");
        assertEquals(0, run.code(), run.err());
        Goldens.check("profile/marks-of-its-own.txt", run.said());
    }

    @Test
    void anImportThatIsNoMarkIsMissing() throws IOException {
        CommandRun run = profile("--mark", "mark");
        assertEquals(1, run.code(), run.out());
        assertEquals(
                "prof.value",
                run.said().replaceAll("(?s).*(prof[. ]value).*", "$1"),
                "says which: " + run.said());
    }
}
