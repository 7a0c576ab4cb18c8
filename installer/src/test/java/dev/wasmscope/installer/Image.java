package dev.wasmscope.installer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The image that this build made, and how to run what is in it. */
record Image(Path folder, String launcher) {

    /** What a command line did: its exit code and all that it printed. */
    record Result(int code, String output) {}

    static Image built() {
        return new Image(
                Path.of(System.getProperty("wasmscope.image")),
                System.getProperty("wasmscope.cli.launcher"));
    }

    /** A launcher of the image. */
    Path launcher(String name) {
        String file = System.getProperty("os.name").startsWith("Windows") ? name + ".exe" : name;
        return List.of("bin", ".", "Contents/MacOS").stream()
                .map(place -> folder.resolve(place).resolve(file))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no launcher " + name + " in " + folder));
    }

    /** Runs the launcher for terminals in a folder. */
    Result run(Path in, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher(launcher).toString()));
        command.addAll(List.of(arguments));
        return run(in, environment, command);
    }

    /** Runs any command in a folder; it has two minutes. */
    static Result run(Path in, Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile("wasmscope-image", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).directory(in.toFile());
            builder.environment().remove("DISPLAY");
            builder.environment().putAll(environment);
            Process process =
                    builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
            process.getOutputStream().close();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end");
            }
            String text = Files.readString(output);
            Files.delete(output);
            return new Result(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
