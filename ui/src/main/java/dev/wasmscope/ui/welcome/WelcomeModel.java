package dev.wasmscope.ui.welcome;

import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.samples.Sample;
import dev.wasmscope.samples.Samples;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.RunControl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The samples, and how they and other files are opened. */
public final class WelcomeModel {
    private final Samples samples;
    private final Path folder;
    private final DebugModel debug;
    private final RunControl control;
    private final UiThread ui;
    private final Executor background;

    /**
     * @param folder where samples are copied to before they run
     */
    public WelcomeModel(
            Samples samples,
            Path folder,
            DebugModel debug,
            RunControl control,
            UiThread ui,
            Executor background) {
        this.samples = samples;
        this.folder = folder;
        this.debug = debug;
        this.control = control;
        this.ui = ui;
        this.background = background;
    }

    /** The samples in the order in which they are shown. */
    public List<Sample> samples() {
        return samples.all();
    }

    /**
     * Opens a sample for one of its runs with a breakpoint on its first worthwhile line, and runs
     * it to there.
     */
    public void open(Sample sample, Sample.Run run) {
        ui.whenDone(
                CompletableFuture.supplyAsync(() -> extract(sample), background),
                extracted -> control.launch(config(extracted, run), breakpoints(sample), true),
                debug::fail);
    }

    /** Opens a module without running it. */
    public void openFile(Path file) {
        control.launch(LaunchConfig.of(file).withStdin(new StdinSource.Fed()), false);
    }

    /** Opens a program as it was opened before, without running it. */
    public void openAgain(RecentSession session) {
        control.launch(session.config(), false);
    }

    /** The first of the places where a sample suggests to stop. */
    public static List<BreakpointSpec> breakpoints(Sample sample) {
        return sample.breakpoints().stream()
                .limit(1)
                .<BreakpointSpec>map(b -> new BreakpointSpec.Line(b.file(), b.line()))
                .toList();
    }

    /** How a copied sample is run: its folders are overlays, so that it can be run again. */
    public static LaunchConfig config(ExtractedSample extracted, Sample.Run run) {
        return LaunchConfig.of(extracted.module())
                .withArgs(run.arguments())
                .withStdin(new StdinSource.Fed())
                .withPreopens(
                        extracted.sample().preopens().stream()
                                .map(
                                        p ->
                                                new DirMapping(
                                                        extracted.host(p),
                                                        p.guest(),
                                                        DirAccess.OVERLAY))
                                .toList());
    }

    private ExtractedSample extract(Sample sample) {
        try {
            return samples.extractTo(sample, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The sample " + sample.title() + " cannot be copied to " + folder, e);
        }
    }
}
