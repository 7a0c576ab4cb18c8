package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static dev.wasmscope.session.DebuggedProgram.place;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.samples.Samples;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opening files, sources that moved, input and output, traps, pauses and limits. */
class LaunchTest {
    /** {@code (func (export "_start") (loop (br 0)))} */
    private static final String SPINNING =
            "0061736d01000000 01040160000003020100 070a01065f73746172740000 0a09010700 03400c000b0b";

    /** {@code (import "env" "missing" (func)) (func (export "_start"))} */
    private static final String IMPORTING =
            "0061736d01000000 010401600000 020f0103656e76076d697373696e670000 03020100"
                    + " 070a01065f73746172740001 0a040102000b";

    /** The same with {@code (call 0)} in {@code _start}. */
    private static final String CALLING = IMPORTING.replace("0a040102000b", "0a0601040010000b");

    /**
     * {@code (func) (func (export "_start") (if (i32.const 1) (then (call 0)) (else (nop))) (nop))}
     */
    private static final String BRANCHING =
            "0061736d01000000 010401600000 0303020000 070a01065f73746172740001"
                    + " 0a110202000b 0c00410104401000 05010b010b";

    @TempDir Path folder;

    private Path module(String name, String hex) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return Files.write(folder.resolve(name), bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "'', unexpected end",
        "00, unexpected end",
        "7f454c46010101000000, magic header not detected",
        "0061736d0d000100, component",
        "0061736d01000000 0105016000, length out of bounds",
        "0061736d01000000 010401600000 03020100 0a0601040041000b, type mismatch",
    })
    void saysInOneLineWhatIsWrongWithAFile(String hex, String expected) throws Exception {
        Path file = module("bad.wasm", hex);
        SessionException error =
                assertThrows(
                        SessionException.class, () -> DebugSession.open(LaunchConfig.of(file)));
        assertTrue(
                error.getMessage().startsWith(file + ": ")
                        && error.getMessage().contains(expected)
                        && !error.getMessage().contains("\n"),
                () -> "expected '" + expected + "' in: " + error.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "TRAP, trap: host function failed: env.missing is provided by nobody",
        "ZERO, exited with code 0",
    })
    void functionsThatNobodyProvidesCanStandIn(UnknownImports unknown, String reason)
            throws Exception {
        LaunchConfig config =
                LaunchConfig.of(module("calling.wasm", CALLING)).withUnknownImports(unknown);
        try (DebuggedProgram program = new DebuggedProgram(config)) {
            assertEquals(reason, program.perform("run").reason().text());
            assertEquals("missing", program.session().hostCalls().events().getLast().name());
        }
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        Path importing = module("importing.wasm", IMPORTING);
        assertOpenFails(
                LaunchConfig.of(importing),
                importing + ": imports func env.missing, which nothing provides");
        assertThrows(
                UnknownImportException.class,
                () -> DebugSession.open(LaunchConfig.of(importing)),
                "front ends know how to go on");
        Path none = folder.resolve("none.wasm");
        assertOpenFails(LaunchConfig.of(none), none + ": no such file");
        assertOpenFails(LaunchConfig.of(folder), folder + ": is a directory, not a module");
        Path spinning = module("spinning.wasm", SPINNING);
        assertOpenFails(
                LaunchConfig.of(spinning).withInvoke("other"),
                spinning + ": exports no function other; it exports _start () -> ()");
        DirMapping nowhere =
                new DirMapping(folder.resolve("nowhere"), "/data", DirAccess.READ_WRITE);
        assertOpenFails(
                LaunchConfig.of(spinning).withPreopens(List.of(nowhere)),
                nowhere.host() + ": no such folder");
    }

    private static void assertOpenFails(LaunchConfig config, String message) {
        SessionException error =
                assertThrows(SessionException.class, () -> DebugSession.open(config));
        assertEquals(message, error.getMessage());
    }

    @Test
    void pausesAndKillsAProgramThatSpins() throws Exception {
        Path spinning = module("spinning.wasm", SPINNING);
        try (DebuggedProgram program = new DebuggedProgram(LaunchConfig.of(spinning))) {
            CompletableFuture<Stop> running = program.session().run();
            Thread.sleep(100);
            long before = System.nanoTime();
            Stop paused = await(program.session().pause());
            long millis = (System.nanoTime() - before) / 1_000_000;
            assertEquals(new StopReason.Paused(Optional.empty()), paused.reason());
            assertTrue(millis < 1_000, () -> "pausing took " + millis + " ms");
            assertEquals(paused, await(running), "who waits for the run hears of the pause");
            assertTrue(paused.clock() > 0);
            assertEquals("_start", paused.top().orElseThrow().function());
            CompletableFuture<Stop> on = program.session().continueRun();
            assertEquals(new StopReason.Killed(), await(program.session().kill()).reason());
            assertEquals(new StopReason.Killed(), await(on).reason());
            assertEquals(SessionState.ENDED, program.session().state());
        }
    }

    @Test
    void closingASessionEndsItsProgram() throws Exception {
        Path spinning = module("spinning.wasm", SPINNING);
        DebuggedProgram running = new DebuggedProgram(LaunchConfig.of(spinning));
        CompletableFuture<Stop> run = running.session().run();
        Thread.sleep(100);
        running.close();
        assertEquals(new StopReason.Killed(), await(run).reason());

        LaunchConfig atEntry = LaunchConfig.of(spinning).withStopOnEntry(true);
        DebuggedProgram stopped = new DebuggedProgram(atEntry);
        CompletableFuture<Stop> ended = new CompletableFuture<>();
        stopped.perform("run");
        stopped.session()
                .addListener(
                        new SessionListener() {
                            @Override
                            public void onStop(Stop stop) {
                                ended.complete(stop);
                            }
                        });
        stopped.close();
        assertEquals(new StopReason.Killed(), await(ended).reason());
    }

    @Test
    void aBreakpointSetWhileTheProgramRunsStopsIt() throws Exception {
        Path spinning = module("spinning.wasm", SPINNING);
        try (DebuggedProgram program = new DebuggedProgram(LaunchConfig.of(spinning))) {
            CompletableFuture<Stop> running = program.session().run();
            Thread.sleep(50);
            FunctionView start = program.session().module().functions().getFirst();
            long branch = start.codeOffset() + 3; // behind the locals and the loop
            Breakpoint set =
                    program.session()
                            .addInstructionBreakpoint(
                                    program.session().module().locationOf(branch).orElseThrow());
            assertEquals(new StopReason.AtBreakpoint(List.of(set.id())), await(running).reason());
        }
    }

    @Test
    void stopsAtTheFirstInstructionAndRunsToAnother() throws Exception {
        LaunchConfig config =
                LaunchConfig.of(module("branching.wasm", BRANCHING)).withStopOnEntry(true);
        try (DebuggedProgram program = new DebuggedProgram(config)) {
            Stop entry = program.perform("run");
            assertEquals(new StopReason.AtEntry(), entry.reason());
            assertEquals("_start", entry.top().orElseThrow().function());
            assertEquals(0, entry.clock());
            Stop call = await(program.session().runTo(new CodeLocation(1, 10)));
            assertEquals(new StopReason.StepDone(), call.reason());
            assertEquals(10, call.top().orElseThrow().location().codeOffset());
            // a call at the end of the taken branch returns behind the whole if, past the else
            Stop behind = await(program.session().stepInstructionOver());
            assertEquals(15, behind.top().orElseThrow().location().codeOffset());
            assertEquals(1, behind.guestDepth());
            assertEquals(new StopReason.Exited(0, List.of()), program.perform("continue").reason());
        }
    }

    @Test
    void limitsEndInAStop() throws Exception {
        Path spinning = module("spinning.wasm", SPINNING);
        RunLimits instructions = RunLimits.NONE.withMaxInstructions(10_000);
        RunLimits time = RunLimits.NONE.withTimeout(Duration.ofMillis(200));
        assertEquals(
                new StopReason.LimitReached("10000 instructions"),
                run(LaunchConfig.of(spinning).withLimits(instructions)));
        assertEquals(
                new StopReason.LimitReached("0.2 s of time"),
                run(LaunchConfig.of(spinning).withLimits(time)));
    }

    private static StopReason run(LaunchConfig config) throws SessionException {
        try (DebuggedProgram program = new DebuggedProgram(config)) {
            return program.perform("run").reason();
        }
    }

    @Test
    void pausesAProgramThatWaitsForInputAndFeedsIt() throws Exception {
        LaunchConfig minigzip =
                LaunchConfig.of(TestInputs.guest("real/minigzip-c19-O0.wasm"))
                        .withStdin(new StdinSource.Fed());
        try (DebuggedProgram program = new DebuggedProgram(minigzip)) {
            CompletableFuture<Stop> running = program.session().run();
            Thread.sleep(1_500);
            assertEquals(SessionState.RUNNING, program.session().state());
            Stop paused = await(program.session().pause());
            assertEquals(
                    new StopReason.Paused(Optional.of("wasi_snapshot_preview1.fd_read")),
                    inModuleTerms(paused.reason()));
            assertEquals(paused, await(running));
            CompletableFuture<Stop> on = program.session().continueRun();
            program.session().feedStdin("to compress".getBytes(StandardCharsets.UTF_8));
            program.session().closeStdin();
            assertEquals(new StopReason.Exited(0, List.of()), await(on).reason());
            assertTrue(program.output().length() > 18, "a header, data and a trailer");
            assertTrue(
                    program.session().hostCalls().events().stream()
                            .anyMatch(call -> call.name().equals("fd_read")));
        }
    }

    /** The name section of a guest may call the import by its C name. */
    private static StopReason inModuleTerms(StopReason reason) {
        return reason instanceof StopReason.Paused(Optional<String> call)
                        && call.isPresent()
                        && call.get().contains("fd_read")
                ? new StopReason.Paused(Optional.of("wasi_snapshot_preview1.fd_read"))
                : reason;
    }

    @Test
    void aTrapShowsReasonStackAndVariables() throws Exception {
        Samples samples = new Samples();
        ExtractedSample ledger = samples.extractTo(samples.find("ledger").orElseThrow(), folder);
        LaunchConfig december = LaunchConfig.of(ledger.module()).withArgs(List.of("december"));
        try (DebuggedProgram program = new DebuggedProgram(december)) {
            Stop trap = program.perform("run");
            assertEquals("trap: integer divide by zero", trap.reason().text());
            assertEquals("ledger.c:62", place(trap));
            assertEquals(
                    List.of("share_of", "post_bonus", "post_account", "close_month", "main"),
                    trap.frames().subList(0, 5).stream().map(SymbolisedFrame::function).toList());
            assertEquals("0", program.evaluate(0, "owners").value());
            assertEquals("5001", program.evaluate(0, "total").value());
            assertTrue(program.evaluate(1, "account->name").value().contains("Sailing club"));
            assertEquals("BONUS", program.evaluate(2, "entry->kind").value());
            assertEquals("1", program.evaluate(4, "december").value());
            Stop end = program.perform("continue");
            assertEquals(new StopReason.Exited(134, List.of()), end.reason());
        }
    }

    @Test
    void aTrapInsideALibraryShowsTheLineOfTheUser() throws Exception {
        Samples samples = new Samples();
        ExtractedSample robots = samples.extractTo(samples.find("robots").orElseThrow(), folder);
        LaunchConfig tooFar = LaunchConfig.of(robots.module()).withArgs(List.of("F9"));
        try (DebuggedProgram program = new DebuggedProgram(tooFar)) {
            Stop panic = program.perform("run");
            assertEquals("trap: unreachable", panic.reason().text());
            assertEquals("__rust_start_panic", panic.top().orElseThrow().function());
            assertEquals("robots::Robot::advance", panic.frames().get(panic.focus()).function());
            assertEquals("robots.rs:103", place(panic));
        }
    }

    @Test
    void findsSourcesThatMoved() throws Exception {
        Path moved = Files.createDirectories(folder.resolve("elsewhere/c"));
        Path source = Files.copy(TestInputs.guest("src/c/shapes.c"), moved.resolve("shapes.c"));
        Path wasm = TestInputs.guest("c/shapes-c19-O0-dw5.wasm");
        ModuleView lost = ModuleView.read(wasm, PathMappings.NONE);
        SourceFile recorded =
                lost.sourceFiles().stream()
                        .filter(f -> f.file().endsWith("/shapes.c"))
                        .findFirst()
                        .orElseThrow();
        SourceText.Missing missing =
                assertInstanceOf(SourceText.Missing.class, lost.source(recorded.file()));
        assertEquals(recorded.file(), missing.tried().getFirst());

        String prefix = recorded.file().substring(0, recorded.file().indexOf("/c/shapes.c"));
        PathMappings byPrefix =
                new PathMappings(
                        List.of(new PathMappings.Prefix(prefix, folder.resolve("elsewhere"))),
                        List.of());
        PathMappings byFolder = new PathMappings(List.of(), List.of(folder.resolve("elsewhere")));
        for (PathMappings mappings : List.of(byPrefix, byFolder)) {
            SourceText.Found found =
                    assertInstanceOf(
                            SourceText.Found.class,
                            ModuleView.read(wasm, mappings).source(recorded.file()));
            assertEquals(Optional.of(source), found.path());
            assertEquals("int main(int argc, char **argv) {", found.lines().get(68));
        }
    }

    @Test
    void debugsWithoutDebugInformation() throws Exception {
        Path wasm = TestInputs.guest("c/shapes-c19-O2-stripped.wasm");
        try (DebuggedProgram program = new DebuggedProgram(LaunchConfig.of(wasm))) {
            DebugSession session = program.session();
            assertTrue(session.addFunctionBreakpoint("_start").verified());
            Stop stop = program.perform("run");
            SymbolisedFrame top = stop.top().orElseThrow();
            assertTrue(top.position().isEmpty());
            List<DisassemblyLine> lines = session.module().disassembly(top.functionIndex());
            assertTrue(
                    lines.stream().anyMatch(l -> l.codeOffset() == top.location().codeOffset()),
                    "the stop is a line of the disassembly");
            Stop next = program.perform("over");
            assertTrue(
                    next.top().orElseThrow().location().codeOffset() > top.location().codeOffset());
        }
    }

    @Test
    void invokesAnExportedFunction() throws Exception {
        LaunchConfig config =
                LaunchConfig.of(TestInputs.guest("c/shapes-c19-reactor.wasm"))
                        .withInvoke("nothing-of-that-name");
        SessionException error =
                assertThrows(SessionException.class, () -> DebugSession.open(config));
        assertTrue(error.getMessage().contains("; it exports "), error.getMessage());
    }
}
