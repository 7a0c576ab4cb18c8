package dev.wasmscope.cli.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.samples.Samples;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tabulator key offers in the terminal debugger, stopped in a function. */
class CompletionTest {
    @TempDir Path folder;
    private DebugSession session;
    private Repl repl;

    @BeforeEach
    void stop() throws Exception {
        Samples samples = new Samples();
        var sample = samples.extractTo(samples.find("ledger").orElseThrow(), folder);
        session = DebugSession.open(LaunchConfig.of(sample.module()));
        PrintStream nowhere =
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        repl =
                new Repl(
                        new CommandIo(
                                new ByteArrayInputStream(new byte[0]), nowhere, nowhere, false),
                        session);
        repl.execute("break post_deposit");
        repl.execute("run");
        Files.createFile(folder.resolve("file.bin"));
    }

    @AfterEach
    void end() {
        session.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "backt; [backtrace]",
                "comp; [compare]",
                "b post_; [post_account, post_bonus, post_deposit, post_transfer, post_withdrawal]",
                "b led; [ledger.c:]",
                "list share; [share_of]",
                "p ent; [entry]",
                "p/x ent; [entry]",
                "print 2 * acc; [account]",
                "p account->; [account->balance, account->first, account->name, account->next, account->owners]",
                "p (*account).na; [(*account).name]",
                "x &entry->as.d; [&entry->as.deposit]",
                "p $local19; [$local19]",
                "p $p; [$pc]",
                "info wasm s; [wasm stack]",
                "i sy; [symbol]",
                "restore FOLDER/fil; [FOLDER/file.bin]",
                "p nosuch->; []",
                "nonsense x; []"
            })
    void offers(String line, String expected) {
        String typed = line.replace("FOLDER", folder.toString());
        assertEquals(
                expected.replace("FOLDER", folder.toString()), repl.complete(typed).toString());
    }
}
