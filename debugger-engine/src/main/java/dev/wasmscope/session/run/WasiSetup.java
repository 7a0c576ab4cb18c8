package dev.wasmscope.session.run;

import dev.wasmscope.engine.host.inject.Injector;
import dev.wasmscope.engine.wasi.FedInput;
import dev.wasmscope.engine.wasi.InputSource;
import dev.wasmscope.engine.wasi.RandomSource;
import dev.wasmscope.engine.wasi.StreamInput;
import dev.wasmscope.engine.wasi.WasiClock;
import dev.wasmscope.engine.wasi.WasiOptions;
import dev.wasmscope.engine.wasi.WasiPreview1;
import dev.wasmscope.engine.wasi.net.ListeningSocket;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.OutputStreamKind;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.StdinSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The system that one run of a guest sees.
 *
 * @param wasi its functions
 * @param stdin its input, which can be fed if the launch says so
 * @param mounts the folders it sees
 * @param listening where it can be connected to
 */
record WasiSetup(WasiPreview1 wasi, InputSource stdin, Mounts mounts, Listening listening) {
    /**
     * Sets it up anew for a run.
     *
     * @param injector what clocks and randomness may be bent by
     * @param output hears what the guest writes
     * @throws SessionException if a folder or the input's file cannot be opened
     */
    static WasiSetup of(
            LaunchConfig config, Injector injector, BiConsumer<OutputStreamKind, byte[]> output)
            throws SessionException {
        Mounts mounts = mounts(config);
        try {
            InputSource stdin = stdin(config);
            boolean terminal = config.terminal();
            WasiOptions.Builder options =
                    WasiOptions.builder()
                            .args(argv(config))
                            .env(config.env())
                            .stdin(stdin)
                            .stdout(new GuestOutput(OutputStreamKind.STDOUT, terminal, output))
                            .stderr(new GuestOutput(OutputStreamKind.STDERR, terminal, output))
                            .preopens(mounts.preopens())
                            .clock(WasiClock.host().warped(injector.time()))
                            .random(RandomSource.secure().overridden(injector.random()));
            options.build(); // what is wrong with them is said before anything is bound
            List<ListeningSocket> sockets = Listening.bind(config.listen());
            WasiPreview1 wasi = new WasiPreview1(options.listeners(sockets).build());
            return new WasiSetup(wasi, stdin, mounts, new Listening(config, sockets));
        } catch (ErrnoException | IllegalArgumentException e) {
            mounts.close();
            throw new SessionException(config.wasm() + ": " + e.getMessage(), e);
        } catch (SessionException e) {
            mounts.close();
            throw e;
        }
    }

    /** A system with nothing behind it, for calls that are answered without it. */
    static WasiSetup closed(LaunchConfig config) throws SessionException {
        try {
            WasiOptions nothing = WasiOptions.builder().build();
            return new WasiSetup(
                    new WasiPreview1(nothing),
                    nothing.stdin(),
                    Mounts.of(List.of()),
                    new Listening(config, List.of()));
        } catch (ErrnoException e) {
            throw new SessionException(config.wasm() + ": " + e.getMessage(), e);
        }
    }

    private static Mounts mounts(LaunchConfig config) throws SessionException {
        try {
            return Mounts.of(config.preopens());
        } catch (ErrnoException e) {
            throw new SessionException(config.wasm() + ": " + e.getMessage(), e);
        }
    }

    private static List<String> argv(LaunchConfig config) {
        Path name = config.wasm().getFileName();
        List<String> argv = new ArrayList<>();
        argv.add(config.programName().orElse(name == null ? "" : name.toString()));
        if (config.invoke().isEmpty()) {
            argv.addAll(config.args());
        }
        return argv;
    }

    private static InputSource stdin(LaunchConfig config) throws SessionException {
        return switch (config.stdin()) {
            case StdinSource.Empty _ -> InputSource.empty();
            case StdinSource.Bytes(byte[] bytes) -> InputSource.of(bytes);
            case StdinSource.Inherit _ -> new StreamInput(System.in, config.terminal());
            case StdinSource.Fed _ -> new FedInput(config.terminal());
            case StdinSource.File(Path path) -> {
                try {
                    yield new StreamInput(Files.newInputStream(path), false);
                } catch (IOException e) {
                    throw new SessionException(path + ": cannot be read as standard input", e);
                }
            }
        };
    }

    /** Gives the guest input, if its input is fed. */
    void feed(byte[] bytes) {
        if (stdin instanceof FedInput fed) {
            fed.feed(bytes);
        }
    }

    /** Ends the guest's input, if it is fed. */
    void endInput() {
        if (stdin instanceof FedInput fed) {
            fed.end();
        }
    }
}
