package dev.wasmscope.ui.source;

import dev.wasmscope.ui.source.highlight.Token;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.fxmisc.richtext.model.ReadOnlyStyledDocumentBuilder;
import org.fxmisc.richtext.model.SegmentOps;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** Makes what the text control shows of a document; costly for large ones. */
final class StyledLines {
    private static final Collection<String> PLAIN = List.of();
    private static final Map<Token.Kind, Collection<String>> STYLES =
            new EnumMap<>(Token.Kind.class);

    static {
        for (Token.Kind kind : Token.Kind.values()) {
            STYLES.put(kind, List.of(kind.style()));
        }
    }

    private StyledLines() {}

    static ReadOnlyStyledDocument<Collection<String>, String, Collection<String>> of(
            SourceDocument document) {
        ReadOnlyStyledDocumentBuilder<Collection<String>, String, Collection<String>> lines =
                new ReadOnlyStyledDocumentBuilder<>(SegmentOps.styledTextOps(), PLAIN);
        int token = 0;
        for (int line = 1; line <= document.lineCount(); line++) {
            int start = document.start(line);
            int end = document.end(line);
            List<Token> tokens = document.tokens();
            while (token < tokens.size() && tokens.get(token).end() <= start) {
                token++;
            }
            lines.addParagraph(
                    document.text().substring(start, end), spans(tokens, token, start, end));
        }
        return lines.build();
    }

    private static StyleSpans<Collection<String>> spans(
            List<Token> tokens, int first, int start, int end) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int done = start;
        for (int i = first; i < tokens.size() && tokens.get(i).start() < end; i++) {
            Token token = tokens.get(i);
            int from = Math.max(done, token.start());
            int to = Math.min(end, token.end());
            spans.add(PLAIN, from - done);
            spans.add(STYLES.getOrDefault(token.kind(), PLAIN), to - from);
            done = to;
        }
        spans.add(PLAIN, end - done);
        return spans.create();
    }
}
