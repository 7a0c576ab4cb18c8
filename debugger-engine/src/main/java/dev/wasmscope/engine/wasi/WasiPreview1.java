package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.host.HandleNames;
import dev.wasmscope.engine.host.HostModule;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.ArrayList;
import java.util.List;

/**
 * WASI preview 1 for one guest: 46 functions over one table of file descriptors.
 *
 * <p>Give {@link #modules()} to the guest's imports, and close it when the guest is done. Functions
 * that wait (input, {@code poll_oneoff}) can be interrupted and then have had no effect.
 */
public final class WasiPreview1 implements AutoCloseable {
    /** The module name that guests import from. */
    public static final String MODULE = "wasi_snapshot_preview1";

    /** The module name of the predecessor, which old guests import from. */
    public static final String UNSTABLE_MODULE = "wasi_unstable";

    private final WasiState state;

    /**
     * Opens the preopened directories; the listening sockets are its own from now on.
     *
     * @throws ErrnoException if one of them cannot be opened
     */
    public WasiPreview1(WasiOptions options) throws ErrnoException {
        this.state = new WasiState(options);
    }

    /** Both versions of the interface, on the same descriptors. */
    public List<HostModule> modules() {
        return List.of(module(), unstableModule());
    }

    /** {@value #MODULE}. */
    public HostModule module() {
        return module(MODULE, Abi.PREVIEW1);
    }

    /** {@value #UNSTABLE_MODULE}, which has everything but {@code sock_accept}. */
    public HostModule unstableModule() {
        return module(UNSTABLE_MODULE, Abi.UNSTABLE);
    }

    /** What people call the guest's descriptors; kept up to date while it runs. */
    public HandleNames handles() {
        return state.fds().names();
    }

    /** Closes every descriptor of the guest. */
    @Override
    public void close() {
        state.close();
    }

    private HostModule module(String name, Abi abi) {
        CallDescriber describer = new CallDescriber(handles(), abi);
        HostModule.Builder module = HostModule.builder(name);
        for (WasiFunction function : functions(abi)) {
            if (abi == Abi.PREVIEW1 || !function.name().equals("sock_accept")) {
                module.add(
                        function.name(), function.type(), new WasiDoor(function, abi, describer));
            }
        }
        return module.build();
    }

    /** The functions, each the one place that says what it takes. */
    List<WasiFunction> functions(Abi abi) {
        List<WasiFunction> functions = new ArrayList<>();
        functions.addAll(new ArgsFunctions(state.options()).functions());
        functions.addAll(new ClockFunctions(state).functions());
        functions.addAll(new FdFunctions(state).functions());
        functions.addAll(new FdIoFunctions(state).functions(abi));
        functions.addAll(new FdFileFunctions(state).functions());
        functions.addAll(new ReaddirFunction(state).functions());
        functions.addAll(new PathFunctions(state).functions());
        functions.addAll(new PathOpenFunction(state).functions());
        functions.addAll(new PollFunctions(state).functions());
        functions.addAll(ProcFunctions.functions());
        functions.addAll(new RandomFunctions(state).functions());
        functions.addAll(new SockFunctions(state).functions());
        return functions;
    }
}
