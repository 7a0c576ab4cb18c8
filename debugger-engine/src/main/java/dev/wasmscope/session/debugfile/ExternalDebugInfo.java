package dev.wasmscope.session.debugfile;

import dev.wasmscope.session.SessionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file that a module without DWARF names in its section {@code external_debug_info} (tool
 * conventions, Debugging.md), or that the user names.
 */
public final class ExternalDebugInfo {
    private static final String SECTION = "external_debug_info";
    private static final Pattern URL = Pattern.compile("(?i)[a-z][a-z0-9+.-]+://.*");

    private final DebugFile module;
    private final DebugFiles files;
    private final List<String> problems = new ArrayList<>();

    private ExternalDebugInfo(DebugFile module, DebugFiles files) {
        this.module = module;
        this.files = files;
    }

    /**
     * Where the DWARF of a module is.
     *
     * @param file the file to read it from: the module itself unless another was found
     * @param problems one line each: a file that is missing or of another build
     */
    public record Found(DebugFile file, List<String> problems) {}

    /** Looks for the file. */
    public static Found find(DebugFile module, DebugFiles files) {
        if (module.hasDebugInfo()) {
            return new Found(module, List.of());
        }
        ExternalDebugInfo search = new ExternalDebugInfo(module, files);
        DebugFile found = search.search().orElse(module);
        return new Found(found, List.copyOf(search.problems));
    }

    private Optional<DebugFile> search() {
        for (Path path : files.named()) {
            Optional<DebugFile> found = matching(path);
            if (found.isPresent()) {
                return found;
            }
        }
        Optional<String> recorded = module.text(SECTION);
        return recorded.isEmpty() ? Optional.empty() : recorded(recorded.get());
    }

    private Optional<DebugFile> recorded(String name) {
        if (URL.matcher(name).matches()) {
            problems.add(
                    SECTION
                            + ": the debug information is at "
                            + name
                            + ", which is not fetched; download it and name it with --debug-file");
            return Optional.empty();
        }
        int before = problems.size();
        for (Path path : files.find(name)) {
            Optional<DebugFile> found = matching(path);
            if (found.isPresent()) {
                return found;
            }
        }
        if (problems.size() == before) {
            problems.add(
                    SECTION
                            + ": "
                            + name
                            + " not found; put it beside the module or name it or its folder with"
                            + " --debug-file");
        }
        return Optional.empty();
    }

    /** The file, if it has debug information and is of the same build. */
    private Optional<DebugFile> matching(Path path) {
        if (!Files.isRegularFile(path)) {
            problems.add(path + ": no such file");
            return Optional.empty();
        }
        try {
            DebugFile file = DebugFile.read(path);
            if (!file.hasDebugInfo()) {
                return Optional.empty(); // a file of split units, which are looked for elsewhere
            }
            Optional<String> difference = module.differenceTo(file);
            difference.ifPresent(
                    why -> problems.add(path + ": not used: it is of another build: " + why));
            return difference.isPresent() ? Optional.empty() : Optional.of(file);
        } catch (SessionException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
