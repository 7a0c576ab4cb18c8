package dev.wasmscope.ui.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.c   | int x = 0x1F; // hi      | TYPE:int NUMBER:0x1F COMMENT:// hi",
                "a.c   | #include <a.h>           | PREPROCESSOR:#include STRING:<a.h>",
                "a.c   | char c = '\\''; f(\"a\\\"b\") | TYPE:char STRING:'\\'' FUNCTION:f"
                        + " STRING:\"a\\\"b\"",
                "a.c   | /* a /* b */ int         | COMMENT:/* a /* b */ TYPE:int",
                "a.rs  | /* a /* b */ c */ fn     | COMMENT:/* a /* b */ c */ KEYWORD:fn",
                "a.rs  | fn f<'a>(x: &'a str)     | KEYWORD:fn TYPE:'a TYPE:'a TYPE:str",
                "a.rs  | let c = 'x'; r#\"a\"b\"#  | KEYWORD:let STRING:'x' STRING:r#\"a\"b\"#",
                "a.rs  | println!(\"{}\", 1..2)   | PREPROCESSOR:println! STRING:\"{}\" NUMBER:1"
                        + " NUMBER:2",
                "a.cpp | R\"x(a)\"b)x\" + 1e-9    | STRING:R\"x(a)\"b)x\" NUMBER:1e-9",
                "a.txt | int x                    | ``"
            })
    void pieces(String file, String text, String expected) {
        assertEquals(expected, tokens(Language.ofFile(file), text));
    }

    @Test
    void unfinishedTextEndsWithTheFile() {
        for (String text : List.of("\"abc", "'", "/* x", "R\"(", "#", "0x", "r#\"", "\\")) {
            for (Language language : Language.values()) {
                List<Token> tokens = Tokenizer.tokenize(language, text);
                assertTrue(
                        tokens.stream()
                                .allMatch(t -> t.end() <= text.length() && t.start() < t.end()),
                        () -> language + " in " + text + ": " + tokens);
            }
        }
    }

    @Test
    void longLinesAreClipped() {
        SourceDocument document = SourceDocument.of("a.c", List.of("x".repeat(6000), "int y;"));
        assertEquals(1, document.clippedLines());
        assertTrue(document.text().contains("1000 more characters"));
        assertEquals(2, document.lineCount());
    }

    private static String tokens(Language language, String text) {
        return Tokenizer.tokenize(language, text).stream()
                .map(t -> t.kind() + ":" + text.substring(t.start(), t.end()))
                .collect(Collectors.joining(" "));
    }
}
