package dev.wasmscope.ui.palette;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.ExportView;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SourceFile;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.inspect.DataPart;
import dev.wasmscope.session.inspect.Declaration;
import dev.wasmscope.session.inspect.StaticObject;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.session.DebugModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/**
 * The names of the open module: files, functions, other symbols. They are read in the background
 * when somebody first looks for one, functions first, and kept until another module is open.
 */
public final class SymbolIndex implements AutoCloseable {
    private final DebugModel debug;
    private final UiThread ui;
    private final Executor background;
    private final Consumer<Place> go;
    private final Subscription subscription;
    private Optional<DebugSession> read = Optional.empty();
    private Runnable changed = () -> {};
    private List<Entry> files = List.of();
    private List<Entry> functions = List.of();
    private List<Entry> others = List.of();
    private int missing;

    /**
     * @param background where names are read
     * @param go shows a place
     */
    public SymbolIndex(DebugModel debug, UiThread ui, Executor background, Consumer<Place> go) {
        this.debug = debug;
        this.ui = ui;
        this.background = background;
        this.go = go;
        this.subscription = debug.sessionProperty().subscribe(_ -> forget());
    }

    /** Calls a listener when more names are known. */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    private void forget() {
        read = Optional.empty();
        files = List.of();
        functions = List.of();
        others = List.of();
        missing = 0;
    }

    /** Whether names are still being read. */
    public boolean reading() {
        return missing > 0;
    }

    /** Reads the names if nobody did. */
    public void want() {
        Optional<DebugSession> now = debug.session();
        if (now.isEmpty() || now.equals(read)) {
            return;
        }
        read = now;
        ModuleView module = now.get().module();
        missing = 3;
        read(now, module, this::functions, found -> functions = found);
        read(now, module, this::files, found -> files = found);
        read(now, module, this::others, found -> others = found);
    }

    private void read(
            Optional<DebugSession> of,
            ModuleView module,
            Function<ModuleView, List<Entry>> reading,
            Consumer<List<Entry>> done) {
        ui.whenDone(
                CompletableFuture.supplyAsync(() -> reading.apply(module), background),
                found -> {
                    if (of.equals(read)) {
                        done.accept(found);
                        missing--;
                        changed.run();
                    }
                },
                debug::fail);
    }

    /** The source files that are known so far. */
    public List<Entry> files() {
        return files;
    }

    /** The functions that are known so far. */
    public List<Entry> functions() {
        return functions;
    }

    /** Exports, globals, tables, memories, data segments, variables and types. */
    public List<Entry> others() {
        return others;
    }

    private List<Entry> files(ModuleView module) {
        return module.sourceFiles().stream().map(this::file).toList();
    }

    private Entry file(SourceFile file) {
        int slash = file.file().lastIndexOf('/');
        return new Entry(
                "file:" + file.file(),
                file.file().substring(slash + 1),
                file.file(),
                slash < 0 ? "" : file.file().substring(0, slash),
                Feather.FILE_TEXT,
                "",
                true,
                () -> go.accept(new Place.SourceLine(file.file(), 0)));
    }

    private List<Entry> functions(ModuleView module) {
        return module.functions().stream().map(this::function).toList();
    }

    private Entry function(FunctionView f) {
        String place = f.position().map(SourcePosition::shortText).orElse("");
        String detail = f.imported() ? "import  " + f.type() : place.isEmpty() ? f.type() : place;
        String also =
                f.wholeName().equals(f.name())
                        ? f.wasmName().filter(n -> !n.equals(f.name())).orElse("")
                        : f.wholeName();
        return Entry.of(
                f.name(),
                also,
                detail,
                f.imported() ? Feather.LOG_IN : Feather.CODE,
                () -> go.accept(new Place.Function(f.index())));
    }

    private List<Entry> others(ModuleView module) {
        List<Entry> all = new ArrayList<>();
        module.exports().stream()
                .filter(e -> e.kind().equals("func"))
                .map(this::export)
                .forEach(all::add);
        module.inspection().statics().stream().map(this::variable).forEach(all::add);
        module.inspection().declarations().stream()
                .filter(d -> !d.name().isEmpty())
                .map(SymbolIndex::declaration)
                .forEach(all::add);
        module.inspection().data().stream().map(this::data).forEach(all::add);
        module.inspection().types().stream()
                .map(t -> new Entry("", t, "", "type", Feather.HASH, "", false, () -> {}))
                .forEach(all::add);
        return all;
    }

    private Entry export(ExportView export) {
        return Entry.of(
                export.name(),
                "",
                "export of function " + export.index(),
                Feather.LOG_OUT,
                () -> go.accept(new Place.Function(export.index())));
    }

    private Entry variable(StaticObject variable) {
        String at =
                variable.address().isPresent() ? " at " + hex(variable.address().getAsLong()) : "";
        return new Entry(
                "",
                variable.name(),
                variable.type(),
                variable.type() + at,
                Feather.BOX,
                "",
                variable.address().isPresent() || variable.declaration().isPresent(),
                () -> show(variable));
    }

    /** A program that stands shows the bytes; else the declaration is what there is. */
    private void show(StaticObject variable) {
        if (variable.address().isPresent() && debug.stopProperty().get().isPresent()) {
            go.accept(
                    new Place.Memory(0, variable.address().getAsLong(), variable.size().orElse(0)));
        } else {
            variable.declaration().ifPresent(p -> go.accept(Place.SourceLine.of(p)));
        }
    }

    private static Entry declaration(Declaration d) {
        return new Entry(
                "",
                d.name(),
                "",
                d.kind() + " " + d.index() + "  " + d.type(),
                Feather.HASH,
                "",
                false,
                () -> {});
    }

    private Entry data(DataPart part) {
        String name = part.name().isEmpty() ? "data segment " + part.index() : part.name();
        return new Entry(
                "",
                name,
                "data segment " + part.index(),
                part.mode() + ", " + part.size() + " bytes",
                Feather.DATABASE,
                "",
                part.address().isPresent(),
                () -> go.accept(new Place.Memory(0, part.address().orElse(0), part.size())));
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
