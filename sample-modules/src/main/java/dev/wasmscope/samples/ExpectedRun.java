package dev.wasmscope.samples;

import java.util.Map;
import java.util.Optional;

/**
 * What one run of a sample must give: it ends with an exit code or with a trap, never both.
 *
 * @param run the {@link Sample.Run#id} that it belongs to
 * @param exitCode the exit code, absent after a trap
 * @param trap the trap in the words of the specification's scripts, such as {@code integer divide
 *     by zero}; absent after an exit
 * @param stdout all of the standard output
 * @param stderr all of the standard error
 * @param files every file that the run wrote, by name relative to the sample's folder
 */
public record ExpectedRun(
        String run,
        Optional<Integer> exitCode,
        Optional<String> trap,
        String stdout,
        String stderr,
        Map<String, String> files) {
    public ExpectedRun {
        if (exitCode.isPresent() == trap.isPresent()) {
            throw new IllegalArgumentException("either an exit code or a trap: run " + run);
        }
        files = Map.copyOf(files);
    }
}
