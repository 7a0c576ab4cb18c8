package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.testing.TestInputs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memories, tables, segments and vectors of a stopped program, and one with 64-bit addresses. */
class InstanceInspectionTest {
    @Test
    void aCProgramsTableAndSegments() throws Exception {
        Path wasm = TestInputs.guest("c/shapes-c19-O0-dw5.wasm");
        try (DebuggedProgram program = DebuggedProgram.open(wasm, TestInputs.guest("src"))) {
            program.runToLine("shapes.c", 70);
            DebugSession session = program.session();
            InstanceView view = await(session.instance());
            assertEquals(List.of(new InstanceView.Area(0, "memory", "2", 131072)), view.memories());
            assertEquals(
                    List.of(
                            new InstanceView.Segment(
                                    0, ".rodata", "memory 0 at 0x400", "", 2512, true),
                            new InstanceView.Segment(
                                    1, ".data", "memory 0 at 0xdd0", "", 236, true)),
                    view.data());
            assertEquals(1, view.elements().size());
            assertEquals("table 0 at 0x1", view.elements().getFirst().mode());
            assertEquals(9, view.tables().getFirst().size());
            assertEquals(
                    List.of("null", "func[12] area_circle", "func[14] area_rect"),
                    texts(await(session.tableElements(0, 0, 3))));
            assertEquals(
                    List.of("func[58] sn_write"), texts(await(session.tableElements(0, 8, 9))));
            assertEquals(
                    List.of("func[12] area_circle", "func[14] area_rect"),
                    texts(await(session.elementSegment(0, 0, 2))));
            assertEquals(
                    "poly",
                    new String(await(session.dataSegment(0, 0, 4)), StandardCharsets.UTF_8));
            assertEquals(2, await(session.dataSegment(0, 2510, 100)).length);
            ExecutionException refused =
                    assertThrows(
                            ExecutionException.class, () -> session.tableElements(1, 0, 1).get());
            assertEquals("the program has no table 1", refused.getCause().getMessage());
        }
    }

    private static List<String> texts(List<WasmValue> values) {
        return values.stream().map(v -> (v.value() + " " + v.name()).strip()).toList();
    }

    @Test
    void passiveSegmentsUntilTheyAreDropped(@TempDir Path folder) throws Exception {
        Path wasm = folder.resolve("passive.wasm");
        // run: data.drop 0, elem.drop 0, nop
        Files.write(
                wasm,
                new ModuleBytes()
                        .section(1, "01 60 00 00")
                        .section(3, "01 00")
                        .section(4, "01 70 05 02 09")
                        .section(5, "01 07 01 04")
                        .section(7, "01 03 72 75 6e 00 00")
                        .section(9, "01 05 70 02 d2 00 0b d0 70 0b")
                        .section(12, "01")
                        .bodies("00 fc 09 00 fc 0d 00 01 0b")
                        .section(11, "01 01 03 61 62 63")
                        .build());
        LaunchConfig config = LaunchConfig.of(wasm).withInvoke("run").withStopOnEntry(true);
        try (DebuggedProgram program = new DebuggedProgram(config)) {
            program.perform("run");
            DebugSession session = program.session();
            InstanceView before = await(session.instance());
            assertEquals(
                    List.of(new InstanceView.Area(0, "", "i64 1 4 shared", 65536)),
                    before.memories());
            assertEquals(
                    List.of(new InstanceView.Area(0, "", "i64 2 9 funcref", 2)), before.tables());
            assertEquals(
                    new InstanceView.Segment(0, "", "passive", "", 3, false),
                    before.data().getFirst());
            assertEquals(
                    new InstanceView.Segment(0, "", "passive", "funcref", 2, false),
                    before.elements().getFirst());
            program.perform("instruction");
            program.perform("instruction");
            InstanceView after = await(session.instance());
            assertTrue(after.data().getFirst().dropped());
            assertTrue(after.elements().getFirst().dropped());
            assertEquals(
                    "abc", new String(await(session.dataSegment(0, 0, 9)), StandardCharsets.UTF_8));
            assertEquals(2, await(session.elementSegment(0, 0, 9)).size());
            assertEquals("null", await(session.elementSegment(0, 1, 1)).getFirst().value());
        }
    }

    @Test
    void vectorsByLane() {
        WasmValue vector =
                new WasmValue(0, "", "v128", "", "0x40000000000000003ff0000000000000", false);
        assertEquals(
                List.of(
                        "i8x16 0 0 0 0 0 0 -16 63 0 0 0 0 0 0 0 64",
                        "i16x8 0 0 0 16368 0 0 0 16384",
                        "i32x4 0 1072693248 0 1073741824",
                        "i64x2 4607182418800017408 4611686018427387904",
                        "f32x4 0.0 1.875 0.0 2.0",
                        "f64x2 1.0 2.0"),
                vector.lanes());
        assertEquals(List.of(), new WasmValue(0, "", "i32", "1", "0x00000001", true).lanes());
    }

    /** {@code mem64.c}: a list of 16-byte nodes behind 64-bit pointers. */
    @Test
    void aProgramWithSixtyFourBitAddresses() throws Exception {
        LaunchConfig config =
                LaunchConfig.of(TestInputs.guest("c/mem64-c19.wasm"))
                        .withInvoke("run")
                        .withArgs(List.of("3"));
        try (DebuggedProgram program = new DebuggedProgram(config)) {
            DebugSession session = program.session();
            assertTrue(session.addFunctionBreakpoint("push").verified());
            program.perform("run");
            assertEquals("0x0", program.evaluate(0, "h").value());
            program.perform("continue");
            Stop stop = program.perform("continue");
            assertEquals("push", stop.top().orElseThrow().function());
            assertEquals("6", program.evaluate(0, "v").value());
            assertEquals("3", program.evaluate(0, "h->v").value());
            assertEquals("0", program.evaluate(0, "h->next->v").value());
            assertEquals("0x0", program.evaluate(0, "h->next->next").value());
            assertEquals("i64 2", await(session.instance()).memories().getFirst().type());
            program.perform("continue");
            assertEquals(SessionState.ENDED, session.state());
        }
    }
}
