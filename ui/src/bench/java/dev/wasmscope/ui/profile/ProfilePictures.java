package dev.wasmscope.ui.profile;

import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.ui.AppContext;
import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.tour.HeadlessWindow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes the pictures of docs/profiling.md: finds a hot spot and a leak in lua, in the window.
 *
 * <p>Arguments: lua's module with debug information, the folder of the pictures.
 */
public final class ProfilePictures {
    /** Joins texts one by one: each copy is as long as all before it. */
    private static final String SLOW =
            "local s = '' for i = 1, 3000 do s = s .. 'line ' .. i .. ';' end print(#s)";

    /** Remembers every answer, and ends without closing lua. */
    private static final String LEAKING =
            "local seen = {} for i = 1, 2000 do seen[i] = string.rep('x', 64 + i % 7) .. i end"
                    + " print(#seen) os.exit(0)";

    private final HeadlessWindow window;
    private final AppContext context;
    private final Path pictures;

    private ProfilePictures(HeadlessWindow window, Path pictures) {
        this.window = window;
        this.context = window.context();
        this.pictures = pictures;
    }

    /** Makes them. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("profile-pictures");
        try (HeadlessWindow window = new HeadlessWindow(SessionOpener.FILES, folder, 1280, 800)) {
            ProfilePictures maker = new ProfilePictures(window, Path.of(args[1]));
            Path lua = Path.of(args[0]);
            maker.run(lua, SLOW);
            maker.hotSpot();
            maker.run(lua, LEAKING);
            maker.leak();
        }
        System.exit(0);
    }

    private void run(Path lua, String script) {
        LaunchConfig config =
                LaunchConfig.of(lua)
                        .withArgs(List.of("-"))
                        .withStdin(new StdinSource.Bytes(script.getBytes(StandardCharsets.UTF_8)))
                        .withProfile(ProfileRun.exact());
        window.run(() -> context.run().launch(config, true));
        window.await("the end", () -> context.debug().stateProperty().get() == SessionState.ENDED);
        window.await("a profile", () -> shown().isPresent());
        window.await("heat", () -> context.sources().heatProperty().get().present());
        window.run(() -> context.actions().get("view.profileLayout").fire());
        window.settle();
    }

    private Optional<Profile> shown() {
        return context.profile().shownProperty().get();
    }

    private void hotSpot() throws IOException {
        picture("profile-flame-dark");
        window.run(window.themes()::toggle);
        picture("profile-flame-light");
        window.run(window.themes()::toggle);
    }

    private void leak() throws IOException {
        window.run(() -> context.profile().measureProperty().set(Optional.of(Measure.LIVE_BYTES)));
        window.await(
                "live bytes",
                () -> shown().filter(p -> p.weight() == Measure.LIVE_BYTES).isPresent());
        window.await(
                "the graph of live bytes",
                () ->
                        context.flame()
                                .graphProperty()
                                .get()
                                .filter(g -> g.profile().weight() == Measure.LIVE_BYTES)
                                .isPresent());
        window.run(() -> context.docks().show("charts"));
        System.out.println("live " + shown().orElseThrow().total());
        picture("profile-leak");
    }

    private void picture(String name) throws IOException {
        window.settle();
        window.picture(pictures.resolve(name + ".png"));
    }
}
