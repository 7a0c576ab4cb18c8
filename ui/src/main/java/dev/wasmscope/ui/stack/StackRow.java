package dev.wasmscope.ui.stack;

import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SymbolisedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A row of the stack as it is shown. */
public sealed interface StackRow {
    /**
     * A frame.
     *
     * @param library whether it is of a library, or without a source
     */
    record Frame(SymbolisedFrame frame, boolean library) implements StackRow {}

    /**
     * Frames of libraries that stand for one.
     *
     * @param frames at least two
     */
    record Folded(List<SymbolisedFrame> frames) implements StackRow {
        public Folded {
            frames = List.copyOf(frames);
        }

        /** What tells it from others, at this stop and at later ones. */
        public String key() {
            return key(frames);
        }

        static String key(List<SymbolisedFrame> frames) {
            return frames.getFirst().function() + " … " + frames.getLast().function();
        }
    }

    /**
     * Frames that were not read yet.
     *
     * @param guestFrames how many wasm frames there are in all
     */
    record More(int guestFrames) implements StackRow {}

    /** Whether a frame is of a library that comes with a toolchain, or has no source. */
    static boolean isLibrary(SymbolisedFrame frame) {
        return frame.position().filter(p -> p.line() > 0 && !p.inLibrary()).isEmpty();
    }

    /** Whether the source of a frame can be read here. */
    static boolean isReadable(SymbolisedFrame frame) {
        return frame.position().flatMap(SourcePosition::resolved).isPresent();
    }

    /**
     * Folds runs of library frames; never the innermost frame, nor everything.
     *
     * @param open keys of runs that the user opened
     */
    static List<StackRow> of(List<SymbolisedFrame> frames, boolean fold, Set<String> open) {
        boolean own = frames.stream().anyMatch(f -> !isLibrary(f));
        List<StackRow> rows = new ArrayList<>();
        int i = 0;
        while (i < frames.size()) {
            int end = i;
            while (end < frames.size() && isLibrary(frames.get(end))) {
                end++;
            }
            int from = Math.max(i, 1);
            if (fold
                    && own
                    && end - from >= 2
                    && !open.contains(Folded.key(frames.subList(from, end)))) {
                frames.subList(i, from).forEach(f -> rows.add(new Frame(f, true)));
                rows.add(new Folded(frames.subList(from, end)));
                i = end;
            } else {
                int next = Math.max(end, i + 1);
                frames.subList(i, next).forEach(f -> rows.add(new Frame(f, isLibrary(f))));
                i = next;
            }
        }
        return rows;
    }
}
