package dev.wasmscope.ui.theme;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Style sheets in another size. Lengths are written in pixels there; text in rules about the
 * monospaced font follows the size of code, other text that of the window, rows that may hold both
 * the bigger one, everything else the scale.
 */
final class ScaledCss {
    private static final Pattern RULE = Pattern.compile("([^{}]*)\\{([^{}]*)\\}");
    private static final Pattern CODE =
            Pattern.compile(
                    "\\.mono\\b|\\.code\\b|\\.asm\\b|\\.console\\b|\\.diff-line\\b|\"JetBrains Mono\"");
    private static final Pattern DECLARATION = Pattern.compile("([-\\w]+)\\s*:([^;]*)");
    private static final Pattern PIXELS = Pattern.compile("(\\d+(?:\\.\\d+)?)px");

    /** What the toolkit puts at the top of rows; padding brings it to the middle. */
    private static final String PLACED_IN_ROWS = ".tree-disclosure-node";

    private ScaledCss() {}

    /** The text of a style sheet in another size. */
    static String of(String css, Look look) {
        return RULE.matcher(css).replaceAll(rule -> quoted(rule(rule, look)));
    }

    private static String rule(MatchResult rule, Look look) {
        double rows = Math.max(look.textFactor(), look.codeFactor());
        double text = CODE.matcher(rule.group()).find() ? look.codeFactor() : look.textFactor();
        double rest = rule.group(1).contains(PLACED_IN_ROWS) ? rows : look.scale();
        String body =
                DECLARATION
                        .matcher(rule.group(2))
                        .replaceAll(
                                d -> {
                                    double factor =
                                            switch (d.group(1)) {
                                                case "-fx-font-size" -> text;
                                                case "-fx-cell-size",
                                                        "-fx-fixed-cell-size",
                                                        "-fx-size" ->
                                                        rows;
                                                default -> rest;
                                            };
                                    return quoted(d.group(1) + ":" + scaled(d.group(2), factor));
                                });
        return rule.group(1) + "{" + body + "}";
    }

    private static String scaled(String value, double factor) {
        return PIXELS.matcher(value)
                .replaceAll(
                        m ->
                                String.format(
                                        Locale.ROOT,
                                        "%.2fpx",
                                        Double.parseDouble(m.group(1)) * factor));
    }

    private static String quoted(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }

    /** A style sheet's text as an address that the toolkit loads. */
    static String address(String css) {
        return "data:text/css;base64,"
                + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
