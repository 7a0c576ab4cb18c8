package dev.wasmscope.ui.tour;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.profiler.analyse.HotFunction;
import dev.wasmscope.profiler.analyse.HotFunctions;
import dev.wasmscope.profiler.collect.CallPathCollector;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.samples.Sample;
import dev.wasmscope.samples.Samples;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.MemoryField;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.Variable;
import dev.wasmscope.ui.AppContext;
import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.source.SourceModel;
import dev.wasmscope.ui.variables.VariableNode;
import dev.wasmscope.ui.welcome.WelcomeModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;

/**
 * The main job of the desktop on one sample, without a display: stop at a source breakpoint, step,
 * show every view, run to the end, show the profile.
 */
public final class Tour implements AutoCloseable {
    private static final int STEPS = 2;
    private static final int READABLE_BYTES = 256;

    private final HeadlessWindow window;
    private final AppContext context;
    private final Path pictureFolder;
    private final List<Path> pictures = new ArrayList<>();

    private Tour(Path sampleFolder, Path pictureFolder, int width, int height) throws IOException {
        this.window = new HeadlessWindow(SessionOpener.FILES, sampleFolder, width, height);
        this.context = window.context();
        this.pictureFolder = pictureFolder;
    }

    /**
     * Takes the tour. Blocks until it is over; the toolkit keeps running.
     *
     * @param sample what is debugged
     * @param run how it is started
     * @param sampleFolder where the sample is copied to
     * @param pictureFolder where the pictures go
     * @param width of the window in pixels
     * @param height of the window in pixels, at most 990
     * @throws IOException when a picture cannot be written or the sample cannot be read
     * @throws IllegalStateException when the desktop does not do what it should
     */
    public static TourReport take(
            Sample sample,
            Sample.Run run,
            Path sampleFolder,
            Path pictureFolder,
            int width,
            int height)
            throws IOException {
        try (Tour tour = new Tour(sampleFolder, pictureFolder, width, height)) {
            return tour.take(new Samples().extractTo(sample, sampleFolder), run);
        }
    }

    private TourReport take(ExtractedSample extracted, Sample.Run run) throws IOException {
        inBothThemes("welcome");
        start(extracted, run);
        Stop stop = stop();
        List<HostCallEvent> calls = window.on(() -> context.trace().shown(Integer.MAX_VALUE));
        List<Variable> variables = ask(s -> s.variables(0));
        List<MemoryField> memory =
                widest(variables)
                        .map(v -> this.<List<MemoryField>>ask(s -> s.memoryLayout(v)))
                        .orElse(List.of());
        List<Stop> steps = new ArrayList<>();
        for (int i = 0; i < STEPS && !window.on(() -> context.debug().trapped()); i++) {
            steps.add(step());
        }
        openFirstVariable();
        inBothThemes("window");
        eachView();
        Stop end = toTheEnd();
        window.await("the profile is shown", () -> profiled(end));
        Optional<Profile> profile = window.on(() -> context.profile().shownProperty().get());
        show("flame", "flame-graph");
        show("console", "console");
        window.run(() -> context.docks().show("flame"));
        inBothThemes("end");
        return new TourReport(
                stop,
                variables,
                memory,
                calls,
                steps,
                end,
                profile.map(HotFunctions::of).orElse(List.<HotFunction>of()),
                end.clock(),
                pictures);
    }

    private boolean profiled(Stop end) {
        return context.flame()
                .graphProperty()
                .get()
                .filter(g -> g.total() == end.clock())
                .isPresent();
    }

    private void start(ExtractedSample extracted, Sample.Run run) {
        LaunchConfig config =
                WelcomeModel.config(extracted, run)
                        .withProfile(Instrumentation.NONE.withCalls(new CallPathCollector()));
        List<BreakpointSpec> breakpoints = WelcomeModel.breakpoints(extracted.sample());
        window.run(() -> context.run().launch(config, breakpoints, true));
        window.await("the program has stopped", () -> stopNow().isPresent());
        window.await("the source is read", this::sourceIsRead);
        window.await(
                "the variables are read",
                () -> !context.variables().rootsProperty().get().isEmpty());
    }

    private Optional<Stop> stopNow() {
        return context.debug().stopProperty().get();
    }

    private Stop stop() {
        return window.on(() -> stopNow().orElseThrow());
    }

    private boolean sourceIsRead() {
        return context.sources()
                .frontProperty()
                .get()
                .map(f -> f.contentProperty().get())
                .filter(c -> !(c instanceof SourceModel.Content.Loading))
                .isPresent();
    }

    private Stop step() {
        int before = stop().number();
        window.run(() -> context.run().stepOver());
        return stopAfter(before);
    }

    private Stop stopAfter(int before) {
        window.await("the next stop", () -> stopNow().filter(s -> s.number() > before).isPresent());
        return stop();
    }

    private Stop toTheEnd() {
        Stop before = stop();
        if (before.ended() || window.on(() -> context.debug().trapped())) {
            return before;
        }
        window.run(
                () -> {
                    context.breakpoints().removeAll();
                    context.run().run();
                });
        return stopAfter(before.number());
    }

    /**
     * What is worth a typed view of memory: the widest of the variables and what they point to, as
     * long as it is small enough to be read.
     */
    private Optional<Variable> widest(List<Variable> variables) {
        return variables.stream()
                .flatMap(v -> Stream.concat(Stream.of(v), target(v)))
                .filter(v -> v.address().isPresent() && v.hasChildren())
                .filter(v -> v.byteSize().orElse(0) <= READABLE_BYTES)
                .max(Comparator.comparingLong(v -> v.byteSize().orElse(0)))
                .or(() -> variables.stream().filter(v -> v.address().isPresent()).findFirst());
    }

    /**
     * What a pointer or a reference points to; nothing for those that carry more than an address.
     */
    private Stream<Variable> target(Variable variable) {
        boolean pointer = variable.typeName().endsWith("*") || variable.typeName().startsWith("&");
        if (!pointer || !variable.hasChildren()) {
            return Stream.empty();
        }
        DebugSession session = window.on(() -> context.debug().session().orElseThrow());
        return session.evaluate(0, "*" + variable.name())
                .thenApply(Stream::of)
                .exceptionally(_ -> Stream.empty())
                .join();
    }

    private <T> T ask(Function<DebugSession, CompletableFuture<T>> query) {
        try {
            return query.apply(window.on(() -> context.debug().session().orElseThrow())).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the session does not answer: " + e.getCause(), e);
        }
    }

    /**
     * Opens the first variable with parts and looks at it, so that the memory view shows its bytes.
     */
    private void openFirstVariable() {
        window.run(
                () -> {
                    if (window.scene().lookup("#variables") instanceof TreeTableView<?> tree) {
                        open(tree);
                    }
                });
        window.settle();
    }

    private static <T> void open(TreeTableView<T> tree) {
        TreeItem<T> root = tree.getRoot();
        if (root == null) {
            return;
        }
        for (TreeItem<T> item : root.getChildren()) {
            if (item.getValue() instanceof VariableNode node
                    && node.variable().filter(v -> v.address().isPresent()).isPresent()
                    && node.opens()) {
                item.setExpanded(true);
                tree.getSelectionModel().select(item);
                return;
            }
        }
    }

    private void eachView() throws IOException {
        Map<String, Node> views = window.on(() -> context.docks().tools());
        for (String id :
                List.of(
                        "disassembly",
                        "debug-info",
                        "stack",
                        "breakpoints",
                        "files",
                        "variables",
                        "trace",
                        "guest-files",
                        "memory")) {
            if (views.containsKey(id)) {
                show(id, id);
            }
        }
        window.run(
                () ->
                        context.sources()
                                .frontProperty()
                                .get()
                                .ifPresent(f -> context.sources().show(f.file(), 0)));
        Node source = window.on(() -> window.scene().lookup("#source"));
        if (source != null) {
            pictures.add(window.picture(source, file("source")));
        }
    }

    private void show(String id, String name) throws IOException {
        window.run(() -> context.docks().show(id));
        Node node = window.on(() -> context.docks().tools()).get(id);
        if (node != null) {
            pictures.add(window.picture(node, file(name)));
        }
    }

    private void inBothThemes(String name) throws IOException {
        pictures.add(window.picture(file(name + "-dark")));
        window.run(window.themes()::toggle);
        pictures.add(window.picture(file(name + "-light")));
        window.run(window.themes()::toggle);
    }

    private Path file(String name) {
        return pictureFolder.resolve(name + ".png");
    }

    @Override
    public void close() {
        window.close();
    }
}
