package dev.wasmscope.ui.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A page whose comments {@code <!-- robot: … -->} say what its sentences say, for a robot.
 *
 * @param file of the page
 * @param lines what the robot does, in order
 */
record GuidePage(Path file, List<Line> lines) {
    private static final String OPEN = "<!-- robot: ";
    private static final String CLOSE = " -->";

    /**
     * One step.
     *
     * @param number of its line in the page, from 1
     */
    record Line(int number, String text, GuideStep step) {}

    static GuidePage read(Path file) throws IOException {
        List<Line> steps = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(OPEN)) {
                String text = line.substring(OPEN.length(), line.length() - CLOSE.length());
                steps.add(new Line(i + 1, text, GuideStep.parse(text)));
            }
        }
        return new GuidePage(file, steps);
    }

    /** Whether the page shows that picture. */
    boolean shows(Path picture) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return false;
        }
        String link = folder.relativize(picture.toAbsolutePath()).toString().replace('\\', '/');
        return Files.readString(file).contains("](" + link + ")");
    }
}
