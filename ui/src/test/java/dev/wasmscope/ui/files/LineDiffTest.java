package dev.wasmscope.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    @Test
    void namesWhatWentAndWhatCame() {
        assertEquals(
                " a-b+x c+d",
                text(LineDiff.of(List.of("a", "b", "c"), List.of("a", "x", "c", "d"))));
        assertEquals("+a", text(LineDiff.of(List.of(), List.of("a"))));
        assertEquals("-a", text(LineDiff.of(List.of("a"), List.of())));
        assertEquals("", text(LineDiff.of(List.of(), List.of())));
    }

    /** Leaving out what came gives the old text, leaving out what went the new one. */
    @Property(tries = 300)
    void holdsBothTexts(
            @ForAll @StringLength(max = 12) @CharRange(from = 'a', to = 'c') String before,
            @ForAll @StringLength(max = 12) @CharRange(from = 'a', to = 'c') String after) {
        List<LineDiff.Line> lines = LineDiff.of(letters(before), letters(after));
        assertEquals(before, without(lines, LineDiff.Change.ADDED));
        assertEquals(after, without(lines, LineDiff.Change.REMOVED));
    }

    private static List<String> letters(String text) {
        return text.chars().mapToObj(Character::toString).toList();
    }

    private static String without(List<LineDiff.Line> lines, LineDiff.Change change) {
        return lines.stream()
                .filter(l -> l.change() != change)
                .map(LineDiff.Line::text)
                .collect(Collectors.joining());
    }

    private static String text(List<LineDiff.Line> lines) {
        return lines.stream()
                .map(
                        l ->
                                switch (l.change()) {
                                            case KEPT -> " ";
                                            case REMOVED -> "-";
                                            case ADDED -> "+";
                                        }
                                        + l.text())
                .collect(Collectors.joining());
    }
}
