package dev.wasmscope.ui.runconfig;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.OpenListener;
import dev.wasmscope.ui.session.RunControl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The run configurations of the open module, and the chosen one. Without a choice the program is
 * started as it was opened.
 */
public final class RunConfigsModel implements OpenListener {
    private final DebugModel debug;
    private final RunControl run;
    private final Path settings;
    private final Function<LaunchConfig, String> keptChoice;
    private final ObservableList<Entry> items = FXCollections.observableArrayList();
    private final ObservableList<Entry> itemsView = FXCollections.unmodifiableObservableList(items);
    private final ReadOnlyStringWrapper chosen = new ReadOnlyStringWrapper(this, "chosen", "");
    private Optional<LaunchConfig> asOpened = Optional.empty();

    /** What the next start uses; empty when that is what the session has. */
    private Optional<LaunchConfig> pending = Optional.empty();

    /** What {@link #launch} is opening. */
    private volatile Optional<Launched> launched = Optional.empty();

    private volatile Found found = new Found(Path.of(""), List.of(), List.of(), "");

    /** A configuration and where it is kept. */
    public record Entry(RunConfig config, RunConfigFile.Place place) {}

    /**
     * A change of one configuration.
     *
     * @param before empty for a new one
     * @param after empty for one that goes
     */
    public record Edit(Optional<Entry> before, Optional<Entry> after) {}

    private record Launched(LaunchConfig config, String name) {}

    private record Found(Path module, List<Entry> entries, List<String> problems, String chosen) {}

    /**
     * @param settings where this program keeps what it remembers
     * @param keptChoice the name that was chosen when a module was open before; asked on the
     *     opening thread
     */
    public RunConfigsModel(
            DebugModel debug,
            RunControl run,
            Path settings,
            Function<LaunchConfig, String> keptChoice) {
        this.debug = debug;
        this.run = run;
        this.settings = settings;
        this.keptChoice = keptChoice;
        run.setNext(() -> pending);
        debug.addOpenListener(this);
    }

    /** All of the open module, the shared ones first. */
    public ObservableList<Entry> items() {
        return itemsView;
    }

    /** The name of the chosen one; empty when the program is started as it was opened. */
    public ReadOnlyStringProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Where configurations of a module are kept. */
    public Path file(Path module, RunConfigFile.Place place) {
        return RunConfigFile.of(module, place, settings).path();
    }

    // ---- opening

    @Override
    public LaunchConfig opening(LaunchConfig config) {
        List<Entry> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (RunConfigFile.Place place : RunConfigFile.Place.values()) {
            RunConfigFile.Contents contents =
                    RunConfigFile.of(config.wasm(), place, settings).load();
            contents.configs().forEach(c -> entries.add(new Entry(c, place)));
            problems.addAll(contents.problems());
        }
        boolean free = plain(config);
        String name =
                launched.filter(l -> l.config().equals(config))
                        .map(Launched::name)
                        .orElseGet(() -> free ? keptChoice.apply(config) : "");
        found = new Found(config.wasm(), entries, problems, name);
        return free ? find(entries, name).flatMap(e -> launch(e, config)).orElse(config) : config;
    }

    /** Whether nobody said how the program is to be run. */
    private static boolean plain(LaunchConfig config) {
        return config.equals(LaunchConfig.of(config.wasm()).withStdin(config.stdin()));
    }

    private static Optional<Entry> find(List<Entry> entries, String name) {
        return entries.stream().filter(e -> e.config().name().equals(name)).findFirst();
    }

    private static Optional<LaunchConfig> launch(Entry entry, LaunchConfig opened) {
        try {
            return Optional.of(entry.config().launch(opened.wasm(), new StdinSource.Fed()));
        } catch (RunConfigException e) {
            // Checked when it was read.
            return Optional.empty();
        }
    }

    @Override
    public void opened(DebugSession session) {
        LaunchConfig config = session.config();
        boolean same = asOpened.filter(o -> o.wasm().equals(config.wasm())).isPresent();
        boolean fromList = launched.isPresent() || !found.chosen().isEmpty();
        items.setAll(found.entries());
        if (fromList) {
            chosen.set(find(found.entries(), found.chosen()).isPresent() ? found.chosen() : "");
        } else if (!same) {
            chosen.set("");
        }
        if (!same || !fromList && chosen.get().isEmpty()) {
            asOpened =
                    Optional.of(
                            fromList
                                    ? LaunchConfig.of(config.wasm())
                                            .withStdin(new StdinSource.Fed())
                                    : config);
        }
        pending = Optional.empty();
        launched = Optional.empty();
        if (!found.problems().isEmpty()) {
            debug.fail(new IOException(String.join("\n", found.problems())));
        }
    }

    // ---- choosing

    /** Chooses how the program is run from now on; an empty name is as it was opened. */
    public void choose(String name) {
        debug.session()
                .ifPresent(
                        s -> {
                            Optional<LaunchConfig> next =
                                    name.isEmpty()
                                            ? asOpened
                                            : find(items, name).flatMap(e -> launch(e, s.config()));
                            next.ifPresent(config -> use(s, name, config));
                        });
    }

    private void use(DebugSession session, String name, LaunchConfig config) {
        chosen.set(name);
        launched = Optional.of(new Launched(config, name));
        if (session.state() == SessionState.NOT_STARTED) {
            run.launch(config, false);
        } else {
            pending = Optional.of(config);
            debug.say(
                    (name.isEmpty() ? "How the program was opened" : name)
                            + " holds from the next start on (Run, Restart)");
        }
    }

    /** How the open program is run, for a new configuration to begin with. */
    public Optional<RunConfig> present(String name) {
        return debug.session().map(s -> RunConfig.of(name, pending.orElse(s.config())));
    }

    // ---- changing

    /**
     * Writes changes, each into its file, and chooses one.
     *
     * @return what could not be written, in one line; {@code ""} if all was
     */
    public String save(List<Edit> edits, String choice) {
        Optional<DebugSession> session = debug.session();
        if (session.isEmpty()) {
            return "no program is open";
        }
        Path module = session.get().config().wasm();
        try {
            for (Edit edit : edits) {
                write(module, edit);
            }
        } catch (RunConfigException e) {
            return String.valueOf(e.getMessage());
        } finally {
            reload(module);
        }
        boolean changed = edits.stream().anyMatch(e -> named(e.after(), choice));
        if (changed || !choice.equals(chosen.get())) {
            choose(choice);
        }
        return "";
    }

    private static boolean named(Optional<Entry> entry, String name) {
        return entry.filter(e -> e.config().name().equals(name)).isPresent();
    }

    private void write(Path module, Edit edit) throws RunConfigException {
        Optional<Entry> before = edit.before();
        if (edit.after().isEmpty()) {
            if (before.isPresent()) {
                remove(module, before.get());
            }
            return;
        }
        Entry after = edit.after().get();
        boolean here = before.filter(b -> b.place() == after.place()).isPresent();
        RunConfigFile.of(module, after.place(), settings)
                .put(after.config(), here ? before.map(b -> b.config().name()) : Optional.empty());
        if (before.isPresent() && !here) {
            remove(module, before.get());
        }
    }

    private void remove(Path module, Entry entry) throws RunConfigException {
        RunConfigFile.of(module, entry.place(), settings).remove(entry.config().name());
    }

    private void reload(Path module) {
        List<Entry> entries = new ArrayList<>();
        for (RunConfigFile.Place place : RunConfigFile.Place.values()) {
            RunConfigFile.of(module, place, settings)
                    .load()
                    .configs()
                    .forEach(c -> entries.add(new Entry(c, place)));
        }
        items.setAll(entries);
        if (!chosen.get().isEmpty() && find(entries, chosen.get()).isEmpty()) {
            choose("");
        }
    }
}
