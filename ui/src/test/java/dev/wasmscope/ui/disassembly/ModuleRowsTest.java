package dev.wasmscope.ui.disassembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.code.CodeLine;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModuleRowsTest {
    private static final int FUNCTIONS = 60_000;
    private final ModuleRows rows = new ModuleRows();

    /** What a view that only hears of changes believes to be there. */
    private int believed;

    @BeforeEach
    void listen() {
        rows.addListener(
                (ListChangeListener<Row>)
                        change -> {
                            while (change.next()) {
                                believed += change.getAddedSize() - change.getRemovedSize();
                            }
                        });
        rows.reset(FUNCTIONS, _ -> 10);
    }

    @Test
    void foldedFunctionsAreOneRowEach() {
        assertEquals(FUNCTIONS, rows.size());
        assertEquals(new Row.Header(59_999), rows.get(59_999));
    }

    @Test
    void openFunctionsHaveAsManyRowsAsTheyAreLikelyToHaveUntilTheyAreRead() {
        rows.setOpen(7, true);
        assertEquals(FUNCTIONS + 10, rows.size());
        assertEquals(new Row.Waiting(7), rows.get(8));

        rows.put(function(7));
        assertEquals(FUNCTIONS + 5, rows.size());
        assertEquals(new Row.Code(7, 1), rows.get(8));
        assertEquals(new Row.Header(8), rows.get(13));
        assertEquals(13, rows.indexOf(new Row.Header(8)));
        assertEquals(rows.size(), believed);
    }

    @Test
    void allRowsOfAnOpenedModuleAreFound() {
        rows.setAllOpen(true);
        rows.put(function(30_000));

        assertEquals(FUNCTIONS * 11 - 5, rows.size());
        for (int i = 0; i < rows.size(); i += 997) {
            int next = rows.functionAt(i) + 1;
            assertTrue(rows.start(rows.functionAt(i)) <= i, "row " + i);
            assertTrue(next == FUNCTIONS || rows.start(next) > i, "row " + i);
        }
        assertEquals(new Row.Header(FUNCTIONS - 1), rows.get(rows.size() - 11));
        assertEquals(rows.size(), believed);

        rows.setAllOpen(false);
        assertEquals(FUNCTIONS, rows.size());
        assertEquals(FUNCTIONS, believed);
    }

    @Test
    void aFoldedBlockHidesItsLinesAndStandsForThem() {
        FunctionRows function = function(7);
        rows.setOpen(7, true);
        rows.put(function);

        rows.edit(7, () -> function.setFolded(2, true));

        assertEquals(
                List.of(new Row.Code(7, 1), new Row.Code(7, 2), new Row.Code(7, 5)),
                rows.subList(8, 11));
        assertEquals(9, rows.indexOf(new Row.Code(7, 3)), "the block stands for its lines");
        assertTrue(function.hides(3));
        rows.edit(7, () -> function.uncover(3));
        assertFalse(function.hides(3));
        assertEquals(10, rows.indexOf(new Row.Code(7, 3)));
    }

    @Test
    void arrowsToOnePlaceShareALaneAndOthersKeepApart() {
        Lanes lanes =
                Lanes.of(
                        Map.of(
                                9, new java.util.TreeSet<>(List.of(2, 5)),
                                1, new java.util.TreeSet<>(List.of(7)),
                                12, new java.util.TreeSet<>(List.of(11))),
                        20);

        assertEquals(
                """
                 0:
                 1: >
                 2: |-
                 3: ||
                 4: ||
                 5: |-
                 6: ||
                 7: -|
                 8:  |
                 9:  >
                10:
                11: -
                12: >
                13:
                """,
                java.util.stream.IntStream.range(0, 14)
                        .mapToObj(row -> text(lanes, row))
                        .collect(Collectors.joining()));
    }

    private static String text(Lanes lanes, int row) {
        StringBuilder text = new StringBuilder();
        for (int lane = 0; lane < Lanes.MOST; lane++) {
            text.append(
                    lanes.heads(lane, row)
                            ? '>'
                            : lanes.ties(lane, row) ? '-' : lanes.through(lane, row) ? '|' : ' ');
        }
        return "%2d: %s".formatted(row, text).stripTrailing() + "\n";
    }

    /** A head, one declaration, a block around one instruction and another one behind it. */
    private static FunctionRows function(int index) {
        List<CodeLine> lines = new ArrayList<>();
        lines.add(line(-1, "(func", new CodeLine.Declares()));
        lines.add(line(-1, "(local i32)", new CodeLine.Declares()));
        lines.add(line(10, "block", new CodeLine.Opens()));
        lines.add(line(12, "br_if 0", new CodeLine.Branches(List.of(14L))));
        lines.add(line(14, "end", new CodeLine.Ends()));
        lines.add(line(15, "nop", new CodeLine.Plain()));
        lines.add(line(-1, ")", new CodeLine.Declares()));
        return new FunctionRows(
                new FunctionCode(index, lines, Map.of(), List.of(), Optional.empty()),
                false,
                new BitSet());
    }

    private static CodeLine line(long offset, String text, CodeLine.Role role) {
        return new CodeLine(offset, 1, 1, text, role, Optional.empty());
    }
}
