package dev.wasmscope.ui.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DataAccess;
import dev.wasmscope.session.DataTarget;
import dev.wasmscope.session.HitCondition;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.SavedBreakpoint;
import dev.wasmscope.ui.testing.FakeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was set in a window is there again in the next one, whatever became of the file. */
class KeeperTest {
    @TempDir Path folder;
    private Path module;

    @BeforeEach
    void aModule() throws IOException {
        module = folder.resolve("list.wasm");
        Files.writeString(module, "the module");
    }

    /** One window: its models, and two parts that are kept. */
    private final class Desk implements AutoCloseable {
        final List<String> failures = new CopyOnWriteArrayList<>();
        final UiThread ui = UiThread.direct(f -> failures.add(f.toString()));
        final Coalescer coalescer = new Coalescer(ui, Duration.ZERO);
        final DebugModel debug = new DebugModel(FakeSession::new, ui, Runnable::run, coalescer);
        final BreakpointsModel breakpoints = new BreakpointsModel(debug);
        final SimpleStringProperty word = new SimpleStringProperty("");
        final Kept kept = new Kept();
        final Keeper keeper = new Keeper(kept, folder, ui, f -> failures.add(f.getMessage()));

        Desk() {
            kept.part(
                    "breakpoints",
                    SavedBreakpoint[].class,
                    breakpoints::saved,
                    breakpoints::restore,
                    breakpoints.items());
            kept.part("word", String.class, word::get, word::set, word);
            debug.addOpenListener(keeper);
        }

        Desk open(Path file) {
            debug.open(LaunchConfig.of(file), () -> {});
            return this;
        }

        List<String> texts() {
            return breakpoints.items().stream().map(Breakpoint::text).toList();
        }

        @Override
        public void close() {
            keeper.close();
            debug.close();
            coalescer.close();
        }
    }

    @Test
    void everyKindOfBreakpointIsThereAgainWithItsOptions() {
        List<BreakpointSpec> specs =
                List.of(
                        new BreakpointSpec.Line("list.c", 17, 3),
                        new BreakpointSpec.Function("walk"),
                        new BreakpointSpec.FunctionPattern("^wa"),
                        new BreakpointSpec.HostCall("fd_*"),
                        new BreakpointSpec.Trap("unreachable"),
                        new BreakpointSpec.Thrown(),
                        new BreakpointSpec.Uncaught(),
                        new BreakpointSpec.Entry(),
                        new BreakpointSpec.Exit(),
                        new BreakpointSpec.MemoryGrow(),
                        new BreakpointSpec.Data(new DataTarget.Bytes(0, 1024, 4), DataAccess.WRITE),
                        new BreakpointSpec.Data(
                                new DataTarget.Expression("total", Optional.empty()),
                                DataAccess.READ));
        BreakpointOptions options =
                BreakpointOptions.NONE
                        .withEnabled(false)
                        .withCondition("n > 3")
                        .withHits(Optional.of(new HitCondition(HitCondition.Kind.EVERY, 5)))
                        .withLogMessage("n is {n}");
        List<String> before;
        try (Desk desk = new Desk().open(module)) {
            specs.forEach(s -> desk.debug.session().orElseThrow().addBreakpoint(s, options));
            before = desk.texts();
            assertEquals(specs.size(), before.size());
        }
        try (Desk desk = new Desk().open(module)) {
            assertEquals(before, desk.texts());
            assertTrue(
                    desk.breakpoints.items().stream().noneMatch(Breakpoint::enabled),
                    "switched off as they were");
            assertEquals(List.of(), desk.failures);
        }
    }

    @Test
    void openingTheSameModuleAgainKeepsWhatWasNotWrittenYet() {
        try (Desk desk = new Desk().open(module)) {
            desk.word.set("just now");
            desk.word.set("just this moment");
            desk.breakpoints.addFunction("walk");
            desk.open(module);
            assertEquals(List.of("walk"), desk.texts());
            assertEquals("just this moment", desk.word.get());
        }
    }

    @Test
    void aModuleThatWasMovedIsFoundByItsContents() throws IOException {
        try (Desk desk = new Desk().open(module)) {
            desk.word.set("mine");
        }
        Path moved = folder.resolve("other.wasm");
        Files.move(module, moved);
        try (Desk desk = new Desk().open(moved)) {
            assertEquals("mine", desk.word.get());
        }
        Path copy = Files.copy(moved, folder.resolve("copy.wasm"));
        try (Desk desk = new Desk().open(copy)) {
            assertEquals("", desk.word.get(), "a copy of what is still there begins anew");
        }
    }

    @Test
    void twoWindowsOnOneModuleEachWriteOnlyWhatTheyChanged() throws IOException {
        try (Desk one = new Desk().open(module);
                Desk two = new Desk().open(module)) {
            one.word.set("from one");
            two.debug.session().orElseThrow().addBreakpoint(new BreakpointSpec.Function("walk"));
            two.breakpoints.setEnabled(two.breakpoints.items().getFirst(), false);
        }
        try (Desk desk = new Desk().open(module)) {
            assertEquals("from one", desk.word.get());
            assertEquals(List.of("walk"), desk.texts());
        }
    }

    @Test
    void filesThatCannotBeReadAreKeptAsideWithOneNotice() throws IOException {
        Map<String, String> broken =
                Map.of(
                        "{ \"version\": 1, \"parts\": {", "is broken in line 1, column",
                        "{ \"version\": 7 }", "is of a newer Wasmscope (version 7)",
                        "{}", "has no version that is known",
                        "[1, 2]", "has no version that is known",
                        "", "has no version that is known");
        for (Map.Entry<String, String> one : broken.entrySet()) {
            Path file = new KeptStore(folder.resolve("modules")).file(module);
            Files.createDirectories(file.getParent());
            Files.writeString(file, one.getKey());
            try (Desk desk = new Desk().open(module)) {
                assertTrue(desk.debug.session().isPresent(), "it opens all the same");
                assertEquals(1, desk.failures.size(), one.getKey() + ": " + desk.failures);
                String notice = desk.failures.getFirst();
                assertTrue(notice.contains(one.getValue()), notice);
                String aside = notice.substring(notice.indexOf("aside: ") + "aside: ".length());
                assertEquals(one.getKey(), Files.readString(Path.of(aside)), "nothing is lost");
                desk.word.set("after " + one.getKey());
            }
            try (Desk desk = new Desk().open(module)) {
                assertEquals("after " + one.getKey(), desk.word.get(), "said once, then it works");
                assertEquals(List.of(), desk.failures);
            }
            Files.delete(file);
        }
    }

    @Test
    void aPartThatCannotBeReadDoesNotTakeTheOthersWithIt() throws IOException {
        try (Desk desk = new Desk().open(module)) {
            desk.word.set("kept");
        }
        KeptStore store = new KeptStore(folder.resolve("modules"));
        JsonNode nonsense = JsonMapper.shared().readTree("[{\"kind\":\"NO_SUCH\"}]");
        JsonNode later = JsonMapper.shared().readTree("{\"of\":\"a later version\"}");
        store.save(module, Map.of(), Map.of("breakpoints", nonsense, "later", later));
        try (Desk desk = new Desk().open(module)) {
            assertEquals("kept", desk.word.get());
            assertEquals(1, desk.failures.size(), desk.failures.toString());
            assertTrue(desk.failures.getFirst().contains("breakpoints"), desk.failures.toString());
            desk.word.set("again");
        }
        assertEquals(later, store.load(module).parts().get("later"), "unknown parts stay");
        try (Stream<Path> files = Files.list(folder.resolve("modules"))) {
            List<Path> aside = files.filter(f -> f.toString().endsWith(".kept")).toList();
            assertEquals(1, aside.size());
            assertTrue(Files.readString(aside.getFirst()).contains("NO_SUCH"));
        }
    }

    @Test
    void theFileIsReadableByHand() throws IOException {
        try (Desk desk = new Desk().open(module)) {
            desk.word.set("plain");
        }
        String text = Files.readString(new KeptStore(folder.resolve("modules")).file(module));
        assertTrue(text.contains("\"version\" : 1"), text);
        assertTrue(text.contains("\"word\" : \"plain\""), text);
        assertTrue(text.contains(module.toString()), text);
    }
}
