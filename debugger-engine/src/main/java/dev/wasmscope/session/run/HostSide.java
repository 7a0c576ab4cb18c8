package dev.wasmscope.session.run;

import dev.wasmscope.engine.host.CallHandler;
import dev.wasmscope.engine.host.HostCallLog;
import dev.wasmscope.engine.host.HostDoor;
import dev.wasmscope.engine.host.inject.Injection;
import dev.wasmscope.engine.host.inject.Injector;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.OutputStreamKind;
import dev.wasmscope.session.SessionException;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Everything of one run that is not the guest: the system it sees, and the door with the handlers
 * that answer its calls.
 */
final class HostSide implements AutoCloseable {
    private final Injector injector;
    private final WasiSetup system;
    private final HostDoor door;

    private HostSide(Injector injector, WasiSetup system, HostDoor door) {
        this.injector = injector;
        this.system = system;
        this.door = door;
    }

    /**
     * Sets it up anew for a run.
     *
     * @param output hears what the guest writes
     * @throws SessionException if a folder or the input's file cannot be opened
     */
    static HostSide of(
            LaunchConfig config,
            List<Injection> injections,
            BiConsumer<OutputStreamKind, byte[]> output)
            throws SessionException {
        Injector injector = new Injector(CallHandler.PERFORM);
        injector.inject(injections);
        WasiSetup system = WasiSetup.of(config, injector, output);
        HostCallLog log =
                new HostCallLog(config.callKeeping().calls(), config.callKeeping().previewBytes());
        HostSide side = new HostSide(injector, system, new HostDoor(log));
        side.compose();
        return side;
    }

    /** Puts the handlers that are wanted now behind the door. */
    private void compose() {
        door.answerWith(injector.injections().isEmpty() ? CallHandler.PERFORM : injector);
    }

    HostDoor door() {
        return door;
    }

    WasiSetup system() {
        return system;
    }

    /** Replaces the injected faults, from the next call on. */
    void inject(List<Injection> injections) {
        injector.inject(injections);
        compose();
    }

    /** The guest is over: closes what it held open. */
    @Override
    public void close() {
        system.wasi().close();
    }
}
