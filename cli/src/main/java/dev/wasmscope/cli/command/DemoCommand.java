package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.ExitCode;
import dev.wasmscope.cli.text.TourText;
import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.samples.Sample;
import dev.wasmscope.samples.Samples;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.ui.DisplayCheck;
import dev.wasmscope.ui.LaunchRequest;
import dev.wasmscope.ui.tour.Tour;
import dev.wasmscope.ui.tour.TourReport;
import dev.wasmscope.ui.welcome.WelcomeModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code wasmscope demo}: the main job on a bundled guest. With a display the desktop opens on it;
 * without one the same tour runs headless, is printed, and every view is written as a picture.
 */
@Command(
        name = "demo",
        description = {
            "Debug a bundled C program that counts words: breakpoint, stack, variables, memory, WASI calls,",
            "hot functions. With a display in the desktop; without one as text, with a picture of every view."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final String SAMPLE = "wordcount";
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private final CommandIo io;

    @Option(
            names = "--headless",
            description = "Print the tour and write the pictures even where there is a display.")
    private boolean headless;

    DemoCommand(CommandIo io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        Samples samples = new Samples();
        Sample sample =
                samples.find(SAMPLE)
                        .orElseThrow(
                                () -> new CommandFailure("the sample " + SAMPLE + " is missing"));
        Path folder = folder();
        if (!headless && new DisplayCheck().hasDisplay()) {
            ExtractedSample extracted = samples.extractTo(sample, folder.resolve("samples"));
            LaunchConfig config = WelcomeModel.config(extracted, sample.runs().getFirst());
            return DesktopStart.open(LaunchRequest.run(config, WelcomeModel.breakpoints(sample)));
        }
        DesktopStart.headless();
        TourReport report =
                Tour.take(
                        sample,
                        sample.runs().getFirst(),
                        folder.resolve("samples"),
                        folder,
                        WIDTH,
                        HEIGHT);
        TourText.lines(sample, report).forEach(io.out()::println);
        return ExitCode.OK;
    }

    /**
     * {@code target/demo} of the checkout that the launcher started, else of the present folder.
     */
    private static Path folder() {
        return Path.of(System.getProperty("wasmscope.home", ""), "target", "demo");
    }
}
