import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.css.Stylesheet;

/**
 * Run by the build: writes each style sheet of a folder a second time in the toolkit's binary form,
 * which the toolkit takes instead of the text where it finds it.
 */
public final class BinaryStyleSheets {
    private BinaryStyleSheets() {}

    /**
     * @param args the folder
     */
    public static void main(String[] args) throws IOException {
        try (DirectoryStream<Path> sheets = Files.newDirectoryStream(Path.of(args[0]), "*.css")) {
            for (Path sheet : sheets) {
                String name = sheet.getFileName().toString();
                Path binary = sheet.resolveSibling(name.replaceFirst("css$", "bss"));
                Stylesheet.convertToBinary(sheet.toFile(), binary.toFile());
            }
        }
    }
}
