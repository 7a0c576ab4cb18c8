package dev.wasmscope.installer;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package holds what it should, and installs and removes cleanly. */
class DebIT {
    @TempDir Path folder;
    private Path deb;

    @BeforeEach
    void findPackage() throws IOException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/dpkg-deb")),
                "no dpkg-deb here: packages are looked into on Debian and its relatives only");
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("wasmscope.packages")))) {
            deb = files.filter(file -> file.toString().endsWith(".deb")).findFirst().orElseThrow();
        }
    }

    @Test
    void holdsProgramEntryAndFileType() {
        String files = dpkg("dpkg-deb", "--contents", deb.toString());

        assertAll(
                () -> assertTrue(files.contains("./opt/wasmscope/bin/wasmscope"), files),
                () -> assertTrue(files.contains("./opt/wasmscope/lib/app/start.aot"), files),
                () -> assertTrue(files.contains("./opt/wasmscope/lib/app/desktop.aot"), files),
                () ->
                        assertTrue(
                                files.contains(
                                        "./usr/bin/wasmscope -> /opt/wasmscope/bin/wasmscope"),
                                files),
                () ->
                        assertTrue(
                                files.contains("./usr/share/applications/wasmscope.desktop"),
                                files),
                () -> assertTrue(files.contains("./usr/share/mime/packages/wasmscope.xml"), files));
    }

    @Test
    void namesWhatTheDesktopNeeds() {
        String control = dpkg("dpkg-deb", "--field", deb.toString());

        assertAll(
                () -> assertTrue(control.contains("libgtk-3-0"), control),
                () -> assertTrue(control.contains("libpango-1.0-0"), control),
                () -> assertTrue(control.contains("Version: 0.1.0"), control));
    }

    /** Run where the system may be changed, {@code -Dwasmscope.deb.install=true} as root. */
    @Test
    void installsRunsAndRemovesCleanly() {
        assumeTrue(
                Boolean.getBoolean("wasmscope.deb.install"),
                "installs into this system only with -Dwasmscope.deb.install=true, as root");
        assumeTrue(!Files.exists(Path.of("/opt/wasmscope")), "Wasmscope is installed here already");
        try {
            dpkg("dpkg", "--install", "--force-depends", deb.toString());
            Image.Result version =
                    Image.run(
                            folder,
                            Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on"),
                            List.of("/usr/bin/wasmscope", "--version"));
            assertEquals(0, version.code(), version.output());
        } finally {
            dpkg("dpkg", "--purge", "wasmscope");
        }
        for (String left :
                List.of(
                        "/opt/wasmscope",
                        "/usr/bin/wasmscope",
                        "/usr/share/applications/wasmscope.desktop",
                        "/usr/share/mime/packages/wasmscope.xml")) {
            assertFalse(Files.exists(Path.of(left), LinkOption.NOFOLLOW_LINKS), left + " is left");
        }
    }

    private String dpkg(String... command) {
        Image.Result result = Image.run(folder, Map.of(), List.of(command));
        assertEquals(0, result.code(), result.output());
        return result.output();
    }
}
