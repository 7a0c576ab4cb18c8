package dev.wasmscope.ui.source;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Where the user types what to find in sources and says how the words are meant. */
final class SearchWords {
    private final TextField words = new TextField();
    private final ToggleButton matchCase;
    private final ToggleButton wholeWords;
    private final ToggleButton regex;

    /**
     * @param id of the field; {@code option} begins those of the options
     * @param where its prompt: what is searched
     */
    SearchWords(String id, String option, String where) {
        words.setId(id);
        words.setPromptText(where);
        words.setAccessibleText(where);
        words.setPrefColumnCount(24);
        words.setMinWidth(80);
        matchCase = option(option + "-case", "Aa", "Match case");
        wholeWords = option(option + "-word", "W", "Whole words");
        regex = option(option + "-regex", ".*", "Regular expression");
    }

    private static ToggleButton option(String id, String text, String hint) {
        ToggleButton button = new ToggleButton(text);
        button.setId(id);
        button.getStyleClass().addAll("flat", "find-option");
        button.setTooltip(new Tooltip(hint));
        button.setAccessibleText(hint);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** The field and its options, from left to right. */
    List<Node> nodes() {
        return List.of(words, matchCase, wholeWords, regex);
    }

    /** The field alone. */
    TextField field() {
        return words;
    }

    /** What the user wants to find now. */
    TextSearch search() {
        return new TextSearch(
                words.getText(),
                matchCase.isSelected(),
                wholeWords.isSelected(),
                regex.isSelected());
    }

    /** The user changed how the words are meant. */
    void onOption(Runnable changed) {
        for (ToggleButton option : List.of(matchCase, wholeWords, regex)) {
            option.selectedProperty().subscribe((_, _) -> changed.run());
        }
    }

    /** Lets the user type. */
    void focus() {
        words.requestFocus();
        words.selectAll();
    }
}
