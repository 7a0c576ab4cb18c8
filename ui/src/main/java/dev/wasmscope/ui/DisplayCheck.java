package dev.wasmscope.ui;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether a window can be shown here, and what is missing if not. */
public final class DisplayCheck {
    private static final List<String> LIBRARIES =
            List.of("libgtk-3.so.0", "libXxf86vm.so.1", "libXtst.so.6", "libGL.so.1");
    private static final String PACKAGES = "libgtk-3-0 libgl1 libxxf86vm1 libxtst6";

    /**
     * Where distributions keep them; to ask the linker for four of them takes 30 ms of the start.
     */
    private static final List<String> FOLDERS =
            List.of(
                    "/usr/lib/x86_64-linux-gnu",
                    "/usr/lib/aarch64-linux-gnu",
                    "/usr/lib64",
                    "/usr/lib");

    private final String system;
    private final Map<String, String> environment;
    private final Predicate<String> loads;

    /** Looks at this machine. */
    public DisplayCheck() {
        this(System.getProperty("os.name"), System.getenv(), DisplayCheck::loads);
    }

    DisplayCheck(String system, Map<String, String> environment, Predicate<String> loads) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.environment = environment;
        this.loads = loads;
    }

    /** Whether there is a display; on Windows and macOS there always is. */
    public boolean hasDisplay() {
        return !system.contains("linux") || !environment.getOrDefault("DISPLAY", "").isEmpty();
    }

    /** One line that tells which packages to install; empty when nothing is missing. */
    public Optional<String> missing() {
        if (!system.contains("linux")) {
            return Optional.empty();
        }
        List<String> absent = LIBRARIES.stream().filter(loads.negate()).toList();
        return absent.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "the desktop needs "
                                + String.join(", ", absent)
                                + ": install the packages "
                                + PACKAGES
                                + " (Debian, Ubuntu: sudo apt-get install "
                                + PACKAGES
                                + ")");
    }

    private static boolean loads(String library) {
        return FOLDERS.stream().anyMatch(folder -> Files.exists(Path.of(folder, library)))
                || isFoundByLinker(library);
    }

    @SuppressWarnings("restricted") // the library is only looked for, nothing in it is called
    private static boolean isFoundByLinker(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
