package dev.wasmscope.ui;

import dev.wasmscope.session.SessionState;
import dev.wasmscope.ui.dock.Area;
import java.nio.file.Path;
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

    /** The order of the desks is the order of their tabs. */
    ProgramDesks(Workbench bench) {
        this.bench = bench;
        profiles = bench.closing(new ProfileDesk(bench));
        code = new CodeDesk(bench);
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
        module = new ModuleDesk(bench, code.debugInfo());
        state = new StateDesk(bench);
        code.addFiles();
        host = new HostDesk(bench);
        profiles.addTools();
        memory = new MemoryDesk(bench, state.variables());
        cores = new CoreDesk(bench);
        code.follow(state.values());
        bench.closing(
                bench.debug().stateProperty().subscribe(this::showProfileAtTheEnd)::unsubscribe);
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
