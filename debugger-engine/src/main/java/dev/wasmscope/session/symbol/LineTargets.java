package dev.wasmscope.session.symbol;

import dev.wasmscope.dwarf.line.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where one function has code of a line: the places that it can be made to go on at. */
public final class LineTargets {
    private final Symbols symbols;
    private final FileMatcher files;

    public LineTargets(Symbols symbols) {
        this.symbols = symbols;
        this.files = new FileMatcher(symbols);
    }

    /**
     * The instructions where code of a line begins in a function, inlined calls included, in the
     * order of the code.
     *
     * @param file a recorded path, its tail or the file's path on this machine
     */
    public List<Long> of(int functionIndex, String file, int line) {
        Set<String> paths =
                files.match(file).stream().map(SourceFile::path).collect(Collectors.toSet());
        List<Long> targets = new ArrayList<>();
        @Nullable LineKey before = null;
        for (LineSite site : symbols.lines(functionIndex).all()) {
            boolean wanted =
                    site.canStop()
                            && site.position().line() == line
                            && paths.contains(site.position().file().path());
            if (wanted && !site.key().equals(before)) {
                targets.add(site.offset());
            }
            before = site.key();
        }
        return targets;
    }
}
