package dev.wasmscope.ui.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.profiler.analyse.HotFunctions;
import dev.wasmscope.profiler.model.CountedParts;
import dev.wasmscope.profiler.model.Marks;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileKind;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.ui.testing.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of real runs, begun and ended by the user. */
class ProfilePartTest {
    /** {@code (module (func (export "_start") (loop (br 0))))}. */
    private static final String ENDLESS =
            "0061736d01000000"
                    + "0104016000000302010007"
                    + "0a01065f737461727400000a0901070003400c000b0b";

    @TempDir Path folder;

    @Test
    void aProgramThatRunsIsProfiledForAWhile() throws Exception {
        Path file = endless();
        try (Window window = Window.real(folder, Optional::empty)) {
            window.headless().run(() -> window.context().run().launch(LaunchConfig.of(file), true));
            window.robot().await("it runs", () -> state(window) == SessionState.RUNNING);
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT7);
            window.robot().click("#flame-part");
            window.robot().await("counting", () -> recording(window));
            assertFalse(window.context().actions().get("run.profileFrom").enabledProperty().get());
            window.robot().click("#flame-part");
            window.robot().await("a profile", () -> whole(window).isPresent());
            assertFalse(window.on(() -> recording(window)), "no more");
            assertEquals(SessionState.RUNNING, window.on(() -> state(window)), "it goes on");
            CountedParts parts = table(window);
            assertEquals(1, parts.size());
            assertTrue(parts.from(0) > 0, "not from the start");
            assertEquals(
                    parts.to(0) - parts.from(0),
                    window.on(() -> whole(window).orElseThrow().total()),
                    "every instruction of the part");
            window.robot().await("the graph", () -> window.robot().seesNow("#profile-record"));
            window.robot().click("#profile-record");
            window.robot().await("counting again", () -> recording(window));
            window.robot().press(KeyCode.SHIFT, KeyCode.F5);
            window.robot().await("ended", () -> state(window) == SessionState.ENDED);
            window.robot().await("the second part", () -> table(window).from(0) > parts.to(0));
            assertFalse(window.on(() -> recording(window)), "the next run is not profiled");
        }
    }

    @Test
    void betweenTwoStops() throws Exception {
        try (Window window = Window.real(folder, Optional::empty)) {
            LaunchConfig config = window.openSample(folder, "wordcount", "one", false);
            List<BreakpointSpec> at =
                    List.of(
                            new BreakpointSpec.Function("count_words"),
                            new BreakpointSpec.Function("sorted"));
            window.headless().run(() -> window.context().run().launch(config, at, true));
            window.robot().await("at count_words", () -> stopped(window, "count_words"));
            window.robot().menu("run", "run-profileFrom");
            window.robot().await("counting", () -> recording(window));
            long from = clock(window);
            window.robot().press(KeyCode.F5);
            window.robot().await("at sorted", () -> stopped(window, "sorted"));
            long to = clock(window);
            window.robot().menu("run", "run-profileStop");
            window.robot().await("no more", () -> !recording(window));
            window.robot()
                    .await(
                            "the profile",
                            () -> whole(window).filter(p -> p.total() == to - from).isPresent());
            assertEquals(to - from, table(window).to(0) - table(window).from(0));
        }
    }

    @Test
    void goingToAMomentInAProfiledRunCountsFromTheStart() throws Exception {
        try (Window window = Window.real(folder, Optional::empty)) {
            LaunchConfig config = LaunchConfig.of(endless()).withProfile(ProfileRun.exact());
            window.headless().run(() -> window.context().run().launch(config, false));
            window.robot().await("opened", () -> window.context().run().recording());
            goTo(window, 5_000);
            goTo(window, 7_000);
            goTo(window, 3_000);
        }
    }

    @Test
    void onlyBetweenTwoBreakpointsAndBelowAFunctionWithMarks() throws Exception {
        try (Window window = Window.real(folder, Optional::empty)) {
            window.openSample(folder, "wordcount", "one", false);
            window.robot().press(KeyCode.CONTROL, KeyCode.P);
            window.awaitEnd();
            window.robot().await("all of it", () -> whole(window).isPresent());
            Profile all = window.on(() -> whole(window).orElseThrow());
            window.headless().run(() -> window.context().breakpoints().addFunction("count_words"));
            window.headless().run(() -> window.context().breakpoints().addFunction("sorted"));
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ALT, KeyCode.P);
            ComboBox<?> from = (ComboBox<?>) window.robot().find("#part-from");
            assertEquals(
                    List.of("count_words", "sorted"),
                    window.on(() -> List.copyOf(from.getItems())),
                    "breakpoints are offered");
            window.headless().run(() -> from.getSelectionModel().select(0));
            put(window, "#part-to-text", "sorted");
            put(window, "#part-marks", "find_word, nothing");
            assertEquals(
                    "mark nothing: no such function, export or import",
                    window.robot().read("#part-problem", n -> ((Labeled) n).getText()));
            assertTrue(window.robot().read("#part-start", Node::isDisabled), "cannot start so");
            put(window, "#part-marks", "find_word");
            window.robot().click("#part-start");
            window.robot().click("#unsaved-discard");
            window.robot().await("at count_words", () -> stopped(window, "count_words"));
            long first = clock(window);
            window.robot().press(KeyCode.F5);
            window.robot().await("at sorted", () -> stopped(window, "sorted"));
            long last = clock(window);
            window.robot().press(KeyCode.F5);
            window.awaitEnd();
            window.robot()
                    .await(
                            "the part",
                            () -> whole(window).filter(p -> p.total() == last - first).isPresent());
            assertEquals(first, table(window).from(0));
            assertEquals(last, table(window).to(0));
            Marks marks = window.on(() -> whole(window).orElseThrow()).table(Marks.class).get();
            assertEquals(253, marks.marks().size(), "one for each word");

            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ALT, KeyCode.P);
            assertEquals(
                    "find_word",
                    window.robot().read("#part-marks", n -> ((TextField) n).getText()),
                    "what was asked for last");
            put(window, "#part-from-text", "");
            put(window, "#part-to-text", "");
            put(window, "#part-marks", "");
            put(window, "#part-below", "sorted");
            window.headless().run(() -> window.context().breakpoints().removeAll());
            window.robot().click("#part-start");
            window.robot().click("#unsaved-discard");
            window.robot()
                    .await(
                            "below sorted",
                            () ->
                                    state(window) == SessionState.ENDED
                                            && whole(window)
                                                    .filter(
                                                            p ->
                                                                    p.total()
                                                                            == totalOf(
                                                                                    all, "sorted"))
                                                    .isPresent());
        }
    }

    private static void put(Window window, String field, String text) {
        TextField into = (TextField) window.robot().find(field);
        window.headless().run(into::clear);
        window.robot().typeInto(field, text);
    }

    private static long totalOf(Profile profile, String function) {
        return HotFunctions.of(profile).stream()
                .filter(hot -> hot.label().name().equals(function))
                .findFirst()
                .orElseThrow()
                .total();
    }

    @Test
    void aPartOfTheTimelineIsCountedAlone() throws Exception {
        try (Window window = Window.real(folder, Optional::empty)) {
            window.openSample(folder, "wordcount", "one", false);
            window.robot().press(KeyCode.CONTROL, KeyCode.P);
            window.awaitEnd();
            window.headless().run(() -> window.context().docks().show("charts"));
            window.robot().await("a chart", () -> window.robot().seesNow("#chart"));
            assertFalse(window.robot().seesNow("#chart-count"), "nothing is chosen");
            Node chart = window.robot().find("#chart");
            double width = window.on(() -> chart.getLayoutBounds().getWidth());
            window.robot().drag(chart, width / 2, width * 0.75, 60);
            window.robot().await("chosen", () -> window.robot().seesNow("#chart-count"));
            TimeSpan part = window.on(() -> window.context().profile().rangeProperty().get()).get();
            window.robot().click("#chart-count");
            window.robot().click("#unsaved-discard");
            window.robot()
                    .await(
                            "that part",
                            () ->
                                    state(window) == SessionState.ENDED
                                            && whole(window)
                                                    .filter(
                                                            p ->
                                                                    p.total()
                                                                            == part.to()
                                                                                    - part.from())
                                                    .isPresent());
            assertEquals(part.from(), table(window).from(0));
            assertEquals(part.to(), table(window).to(0));
        }
    }

    @Test
    void samplesOfAPartAndAPlaceThatIsNotThere() throws Exception {
        try (Window window = Window.real(folder, Optional::empty)) {
            window.openSample(folder, "wordcount", "one", false);
            window.robot().menu("run", "run-profilePart");
            put(window, "#part-from-text", "no_such_function");
            window.robot().click("#part-start");
            window.robot()
                    .await(
                            "a failure",
                            () -> window.context().debug().noticeProperty().get().error());
            String said = window.on(() -> window.context().debug().noticeProperty().get().text());
            assertTrue(said.contains("no_such_function"), said);
            assertTrue(
                    window.on(() -> window.context().debug().session()).isPresent(), "as before");
            window.robot().menu("run", "run-profilePart");
            put(window, "#part-from-text", "");
            put(window, "#part-clock", "1000..900000");
            window.robot().click("#part-sampled");
            window.robot().click("#part-start");
            window.robot()
                    .await(
                            "samples",
                            () ->
                                    state(window) == SessionState.ENDED
                                            && whole(window)
                                                    .filter(
                                                            p ->
                                                                    p.info().kind()
                                                                            == ProfileKind.SAMPLED)
                                                    .isPresent());
            assertEquals(1_000, table(window).from(0));
        }
    }

    private static void goTo(Window window, long clock) {
        window.headless().run(() -> window.context().run().runToClock(clock));
        window.robot()
                .await(
                        "a profile of the first " + clock,
                        () -> whole(window).filter(p -> p.total() == clock).isPresent());
        assertEquals(clock, clock(window));
    }

    private Path endless() throws IOException {
        Path file = folder.resolve("endless.wasm");
        Files.write(file, HexFormat.of().parseHex(ENDLESS));
        return file;
    }

    private static CountedParts table(Window window) {
        return whole(window).orElseThrow().table(CountedParts.class).orElseThrow();
    }

    private static boolean recording(Window window) {
        return window.context().profile().recordingProperty().get();
    }

    private static boolean stopped(Window window, String function) {
        return state(window) == SessionState.STOPPED
                && window.context()
                        .debug()
                        .frameProperty()
                        .get()
                        .filter(f -> f.function().equals(function))
                        .isPresent();
    }

    private static long clock(Window window) {
        return window.on(() -> window.context().debug().stopProperty().get().orElseThrow().clock());
    }

    private static SessionState state(Window window) {
        return window.context().debug().stateProperty().get();
    }

    private static Optional<Profile> whole(Window window) {
        return window.context().profile().wholeProperty().get();
    }
}
