package dev.wasmscope.ui.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One gesture or look of a page. */
sealed interface GuideStep {
    /** Starts a run of a sample from the welcome page. */
    record Sample(String sample, String run) implements GuideStep {}

    /** Presses a key, in the notation of key combinations. */
    record Key(String keys) implements GuideStep {}

    /** Clicks what a selector finds. */
    record Click(String selector) implements GuideStep {}

    /**
     * Clicks a row that holds a text.
     *
     * @param how "click", "double-click" or "right-click"
     */
    record Row(String how, String text, String selector) implements GuideStep {}

    /** Chooses an item of the menu that is open. */
    record Choose(String item) implements GuideStep {}

    /** Types into a field. */
    record Type(String text, String selector) implements GuideStep {}

    /** Waits for a stop; the number counts the stops of the run. */
    record Stop(int number) implements GuideStep {}

    /** Waits for the end of the program. */
    record End() implements GuideStep {}

    /** Looks for a text. */
    record See(String text, String selector) implements GuideStep {}

    /** Takes a picture. */
    record Picture(String name) implements GuideStep {}

    Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** The step of a line as {@code see "text" in "#selector"}. */
    static GuideStep parse(String line) {
        List<String> w = new ArrayList<>();
        Matcher words = WORD.matcher(line);
        while (words.find()) {
            w.add(words.group(1) != null ? words.group(1) : words.group(2));
        }
        return switch (w.getFirst()) {
            case "sample" -> new Sample(w.get(1), w.get(2));
            case "key" -> new Key(w.get(1));
            case "click" ->
                    w.get(1).equals("row")
                            ? new Row("click", w.get(2), w.get(4))
                            : new Click(w.get(1));
            case "double-click", "right-click" -> new Row(w.getFirst(), w.get(1), w.get(3));
            case "choose" -> new Choose(w.get(1));
            case "type" -> new Type(w.get(1), w.get(3));
            case "stop" -> new Stop(Integer.parseInt(w.get(1)));
            case "end" -> new End();
            case "see" -> new See(w.get(1), w.get(3));
            case "picture" -> new Picture(w.get(1));
            default -> throw new IllegalArgumentException("no robot understands: " + line);
        };
    }
}
