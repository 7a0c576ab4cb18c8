package dev.wasmscope.ui.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places in source files that a line of output names: {@code src/main.rs:12:5}. */
final class LineLinks {
    /**
     * One of them.
     *
     * @param from where it begins in the line
     * @param to where it ends
     */
    record Link(int from, int to, String file, int line) {}

    private static final Pattern PLACE =
            Pattern.compile(
                    "((?:[A-Za-z]:)?[\\w./\\\\+@-]{1,300}\\.[A-Za-z]\\w{0,5})"
                            + ":(\\d{1,7})(?::\\d{1,5})?");

    private LineLinks() {}

    /** The places of a line, from the left. */
    static List<Link> of(String text) {
        if (text.indexOf(':') < 0) {
            return List.of();
        }
        List<Link> links = new ArrayList<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            links.add(
                    new Link(
                            matcher.start(),
                            matcher.end(),
                            matcher.group(1),
                            Integer.parseInt(matcher.group(2))));
        }
        return links;
    }
}
