package dev.wasmscope.ui;

import dev.wasmscope.ui.breakpoints.FilesView;
import dev.wasmscope.ui.debuginfo.DebugInfoModel;
import dev.wasmscope.ui.debuginfo.DebugInfoView;
import dev.wasmscope.ui.disassembly.DisassemblyModel;
import dev.wasmscope.ui.dock.Area;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.shell.CodeFollower;
import dev.wasmscope.ui.shell.SourceTabs;
import dev.wasmscope.ui.source.SourcesModel;
import dev.wasmscope.ui.variables.ValueActions;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/** The program as code: source files, disassembly, what the debug information tells. */
final class CodeDesk {
    private final Workbench bench;
    private final SourcesModel sources;
    private final DisassemblyDesk disassembly;
    private final DebugInfoModel debugInfo;

    /** Set once the editors stand in the docks. */
    private Optional<SourceTabs> tabs = Optional.empty();

    CodeDesk(Workbench bench) {
        this.bench = bench;
        sources = bench.sources();
        disassembly = new DisassemblyDesk(bench);
        debugInfo =
                bench.closing(new DebugInfoModel(bench.debug(), bench.ui(), bench.background()));
        DebugInfoView health = bench.closing(new DebugInfoView(debugInfo));
        bench.tool("debug-info", "Debug info", Feather.BOOK_OPEN, health.node(), Area.EDITORS, "");
        addPlaces();
    }

    private void addPlaces() {
        bench.places().shownBy(Place.SourceLine.class, p -> sources.show(p.file(), p.line()));
    }

    /** Adds the list of files; behind the breakpoints, so after them. */
    void addFiles() {
        FilesView files = bench.closing(new FilesView(sources));
        bench.tool("files", "Sources", Feather.FILE_TEXT, files.node(), Area.LEFT_BOTTOM, "Alt+3");
    }

    /**
     * Lets the docks follow the sources; after all other views, so that files go before them.
     *
     * @param values what can be done with a value of an expression in the text
     */
    void follow(ValueActions values) {
        SourceDesk source =
                bench.closing(new SourceDesk(bench, values, () -> tabs.flatMap(SourceTabs::front)));
        SourceTabs editors = bench.closing(new SourceTabs(sources, bench.docks(), source::view));
        editors.onCaret(disassembly.model().line()::mark);
        tabs = Optional.of(editors);
        bench.closing(new CodeFollower(bench.debug(), sources, bench.docks()));
    }

    /** Where the user is: the caret in the file in front, else the instruction that is chosen. */
    Optional<Place> here() {
        Optional<Place> line =
                tabs.flatMap(SourceTabs::front)
                        .filter(view -> view.node().getScene() != null)
                        .flatMap(
                                view ->
                                        sources.frontProperty()
                                                .get()
                                                .map(
                                                        f ->
                                                                new Place.SourceLine(
                                                                        f.file(),
                                                                        view.caretLine())));
        return line.or(disassembly::here);
    }

    DebugInfoModel debugInfo() {
        return debugInfo;
    }

    DisassemblyModel disassembly() {
        return disassembly.model();
    }
}
