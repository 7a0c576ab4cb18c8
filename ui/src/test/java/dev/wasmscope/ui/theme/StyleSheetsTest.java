package dev.wasmscope.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.wasmscope.ui.AppContext;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import javafx.css.Rule;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StyleSheetsTest {
    @TempDir Path folder;

    /** The toolkit reads the binary form and never looks whether the text says the same. */
    @ParameterizedTest
    @ValueSource(strings = {"controls", "views", "dark", "light"})
    void theBuiltFormSaysWhatTheTextSays(String name) throws Exception {
        Path again = folder.resolve("again.bss");
        Stylesheet.convertToBinary(resource(name + ".css").toFile(), again.toFile());
        assertEquals(
                rules(again),
                rules(resource(name + ".bss")),
                "rebuild: " + name + ".css was changed since");
    }

    private static List<String> rules(Path binary) throws Exception {
        List<Rule> rules = Stylesheet.loadBinary(binary.toUri().toURL()).getRules();
        return rules.stream().map(r -> r.getSelectors() + " " + r.getDeclarations()).toList();
    }

    private static Path resource(String name) throws Exception {
        URL found = AppContext.class.getResource(name);
        assertNotNull(found, name + ": not built; see binary-style-sheets in ui/pom.xml");
        return Path.of(found.toURI());
    }
}
