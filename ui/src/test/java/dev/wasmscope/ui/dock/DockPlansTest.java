package dev.wasmscope.ui.dock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.dock.DockPlan.Floating;
import dev.wasmscope.ui.dock.DockPlan.Part;
import dev.wasmscope.ui.dock.DockPlan.Split;
import dev.wasmscope.ui.dock.DockPlan.Tabs;
import dev.wasmscope.ui.dock.DockPlans.Side;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class DockPlansTest {
    private static final DockPlan PLAN =
            DockPlan.of(
                    new Split(
                            false,
                            List.of(
                                    tabs("LEFT", "stack"),
                                    tabs("EDITORS", "code", "flame"),
                                    tabs("RIGHT", "variables", "watches")),
                            List.of(0.2, 0.7)));

    private static Tabs tabs(String name, String... views) {
        return new Tabs(name, List.of(views), "");
    }

    /** A plan in one line: {@code [a|b]} beside each other, {@code (a/b)} below each other. */
    private static String text(Part part) {
        return switch (part) {
            case Tabs t -> String.join(",", t.views());
            case Split s ->
                    s.parts().stream()
                            .map(DockPlansTest::text)
                            .collect(
                                    Collectors.joining(
                                            s.vertical() ? "/" : "|",
                                            s.vertical() ? "(" : "[",
                                            s.vertical() ? ")" : "]"));
        };
    }

    @Test
    void viewsMoveSplitAndHide() {
        assertEquals("[stack|code,flame|variables,watches]", text(PLAN.main()));
        assertEquals(
                "[stack,watches|code,flame|variables]",
                text(DockPlans.move(PLAN, "watches", "LEFT").main()));
        assertEquals(
                "[stack|[code|flame]|variables,watches]",
                text(DockPlans.split(PLAN, "flame", "EDITORS", Side.RIGHT).main()));
        assertEquals(
                "[stack|(watches/code,flame)|variables]",
                text(DockPlans.split(PLAN, "watches", "EDITORS", Side.ABOVE).main()));
        DockPlan hidden = DockPlans.hide(PLAN, "stack");
        assertEquals("[code,flame|variables,watches]", text(hidden.main()));
        assertEquals(List.of("stack"), hidden.hidden());
        assertEquals(List.of(0.7), ((Split) hidden.main()).dividers());
    }

    @Test
    void aGroupThatIsNotThereChangesNothing() {
        assertEquals(PLAN, DockPlans.move(PLAN, "stack", "NOWHERE"));
        assertEquals(PLAN, DockPlans.split(PLAN, "stack", "LEFT", Side.BELOW));
    }

    @Test
    void aDetachedViewComesHome() {
        DockPlan detached = DockPlans.detach(PLAN, "variables", 10, 20, 300, 200);
        assertEquals("[stack|code,flame|watches]", text(detached.main()));
        assertEquals("variables", text(detached.windows().getFirst().part()));
        DockPlan home =
                DockPlans.home(detached, "variables", Area.RIGHT, Set.of("variables", "watches"));
        assertEquals("[stack|code,flame|watches,variables]", text(home.main()));
        assertTrue(home.windows().isEmpty(), "its window is gone");
    }

    @Test
    void withoutItsGroupAViewGoesToTheOthersOfItsAreaOrToTheEdge() {
        DockPlan moved = DockPlans.move(PLAN, "stack", "EDITORS");
        assertEquals(
                "[console|[code,flame,stack|variables,watches]]",
                text(DockPlans.home(moved, "console", Area.LEFT, Set.of()).main()));
        assertEquals(
                "([stack|code,flame|variables,watches]/console)",
                text(DockPlans.home(PLAN, "console", Area.BOTTOM, Set.of()).main()));
        assertEquals(
                "[stack|code,flame|variables,watches,memory]",
                text(DockPlans.home(PLAN, "memory", Area.BOTTOM_RIGHT, Set.of("watches")).main()));
    }

    @Test
    void unknownViewsEmptyGroupsAndDoublesAreLeftOut() {
        DockPlan odd =
                new DockPlan(
                        new Split(
                                true,
                                List.of(tabs("x", "gone"), tabs("x", "a", "b"), tabs("y", "b")),
                                List.of(0.9, 0.1)),
                        List.of(new Floating(0, 0, 1, 1, tabs("w", "gone"))),
                        List.of("a", "c", "gone"));
        DockPlan clean = DockPlans.clean(odd, Set.of("a", "b", "c")::contains);
        assertEquals("[|a,b]", text(clean.main()), "the editors have their place in any case");
        assertTrue(clean.windows().isEmpty());
        assertEquals(List.of("c"), clean.hidden());
    }

    @Test
    void jsonKeepsAllOfIt() {
        DockPlan plan =
                DockPlans.hide(DockPlans.detach(PLAN, "variables", 10, 20, 300, 200), "flame");
        assertEquals(Optional.of(plan), PlanJson.read(PlanJson.write(plan)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "[]",
                "{}",
                "{\"main\": []}",
                "{\"main\": {\"parts\": [{\"parts\": []}]}}",
                "{\"main\": {\"parts\": 3}}"
            })
    void jsonThatIsNoPlanIsNone(String json) throws JacksonException {
        assertEquals(Optional.empty(), PlanJson.read(JsonMapper.shared().readTree(json)), json);
    }

    @Test
    void jsonOfAnotherProgramGivesWhatItHas() throws JacksonException {
        String json =
                """
                {"main": {"split": "diagonal", "dividers": ["a", 7, -1], "colour": 3,
                  "parts": [{"tabs": ["a", 4, null, "b"], "front": 9}, "x", {"tabs": []}]},
                 "windows": [{"part": {"tabs": ["c"]}, "x": "left", "width": -4}], "hidden": "all"}
                """;
        DockPlan plan = PlanJson.read(JsonMapper.shared().readTree(json)).orElseThrow();
        assertEquals("[a,b|]", text(plan.main()));
        assertEquals(List.of(0.5), ((Split) plan.main()).dividers());
        assertEquals(480, plan.windows().getFirst().width());
    }

    @Property(tries = 200)
    void noJsonTextFails(@ForAll String text) {
        try {
            PlanJson.read(JsonMapper.shared().readTree("{\"main\":" + text + "}"));
        } catch (JacksonException notJson) {
            assertTrue(notJson.getMessage() != null);
        }
    }

    @Test
    void everyLayoutOfTheProgramHasEveryViewOrHidesIt() {
        Map<Area, List<String>> views =
                Map.of(
                        Area.EDITORS, List.of("disassembly", "flame"),
                        Area.LEFT, List.of("stack"),
                        Area.LEFT_BOTTOM, List.of("breakpoints"),
                        Area.RIGHT, List.of("variables"),
                        Area.BOTTOM, List.of("console", "trace", "charts"),
                        Area.BOTTOM_RIGHT, List.of("memory"));
        BuiltInPlans plans = new BuiltInPlans(views, 1280, 740);
        for (String name : BuiltInPlans.NAMES) {
            DockPlan plan = plans.named(name).orElseThrow();
            assertEquals(
                    views.values().stream().flatMap(List::stream).sorted().toList(),
                    java.util.stream.Stream.concat(plan.views().stream(), plan.hidden().stream())
                            .sorted()
                            .toList(),
                    name);
            assertEquals(plan, DockPlans.clean(plan, _ -> true), name + " is clean");
        }
        assertEquals(Optional.empty(), plans.named("Other"));
    }
}
