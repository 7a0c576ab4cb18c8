package dev.wasmscope.ui.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SymbolisedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StackRowTest {
    @Test
    void runsOfLibraryFramesAreOneRowButNeverTheInnermostFrame() {
        List<SymbolisedFrame> stack =
                frames(
                        "memcpy:",
                        "std::sort:/usr/c++/v1/sort",
                        "cmp:/src/a.cpp",
                        "std::a:/c++/v1/x",
                        "std::b:/c++/v1/x",
                        "main:/src/a.cpp",
                        "_start:",
                        "start.command:");

        assertEquals(
                "memcpy · std::sort · cmp · [std::a … std::b] · main · [_start … start.command]",
                text(StackRow.of(stack, true, Set.of())));
        assertEquals(
                "memcpy · std::sort · cmp · std::a · std::b · main · [_start … start.command]",
                text(StackRow.of(stack, true, Set.of("std::a … std::b"))));
        assertEquals(8, StackRow.of(stack, false, Set.of()).size());
    }

    @Test
    void aStackOfLibraryFramesOnlyIsShownAsItIs() {
        assertEquals("a · b · c", text(StackRow.of(frames("a:", "b:", "c:"), true, Set.of())));
    }

    @Test
    void tenThousandFramesAreCopiedAsText() {
        List<SymbolisedFrame> deep = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            deep.addAll(frames("fib:/src/a.cpp"));
        }
        String text = StackModel.text(deep, java.util.Map.of(0, "n = 3"));
        assertEquals(10_000, text.lines().count());
        assertTrue(text.startsWith("#0 fib (n = 3) at /src/a.cpp:3\n"), text.substring(0, 60));
    }

    private static String text(List<StackRow> rows) {
        return rows.stream()
                .map(
                        row ->
                                switch (row) {
                                    case StackRow.Frame f -> f.frame().function();
                                    case StackRow.Folded run -> "[" + run.key() + "]";
                                    case StackRow.More _ -> "…";
                                })
                .collect(Collectors.joining(" · "));
    }

    /** Frames from {@code name:file}; without a file there is no source. */
    private static List<SymbolisedFrame> frames(String... words) {
        List<SymbolisedFrame> frames = new ArrayList<>();
        for (String word : words) {
            int colon = word.lastIndexOf(':');
            String name = word.substring(0, colon);
            String file = word.substring(colon + 1);
            frames.add(
                    new SymbolisedFrame(
                            frames.size(),
                            frames.size(),
                            false,
                            name,
                            name,
                            file.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(new SourcePosition(file, Optional.empty(), 3, 1)),
                            new CodeLocation(1, 10),
                            1));
        }
        return frames;
    }
}
