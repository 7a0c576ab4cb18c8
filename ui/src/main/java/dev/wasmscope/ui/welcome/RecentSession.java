package dev.wasmscope.ui.welcome;

import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.StdinSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program as it was opened, for opening it like that again.
 *
 * @param wasm the module's absolute path
 * @param opened when it was opened last, in milliseconds since 1970
 */
public record RecentSession(
        String wasm,
        List<String> args,
        List<Folder> folders,
        Map<String, String> env,
        long opened) {
    /** A folder that it sees. */
    public record Folder(String host, String guest, DirAccess access) {}

    public RecentSession {
        args = args == null ? List.of() : List.copyOf(args);
        folders = folders == null ? List.of() : List.copyOf(folders);
        env = env == null ? Map.of() : Map.copyOf(env);
    }

    /** How a program was launched. */
    static RecentSession of(LaunchConfig config, long now) {
        return new RecentSession(
                config.wasm().toAbsolutePath().normalize().toString(),
                config.args(),
                config.preopens().stream()
                        .map(
                                d ->
                                        new Folder(
                                                d.host().toAbsolutePath().toString(),
                                                d.guest(),
                                                d.access()))
                        .toList(),
                config.env(),
                now);
    }

    /** How to launch it again, with input from the window's console. */
    public LaunchConfig config() {
        return LaunchConfig.of(Path.of(wasm))
                .withArgs(args)
                .withEnv(env)
                .withPreopens(
                        folders.stream()
                                .map(f -> new DirMapping(Path.of(f.host()), f.guest(), f.access()))
                                .toList())
                .withStdin(new StdinSource.Fed());
    }

    /** Whether it is the same program with the same arguments. */
    boolean isLike(RecentSession other) {
        return wasm.equals(other.wasm) && args.equals(other.args);
    }

    /** The name of the module's file with the arguments. */
    public String title() {
        String name = String.valueOf(Path.of(wasm).getFileName());
        return args.isEmpty() ? name : name + " " + String.join(" ", args);
    }

    /** The folder that the module lies in. */
    public String folder() {
        Path folder = Path.of(wasm).getParent();
        return folder == null ? "" : folder.toString();
    }
}
