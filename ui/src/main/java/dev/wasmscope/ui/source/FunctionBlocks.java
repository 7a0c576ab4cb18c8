package dev.wasmscope.ui.source;

import dev.wasmscope.ui.source.highlight.Language;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Which lines the functions of a text take, told by its braces: good for all languages here that
 * have any, and needing no parser for each.
 */
final class FunctionBlocks {
    /**
     * Lines of a function, with its head.
     *
     * @param first from 1
     * @param last the one with the closing brace
     */
    record Lines(int first, int last) {
        boolean contains(int line) {
            return line >= first && line <= last;
        }
    }

    private final List<Lines> functions;

    private FunctionBlocks(List<Lines> functions) {
        this.functions = functions;
    }

    /** The function that a line is in; of nested ones the outermost. */
    Optional<Lines> around(int line) {
        return functions.stream().filter(f -> f.contains(line)).findFirst();
    }

    static FunctionBlocks of(SourceDocument document) {
        List<Lines> found = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        String text = document.text();
        int token = 0;
        int head = 0;
        int functionDepth = -1;
        int first = 0;
        for (int i = 0; i < text.length(); i++) {
            while (token < document.tokens().size() && document.tokens().get(token).end() <= i) {
                token++;
            }
            if (token < document.tokens().size()
                    && document.tokens().get(token).start() <= i
                    && document.tokens().get(token).kind().opaque()) {
                i = document.tokens().get(token).end() - 1;
                continue;
            }
            char c = text.charAt(i);
            if (c == '{') {
                if (functionDepth < 0 && isHead(document.language(), text.substring(head, i))) {
                    functionDepth = open.size();
                    first = firstLine(document, head, i);
                }
                open.push(i);
                head = i + 1;
            } else if (c == '}') {
                if (!open.isEmpty()) {
                    open.pop();
                }
                if (functionDepth == open.size()) {
                    found.add(new Lines(first, document.lineAt(i)));
                    functionDepth = -1;
                }
                head = i + 1;
            } else if (c == ';') {
                head = i + 1;
            }
        }
        return new FunctionBlocks(List.copyOf(found));
    }

    /** Where the head begins, without blank lines and comments before it. */
    private static int firstLine(SourceDocument document, int head, int brace) {
        for (int i = head; i < brace; i++) {
            if (!Character.isWhitespace(document.text().charAt(i)) && !document.opaque(i)) {
                return document.lineAt(i);
            }
        }
        return document.lineAt(brace);
    }

    private static boolean isHead(Language language, String head) {
        return switch (language) {
            case RUST, ZIG -> hasWord(head, "fn");
            case GO -> hasWord(head, "func");
            case KOTLIN ->
                    hasWord(head, "fun") || hasWord(head, "init") || hasWord(head, "constructor");
            case WAT, PLAIN -> false;
            default ->
                    head.indexOf('(') >= 0
                            && !hasWord(head, "namespace")
                            && !hasWord(head, "interface");
        };
    }

    private static boolean hasWord(String text, String word) {
        for (int i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) {
            int end = i + word.length();
            if ((i == 0 || !Character.isJavaIdentifierPart(text.charAt(i - 1)))
                    && (end == text.length()
                            || !Character.isJavaIdentifierPart(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }
}
