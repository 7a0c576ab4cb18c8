package dev.wasmscope.ui.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.ui.testing.FxWatchdog;
import dev.wasmscope.ui.testing.HandMade;
import dev.wasmscope.ui.testing.HandMade.LinearMemory;
import dev.wasmscope.ui.testing.HandMade.Write;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest memory with addresses of 32 bits can be used as a small one. */
class FourGibibytesTest {
    private static final long SIZE = 1L << 32;
    private static final long LAST = SIZE - 1;
    private static final Duration FELT = Duration.ofMillis(50);

    @TempDir Path folder;

    private Window window;

    @BeforeEach
    void stopBeforeTheFirstInstruction() throws Exception {
        Path module =
                HandMade.writing(
                        folder.resolve("large.wasm"),
                        List.of(new LinearMemory(65_536, false)),
                        List.of(
                                new Write(0, 0xffff_fff4L, 0x42),
                                new Write(0, LAST, 0x99),
                                new Write(0, 0x10, 0x11)));
        window = Window.real(folder, Optional::empty);
        window.headless()
                .run(
                        () ->
                                window.context()
                                        .run()
                                        .launch(
                                                LaunchConfig.of(module),
                                                List.of(new BreakpointSpec.Entry()),
                                                true));
        window.awaitStop(1);
        window.headless().run(() -> window.context().docks().maximize("memory"));
        window.robot().await("memory", () -> model().sizeProperty().get() == SIZE);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private MemoryModel model() {
        return window.context().memory();
    }

    private long top() {
        return window.on(() -> model().topProperty().get());
    }

    private long cursor() {
        return window.on(() -> model().cursorProperty().get());
    }

    private long lastInSight() {
        return window.on(
                () ->
                        model().topProperty().get()
                                + (long) model().rowsInSight() * model().rowBytes()
                                - 1);
    }

    /** Bytes in sight are read and drawn. */
    private void awaitByte(long address, int value) {
        window.robot()
                .await(
                        "byte %x at %x".formatted(value, address),
                        () -> model().byteAt(address) == value);
    }

    private void goTo(String address) {
        window.robot().click("#memory-address");
        window.robot().press(KeyCode.CONTROL, KeyCode.A);
        window.robot().type(address);
        window.robot().press(KeyCode.ENTER);
    }

    private void steps(int count) {
        for (int i = 0; i < count; i++) {
            int next = window.awaitStop(1).number() + 1;
            window.headless().run(() -> window.context().run().stepInstruction());
            window.awaitStop(next);
        }
    }

    private void focusBytes() {
        Node canvas = window.robot().find("#memory");
        window.headless().run(canvas::requestFocus);
    }

    private ScrollBar bar() {
        return (ScrollBar) window.robot().find("#memory .scroll-bar");
    }

    /**
     * Drags the thumb of the bar as far as the bar is long. The headless platform's robot loses the
     * button on the way, so the thumb is told directly.
     *
     * @param direction 1 down, -1 up
     */
    private void dragThumb(int direction) {
        ScrollBar bar = bar();
        Node thumb = window.on(() -> bar.lookup(".thumb"));
        Point2D from =
                window.on(
                        () -> {
                            Bounds b = thumb.localToScene(thumb.getLayoutBounds());
                            return new Point2D(b.getCenterX(), b.getCenterY());
                        });
        double length = window.on(bar::getHeight);
        tell(thumb, MouseEvent.MOUSE_PRESSED, from);
        for (int i = 1; i <= 10; i++) {
            tell(thumb, MouseEvent.MOUSE_DRAGGED, from.add(0, direction * length * i / 10));
        }
        tell(thumb, MouseEvent.MOUSE_RELEASED, from.add(0, direction * length));
    }

    private void tell(Node node, EventType<MouseEvent> type, Point2D at) {
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        window.headless()
                .run(
                        () ->
                                Event.fireEvent(
                                        node,
                                        new MouseEvent(
                                                type,
                                                at.getX(),
                                                at.getY(),
                                                at.getX(),
                                                at.getY(),
                                                MouseButton.PRIMARY,
                                                1,
                                                false,
                                                false,
                                                false,
                                                false,
                                                down,
                                                false,
                                                false,
                                                false,
                                                false,
                                                false,
                                                null)));
    }

    @Test
    void theWheelTheBarAndTheKeysReachBothEnds() {
        Node canvas = window.robot().find("#memory");
        window.robot().wheel(canvas, 4);
        assertEquals(4 * 3 * 16, top());
        window.robot().wheel(canvas, -6);
        assertEquals(0, top());

        dragThumb(1);
        awaitByte(LAST, 0);
        assertEquals(LAST, lastInSight(), "the last row is the last in sight");
        window.robot().wheel(canvas, 3);
        assertEquals(LAST, lastInSight());
        window.robot().wheel(canvas, -1);
        assertEquals(LAST - 3 * 16, lastInSight());
        dragThumb(-1);
        awaitByte(0, 0);
        assertEquals(0, top());

        focusBytes();
        window.robot().press(KeyCode.CONTROL, KeyCode.END);
        awaitByte(LAST, 0);
        assertEquals(LAST, cursor());
        assertEquals(LAST, lastInSight());
        window.robot().press(KeyCode.PAGE_UP);
        window.robot().press(KeyCode.PAGE_DOWN);
        assertEquals(LAST, cursor());
        window.robot().press(KeyCode.CONTROL, KeyCode.HOME);
        awaitByte(0, 0);
        assertEquals(0, cursor());
        assertEquals(0, top());
    }

    @Test
    void theLastBytesAreGoneToFoundEditedAndSeenToChange() throws Exception {
        goTo("0xfffffff0");
        awaitByte(0xffff_fff0L, 0);
        assertEquals(0xffff_fff0L, cursor());
        assertEquals(LAST, lastInSight());
        goTo("0x100000000");
        window.awaitNotice("Address 0x100000000 is behind the end of memory (0x100000000)");

        steps(3);
        awaitByte(0xffff_fff4L, 0x42);
        window.robot().await("the change", () -> nextChangeIs(0xffff_fff4L));
        steps(3);
        awaitByte(LAST, 0x99);
        window.robot().await("the other change", () -> nextChangeIs(LAST));
        window.headless().picture(1280, 800, Path.of("target", "screens", "memory-4-gib.png"));

        focusBytes();
        window.robot().press(KeyCode.CONTROL, KeyCode.END);
        window.robot().type("5a");
        awaitByte(LAST, 0x5a);
        assertEquals(LAST, cursor(), "there is nothing behind it");
        steps(1);
        awaitByte(LAST, 0x5a);

        window.robot().press(KeyCode.CONTROL, KeyCode.HOME);
        window.headless().run(() -> window.context().actions().get("memory.find").fire());
        ChoiceBox<?> kind = (ChoiceBox<?>) window.robot().find("#memory-find-kind");
        window.headless().run(() -> kind.getSelectionModel().select(ByteQuery.HEX.ordinal()));
        window.robot().typeInto("#memory-find", "42 00 00");
        window.robot().press(KeyCode.ENTER);
        window.robot().await("all searched", () -> count().equals("1 of 1"));
        assertEquals(0xffff_fff4L, window.on(() -> model().selection().orElseThrow().from()));
        assertTrue(window.on(() -> window.context().tasks().running().isEmpty()));
    }

    private String count() {
        return ((Labeled) window.robot().findNow("#memory-find-count")).getText();
    }

    private boolean nextChangeIs(long address) {
        model().choose(0xffff_ff00L);
        window.context().actions().get("memory.nextChange").fire();
        return model().cursorProperty().get() == address;
    }

    @Test
    void nothingOfItKeepsTheWindowWaiting() {
        gestures(); // classes are loaded, and HotSpot has seen what is drawn
        try (FxWatchdog watchdog = new FxWatchdog(FELT)) {
            gestures();
            FxWatchdog.Report report = watchdog.take();
            assertEquals(List.of(), report.computing(FELT));
        }
    }

    private void gestures() {
        Node canvas = window.robot().find("#memory");
        window.robot().wheel(canvas, 20);
        goTo("0x80000000");
        window.robot().wheel(canvas, -20);
        ScrollBar bar = bar();
        for (int i = 0; i <= 40; i++) {
            double share = i / 40.0;
            window.headless().run(() -> bar.setValue(share * bar.getMax()));
        }
        steps(1);
        focusBytes();
        window.robot().press(KeyCode.CONTROL, KeyCode.END);
        for (int i = 0; i < 20; i++) {
            window.robot().press(KeyCode.PAGE_UP);
        }
        window.robot().press(KeyCode.CONTROL, KeyCode.HOME);
    }
}
