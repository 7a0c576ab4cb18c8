package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This is a library for others: its example compiles, and what it offers is documented. */
class ReadmeTest {
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile(
                    "(?m)^(?:@\\w+.*\\n)*public (?:final |sealed |abstract |non-sealed )*"
                            + "(?:class|interface|record|enum) (\\w+)");

    /** What the example calls the reader's own. */
    private static final String AROUND =
            """
            import dev.wasmscope.dwarf.*;
            import dev.wasmscope.dwarf.expr.*;
            import dev.wasmscope.dwarf.line.*;
            import dev.wasmscope.dwarf.scope.*;
            import dev.wasmscope.dwarf.section.*;
            import dev.wasmscope.dwarf.value.*;
            import java.util.List;

            class Example {
                record CustomSection(String name, int offset, int length) {}
                record Module(List<CustomSection> customSections) {}

                void example(Module module, byte[] file, FrameContext stopped, long pc) {
                    %s
                }
            }
            """;

    @TempDir private Path classes;

    @Test
    void theExampleCompiles() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        Matcher example = Pattern.compile("(?s)```java\n(.*?)```").matcher(readme);
        assertTrue(example.find(), "README.md has no example");
        String source = AROUND.formatted(example.group(1).replace("…", ""));
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        boolean compiled =
                compiler.getTask(
                                null,
                                null,
                                messages,
                                List.of("-d", classes.toString(), "-proc:none"),
                                null,
                                List.of(new Text(source)))
                        .call();
        assertTrue(compiled, () -> messages.getDiagnostics() + "\n" + source);
    }

    @Test
    void everyPublicTypeIsDocumented() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> without =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !isDocumented(file))
                            .map(Path::toString)
                            .toList();
            assertEquals(List.of(), without);
        }
    }

    private static boolean isDocumented(Path file) {
        try {
            String source = Files.readString(file);
            Matcher type = PUBLIC_TYPE.matcher(source);
            return !type.find() || source.substring(0, type.start()).stripTrailing().endsWith("*/");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String source;

        Text(String source) {
            super(URI.create("string:///Example.java"), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreErrors) {
            return source;
        }
    }
}
