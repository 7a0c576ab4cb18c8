package dev.wasmscope.samples;

import java.util.List;

/**
 * What {@code sample.json} says about one sample. Names of files are relative to the sample's
 * folder and use {@code /}.
 *
 * @param id the name of its folder, and its {@code argv[0]}
 * @param title its name for people
 * @param description one line: what the program does
 * @param teaches one line: what can be learnt by debugging it
 * @param language {@code C}, {@code C++} or {@code Rust}
 * @param producer the compiler that made the committed module
 * @param optimization the compiler's level of optimisation
 * @param dwarf the DWARF version of its own code
 * @param module the file with the module
 * @param sources its source files, the first with {@code main}
 * @param build the script that makes the module
 * @param runs ways to run it, the plain one first
 * @param breakpoints lines where stopping is worth while
 * @param preopens folders that it needs
 * @param files files that its preopens must hold
 */
public record Sample(
        String id,
        String title,
        String description,
        String teaches,
        String language,
        String producer,
        String optimization,
        int dwarf,
        String module,
        List<String> sources,
        String build,
        List<Run> runs,
        List<SuggestedBreakpoint> breakpoints,
        List<Preopen> preopens,
        List<String> files) {
    public Sample {
        sources = List.copyOf(sources);
        runs = List.copyOf(runs);
        breakpoints = List.copyOf(breakpoints);
        preopens = List.copyOf(preopens);
        files = List.copyOf(files);
    }

    /**
     * One way to run a sample.
     *
     * @param id names it within the sample
     * @param title what it shows
     * @param arguments the arguments after {@code argv[0]}
     */
    public record Run(String id, String title, List<String> arguments) {
        public Run {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A line where stopping is worth while.
     *
     * @param file one of {@link Sample#sources}
     * @param line its line, from 1
     * @param why what there is to see
     */
    public record SuggestedBreakpoint(String file, int line, String why) {}

    /**
     * A folder that the guest sees, writable.
     *
     * @param guest the guest's name for it, such as {@code /data}
     * @param directory the folder inside the sample's folder
     */
    public record Preopen(String guest, String directory) {}
}
