package dev.wasmscope.ui;

import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.action.Actions;
import dev.wasmscope.ui.profile.PartDialog;
import dev.wasmscope.ui.profile.PartRuns;
import dev.wasmscope.ui.profile.ProfileModel;
import dev.wasmscope.ui.shell.FileDialogs;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.kordamp.ikonli.feather.Feather;

/** What a user can do with profiles. */
final class ProfileActions {
    private ProfileActions() {}

    /**
     * Adds the actions.
     *
     * @param open opens a profile from a file
     * @param parts profiles parts of runs
     */
    static void add(Workbench bench, ProfileModel profiles, Consumer<Path> open, PartRuns parts) {
        Actions actions = bench.actions();
        FileDialogs dialogs = bench.dialogs();
        actions.add(
                new Action(
                        "profile.open",
                        "Open profile…",
                        Feather.BAR_CHART_2,
                        "Shortcut+Shift+O",
                        () -> dialogs.chooseFile("Open a profile").ifPresent(open)));
        BooleanBinding present =
                Bindings.createBooleanBinding(
                        () -> profiles.wholeProperty().get().isPresent(), profiles.wholeProperty());
        when(
                present,
                new Action(
                        "profile.save",
                        "Save profile…",
                        Feather.SAVE,
                        "Shortcut+S",
                        () ->
                                dialogs.chooseTarget("Save the profile", suggestion(profiles))
                                        .ifPresent(file -> profiles.save(file, bench.exports()))),
                actions);
        when(
                present,
                new Action(
                        "profile.compare",
                        "Compare with profile…",
                        Feather.SHUFFLE,
                        null,
                        () ->
                                dialogs.chooseFile("Compare with an earlier profile")
                                        .ifPresent(profiles::compare)),
                actions);
        bench.action(
                        "run.profilePart",
                        "Profile a part of the run…",
                        Feather.SCISSORS,
                        "Shortcut+Shift+Alt+P",
                        () -> PartDialog.show(parts, bench.owner()))
                .enabledProperty()
                .bind(parts.possible());
        BooleanBinding alive = bench.run().alive();
        when(
                alive.and(profiles.recordingProperty().not()),
                new Action(
                        "run.profileFrom",
                        "Profile from here on",
                        Feather.DISC,
                        null,
                        profiles::start),
                actions);
        when(
                alive.and(profiles.recordingProperty()),
                new Action(
                        "run.profileStop",
                        "Stop profiling",
                        Feather.STOP_CIRCLE,
                        null,
                        profiles::stop),
                actions);
        when(
                present,
                new Action("profile.close", "Close profile", Feather.X, null, profiles::clear),
                actions);
    }

    private static void when(BooleanBinding condition, Action action, Actions actions) {
        actions.add(action).enabledProperty().bind(condition);
    }

    private static String suggestion(ProfileModel profiles) {
        String guest = profiles.wholeProperty().get().map(Profile::guest).orElse("run");
        return guest.replaceAll("\\.wasm$", "") + ".wprof";
    }
}
