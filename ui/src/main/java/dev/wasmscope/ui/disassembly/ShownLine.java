package dev.wasmscope.ui.disassembly;

import dev.wasmscope.session.DisassemblyLine;
import dev.wasmscope.session.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line with the source position that is printed beside it: positions are printed only where they
 * change, so that they can be read.
 */
record ShownLine(DisassemblyLine line, Optional<SourcePosition> position) {

    static List<ShownLine> of(List<DisassemblyLine> lines) {
        List<ShownLine> shown = new ArrayList<>(lines.size());
        Optional<SourcePosition> before = Optional.empty();
        for (DisassemblyLine line : lines) {
            Optional<SourcePosition> here = line.position();
            shown.add(new ShownLine(line, sameLine(before, here) ? Optional.empty() : here));
            before = here.isPresent() ? here : before;
        }
        return shown;
    }

    private static boolean sameLine(Optional<SourcePosition> a, Optional<SourcePosition> b) {
        return a.isPresent()
                && b.isPresent()
                && a.get().line() == b.get().line()
                && a.get().file().equals(b.get().file());
    }
}
