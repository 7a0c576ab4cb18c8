package dev.wasmscope.session.host;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.OutputStreamKind;
import dev.wasmscope.session.SessionListener;
import dev.wasmscope.session.Stop;
import dev.wasmscope.testing.TestInputs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of the guests archive over a folder, run from start to end. */
final class LuaGuest {
    private LuaGuest() {}

    /** A run and what came of it. */
    record Ended(Stop stop, String output, List<String> calls) {
        /** The calls whose line contains {@code text}. */
        List<String> calls(String text) {
            return calls.stream().filter(line -> line.contains(text)).toList();
        }
    }

    /** The launch of a lua script in {@code folder}, which the guest sees as {@code /}. */
    static LaunchConfig script(Path folder, String script) throws IOException {
        Files.writeString(folder.resolve("script.lua"), script);
        return LaunchConfig.of(TestInputs.guest("real/lua-c19-O0.wasm"))
                .withArgs(List.of("/script.lua"))
                .withPreopens(List.of(new DirMapping(folder, "/", DirAccess.READ_WRITE)));
    }

    /** Runs to the first stop, which without breakpoints is the end. */
    static Ended run(LaunchConfig config) throws Exception {
        try (DebugSession session = DebugSession.open(config)) {
            return run(session);
        }
    }

    static Ended run(DebugSession session) throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        SessionListener listener =
                new SessionListener() {
                    @Override
                    public void onOutput(OutputStreamKind stream, byte[] bytes) {
                        output.writeBytes(bytes);
                    }
                };
        session.addListener(listener);
        Stop stop = session.run().get(60, TimeUnit.SECONDS);
        session.removeListener(listener);
        List<String> calls =
                session.hostCalls().events().stream()
                        .map(
                                event ->
                                        "%s%s = %s%s"
                                                .formatted(
                                                        event.name(),
                                                        event.arguments(),
                                                        event.result(),
                                                        event.injected()
                                                                .map(what -> " injected " + what)
                                                                .orElse("")))
                        .toList();
        return new Ended(stop, output.toString(StandardCharsets.UTF_8), calls);
    }
}
