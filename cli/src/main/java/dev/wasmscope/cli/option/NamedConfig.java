package dev.wasmscope.cli.option;

import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.ui.runconfig.RunConfig;
import dev.wasmscope.ui.runconfig.RunConfigException;
import dev.wasmscope.ui.runconfig.RunConfigFile;
import dev.wasmscope.ui.theme.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The value of {@code --config}: a run configuration of the module, as the desktop edits them. */
public final class NamedConfig {
    private NamedConfig() {}

    /**
     * The launch that a configuration describes; the one beside the module comes before the user's.
     *
     * @param console what the program's input is when the configuration does not say
     */
    public static LaunchConfig launch(Path module, String name, StdinSource console) {
        Path settings =
                SettingsFile.ofUser(System.getenv(), Path.of(System.getProperty("user.home")))
                        .folder();
        List<String> names = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (RunConfigFile.Place place : RunConfigFile.Place.values()) {
            RunConfigFile.Contents contents = RunConfigFile.of(module, place, settings).load();
            problems.addAll(contents.problems());
            for (RunConfig config : contents.configs()) {
                if (config.name().equals(name)) {
                    try {
                        return config.launch(module, console);
                    } catch (RunConfigException e) {
                        throw OptionValues.usage("--config " + name + ": " + e.getMessage());
                    }
                }
                names.add(config.name());
            }
        }
        String wrong = problems.isEmpty() ? "" : "; " + String.join("; ", problems);
        throw OptionValues.usage(
                "--config: "
                        + module
                        + " has no run configuration '"
                        + name
                        + "'"
                        + (names.isEmpty() ? "" : ", but " + String.join(", ", names))
                        + wrong);
    }
}
