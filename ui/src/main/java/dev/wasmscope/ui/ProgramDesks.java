package dev.wasmscope.ui;

import dev.wasmscope.session.SessionState;
import dev.wasmscope.ui.dock.Area;
import dev.wasmscope.ui.source.SourceView;
import java.nio.file.Path;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/**
 * The desks that need a program or a profile to show anything. The welcome page comes without them:
 * they take as long to make as the rest of the window.
 */
final class ProgramDesks {
    private final Workbench bench;
    private final ProfileDesk profiles;
    private final CodeDesk code;
    private final ModuleDesk module;
    private final StateDesk state;
    private final HostDesk host;
    private final MemoryDesk memory;
    private final CoreDesk cores;

    private ProgramDesks(
            Workbench bench,
            ProfileDesk profiles,
            CodeDesk code,
            ModuleDesk module,
            StateDesk state,
            HostDesk host) {
        this.bench = bench;
        this.profiles = profiles;
        this.code = code;
        this.module = module;
        this.state = state;
        this.host = host;
        profiles.addTools();
        memory = new MemoryDesk(bench, state.variables());
        cores = new CoreDesk(bench);
        code.follow(state.values());
        bench.closing(
                bench.debug().stateProperty().subscribe(this::showProfileAtTheEnd)::unsubscribe);
    }

    /**
     * Makes the desks, one or two at a time: all at once keeps the window from answering for a
     * tenth of a second. Their order is the order of their tabs.
     */
    static final class Making {
        private final Workbench bench;
        private Optional<Part> next = Optional.of(this::profiles);
        private Optional<ProgramDesks> made = Optional.empty();

        /** Makes a part; the one that follows, if there is one. */
        private interface Part {
            Optional<Part> make();
        }

        Making(Workbench bench) {
            this.bench = bench;
        }

        /** Makes the next part, if there is one. */
        void some() {
            next = bench.actions().together(() -> next.flatMap(Part::make));
        }

        /** Whether nothing is left to make. */
        boolean done() {
            return next.isEmpty();
        }

        /** Makes what is left. */
        ProgramDesks all() {
            while (!done()) {
                some();
            }
            return made.orElseThrow();
        }

        private Optional<Part> profiles() {
            ProfileDesk profiles = bench.closing(new ProfileDesk(bench));
            return Optional.of(() -> code(profiles));
        }

        private Optional<Part> code(ProfileDesk profiles) {
            CodeDesk code = new CodeDesk(bench);
            bench.closing(
                    profiles.profiles().shownProperty().subscribe(code.disassembly()::showProfile)
                            ::unsubscribe);
            bench.tool(
                    "flame",
                    "Flame graph",
                    Feather.BAR_CHART_2,
                    profiles.flameNode(),
                    Area.EDITORS,
                    "Alt+7");
            return Optional.of(() -> sources(profiles, code));
        }

        private Optional<Part> sources(ProfileDesk profiles, CodeDesk code) {
            SourceView.load();
            return Optional.of(() -> moduleAndState(profiles, code));
        }

        private Optional<Part> moduleAndState(ProfileDesk profiles, CodeDesk code) {
            ModuleDesk module = new ModuleDesk(bench, code.debugInfo());
            StateDesk state = new StateDesk(bench);
            code.addFiles();
            return Optional.of(() -> host(profiles, code, module, state));
        }

        private Optional<Part> host(
                ProfileDesk profiles, CodeDesk code, ModuleDesk module, StateDesk state) {
            HostDesk host = new HostDesk(bench);
            return Optional.of(() -> rest(profiles, code, module, state, host));
        }

        private Optional<Part> rest(
                ProfileDesk profiles,
                CodeDesk code,
                ModuleDesk module,
                StateDesk state,
                HostDesk host) {
            made = Optional.of(new ProgramDesks(bench, profiles, code, module, state, host));
            return Optional.empty();
        }
    }

    private void showProfileAtTheEnd(SessionState state) {
        if (state == SessionState.ENDED && bench.run().recording()) {
            bench.docks().show("flame");
        }
    }

    /** Opens a file if it is a profile. */
    boolean opensProfile(Path file) {
        return profiles.opens(file);
    }

    CoreDesk cores() {
        return cores;
    }

    ProfileDesk profiles() {
        return profiles;
    }

    CodeDesk code() {
        return code;
    }

    ModuleDesk module() {
        return module;
    }

    StateDesk state() {
        return state;
    }

    HostDesk host() {
        return host;
    }

    MemoryDesk memory() {
        return memory;
    }
}
