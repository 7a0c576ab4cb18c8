package dev.wasmscope.ui;

import dev.wasmscope.ui.fx.UiThread;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Window;

/**
 * What the build of an image lets the Java machine watch to make the desktop's start-up cache: a
 * start of the desktop up to the moment when all its views stand behind the welcome page.
 *
 * <p>Run with {@code -XX:AOTCacheOutput} and JavaFX's headless platform; not a command of the
 * product.
 */
public final class DesktopTraining {
    /** The views come some time after the page; see {@code WindowDesk}. */
    private static final long SECONDS = 6;

    /** Classes of the windows of each system, which a headless start does not meet. */
    private static final List<String> PLATFORM =
            List.of(
                    "com/sun/glass/ui/gtk",
                    "com/sun/glass/ui/win",
                    "com/sun/glass/ui/mac",
                    "com/sun/glass/ui/delegate",
                    "com/sun/prism/es2",
                    "com/sun/prism/d3d",
                    "com/sun/prism/mtl",
                    "com/sun/prism/sw");

    private DesktopTraining() {}

    public static void main(String[] args) throws IOException {
        // What main does before the window comes.
        new DisplayCheck().missing();
        for (String folder : PLATFORM) {
            loadClasses(folder);
        }
        Thread.ofPlatform().daemon().start(DesktopTraining::closeLater);
        Desktop.launch(LaunchRequest.WELCOME);
        System.exit(0);
    }

    private static void closeLater() {
        try {
            TimeUnit.SECONDS.sleep(SECONDS);
        } catch (InterruptedException e) {
            return;
        }
        UiThread.javafx(_ -> {})
                .later(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    private static void loadClasses(String folder) throws IOException {
        Path classes =
                FileSystems.getFileSystem(URI.create("jrt:/"))
                        .getPath("modules", "javafx.graphics", folder);
        try (Stream<Path> files = Files.list(classes)) {
            files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".class"))
                    .map(f -> f.substring(0, f.length() - ".class".length()))
                    .forEach(name -> load(folder.replace('/', '.') + "." + name));
        } catch (NoSuchFileException | NotDirectoryException e) {
            // That is another system's.
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, Platform.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // Then it is loaded at the start, as without a cache.
        }
    }
}
