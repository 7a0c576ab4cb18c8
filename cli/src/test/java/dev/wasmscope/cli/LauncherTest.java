package dev.wasmscope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shell launcher on a made-up checkout with made-up JDKs, whose {@code java} prints its
 * arguments one a line and whose {@code mvnw} only notes that it was called.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final Path PROJECT =
            Path.of(System.getProperty("user.dir")).resolve("..").normalize();

    @TempDir Path temp;
    private Path home;
    private Path checkout;

    @BeforeEach
    void makeCheckout() throws IOException {
        home = Files.createDirectories(temp.resolve("a home"));
        checkout = Files.createDirectories(temp.resolve("my checkout"));
        copyScript("wasmscope");
        copyScript(".mvn/find-jdk");
        write(checkout.resolve("pom.xml"), "<project/>");
        write(checkout.resolve("cli/pom.xml"), "<project/>");
        write(checkout.resolve("cli/src/main/java/Main.java"), "class Main {}");
        script(
                checkout.resolve("mvnw"),
                """
                echo "built with $JAVA_HOME: $*" >>builds
                [ ! -e fail ] || { echo "broken" ; exit 1; }
                mkdir -p cli/target/app && : >cli/target/app/java.args
                """);
    }

    @Test
    void buildsOnFirstUseAndPassesEveryArgumentAsItIs() throws Exception {
        jdk(home.resolve(".jdks/temurin 25"), "25.0.3");
        Result result =
                launch(
                        checkout.resolve("wasmscope"),
                        List.of("run", "a b", "", "*", "'q\"", "$HOME", "-x"));
        assertEquals(0, result.exit(), result.err());
        List<String> arguments = result.out().lines().toList();
        int main = arguments.indexOf("[dev.wasmscope.cli.Main]");
        assertEquals(
                List.of("[run]", "[a b]", "[]", "[*]", "['q\"]", "[$HOME]", "[-x]"),
                arguments.subList(main + 1, arguments.size()),
                "arguments after the main class");
        assertTrue(arguments.contains("[-Dwasmscope.home=" + checkout + "]"), result.out());
        assertTrue(
                arguments.contains("[@" + checkout + "/cli/target/app/java.args]"), result.out());
        assertEquals(
                "built with "
                        + home.resolve(".jdks/temurin 25")
                        + ": -q -B -Pquick -DskipTests -pl cli -am package",
                Files.readString(checkout.resolve("builds")).strip());
    }

    @Test
    void takesTheStartCacheWhenThereIsOneAndKeepsQuietAboutOneThatDoesNotFit() throws Exception {
        jdk(home.resolve(".jdks/25"), "25");
        List<String> without =
                launch(checkout.resolve("wasmscope"), List.of()).out().lines().toList();
        Path cache = checkout.resolve("cli/target/app/start.aot");
        write(cache, "a cache");
        List<String> with = launch(checkout.resolve("wasmscope"), List.of()).out().lines().toList();
        List<String> added = new ArrayList<>(with);
        added.removeAll(without);
        assertEquals(
                List.of("[-XX:AOTCache=" + cache + "]", "[-Xlog:aot=off]", "[-Xlog:cds=off]"),
                added,
                "what the cache adds");
        assertTrue(
                with.indexOf("[-Xlog:cds=off]") < with.indexOf("[dev.wasmscope.cli.Main]"),
                "options of the Java machine go before the main class: " + with);
    }

    @Test
    void buildsAgainOnlyWhenSourcesAreNewer() throws Exception {
        jdk(home.resolve(".jdks/25"), "25");
        launch(checkout.resolve("wasmscope"), List.of());
        assertEquals(
                "",
                launch(checkout.resolve("wasmscope"), List.of()).err(),
                "nothing to say when up to date");
        Files.setLastModifiedTime(
                checkout.resolve("cli/src/main/java/Main.java"),
                FileTime.from(Instant.now().plusSeconds(60)));
        Result again = launch(checkout.resolve("wasmscope"), List.of());
        assertTrue(again.err().startsWith("wasmscope: building"), again.err());
        assertEquals(2, Files.readAllLines(checkout.resolve("builds")).size(), "builds");
    }

    @Test
    void worksThroughASymbolicLinkAndKeepsTheWorkingDirectory() throws Exception {
        jdk(home.resolve(".jdks/25"), "25");
        Path link = Files.createSymbolicLink(temp.resolve("link"), checkout.resolve("wasmscope"));
        Path second = Files.createSymbolicLink(temp.resolve("link to link"), link);
        Result result = launch(second, List.of("--version"));
        assertEquals(0, result.exit(), result.err());
        assertTrue(result.out().contains("[-Dwasmscope.home=" + checkout + "]"), result.out());
        assertTrue(result.out().startsWith("in " + temp.toRealPath()), result.out());
    }

    @Test
    void aFailedBuildIsOneLineThatNamesItsLog() throws Exception {
        jdk(home.resolve(".jdks/25"), "25");
        Files.createFile(checkout.resolve("fail"));
        Result result = launch(checkout.resolve("wasmscope"), List.of());
        Path log = checkout.resolve("target/launcher-build.log");
        assertEquals(1, result.exit());
        assertEquals(
                "wasmscope: the build failed, see " + log, result.err().lines().toList().getLast());
        assertEquals("broken", Files.readString(log).strip());
    }

    @Test
    void saysInOneLineWhatToInstallWhenThereIsNoJdk() throws Exception {
        jdk(home.resolve(".jdks/17"), "17.0.15");
        Result result = launch(checkout.resolve("wasmscope"), List.of());
        assertEquals(1, result.exit());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(
                result.err().startsWith("wasmscope: no JDK 25 or newer found: install one"),
                result.err());
        assertFalse(Files.exists(checkout.resolve("builds")), "nothing is built without a JDK");
    }

    @Test
    void javaHomeGoesFirstUnlessItIsTooOld() throws Exception {
        Path system = temp.resolve("usr/lib/jvm/jdk-25");
        jdk(system, "25.0.1");
        jdk(temp.resolve("elsewhere/26"), "26.0.1");
        jdk(temp.resolve("elsewhere/17"), "17.0.15");
        assertEquals(
                temp.resolve("elsewhere/26").toString(), findJdk(temp.resolve("elsewhere/26")));
        assertEquals(system.toString(), findJdk(temp.resolve("elsewhere/17")));
        assertEquals(system.toString(), findJdk(temp.resolve("not there")));
    }

    @Test
    void theReleaseItselfGoesBeforeNewerOnes() throws Exception {
        jdk(temp.resolve("opt/a-jdk-27"), "27-ea");
        assertEquals(temp.resolve("opt/a-jdk-27").toString(), findJdk(null));
        jdk(home.resolve(".sdkman/candidates/java/25.0.3-tem"), "25.0.3");
        assertEquals(home.resolve(".sdkman/candidates/java/25.0.3-tem").toString(), findJdk(null));
    }

    @Test
    void asksAJdkWithoutAReleaseFile() throws Exception {
        Path jdk = home.resolve(".jdks/built");
        jdk(jdk, "25");
        Files.delete(jdk.resolve("release"));
        assertEquals(jdk.toString(), findJdk(null));
    }

    private String findJdk(@Nullable Path javaHome) throws Exception {
        Result result =
                start(
                        List.of(checkout.resolve(".mvn/find-jdk").toString()),
                        javaHome == null ? Map.of() : Map.of("JAVA_HOME", javaHome.toString()));
        assertEquals(0, result.exit(), result.err());
        return result.out().strip();
    }

    private Result launch(Path launcher, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(arguments);
        return start(command, Map.of());
    }

    /**
     * Runs with nothing of the machine's environment but the standard tools, none of which is a
     * JDK.
     */
    private Result start(List<String> command, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", toolsOnly().toString());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("WASMSCOPE_JDK_ROOT", temp.toString());
        builder.environment().putAll(environment);
        Path out = Files.createTempFile(temp, "out", "");
        Path err = Files.createTempFile(temp, "err", "");
        int exit =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
        return new Result(exit, Files.readString(out), Files.readString(err));
    }

    /**
     * A PATH with exactly what the scripts may rely on, so that they cannot find the machine's own
     * javac.
     */
    private Path toolsOnly() throws IOException {
        Path tools = temp.resolve("tools");
        if (Files.exists(tools)) {
            return tools;
        }
        Files.createDirectories(tools);
        for (String tool :
                List.of("dirname", "readlink", "sed", "head", "find", "mkdir", "touch")) {
            Path real = Path.of(Files.exists(Path.of("/bin", tool)) ? "/bin" : "/usr/bin", tool);
            script(tools.resolve(tool), "exec " + real + " \"$@\"\n");
        }
        return tools;
    }

    private static void jdk(Path folder, String version) throws IOException {
        script(folder.resolve("bin/javac"), "");
        script(
                folder.resolve("bin/java"),
                """
                [ "$1" != -version ] || { echo 'openjdk version "%s" 2026-01-01' >&2; exit; }
                echo "in $(pwd)"
                for a; do printf '[%%s]\\n' "$a"; done
                """
                        .formatted(version));
        write(
                folder.resolve("release"),
                "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    private void copyScript(String name) throws IOException {
        Path target = checkout.resolve(name);
        Files.createDirectories(target.getParent());
        Files.copy(PROJECT.resolve(name), target);
        assertTrue(Files.isExecutable(target), name + " is executable");
    }

    private static void script(Path file, String body) throws IOException {
        write(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, UTF_8);
    }

    private record Result(int exit, String out, String err) {}
}
