package dev.wasmscope.ui.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.source.highlight.Token;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceDocumentTest {
    @Test
    void longLinesAreClippedWithAMarkThatSaysSo() {
        SourceDocument document = SourceDocument.of("a.c", List.of("x".repeat(6000), "int y;"));
        assertEquals(1, document.clippedLines());
        assertTrue(document.line(1).endsWith("x … 1000 more characters"), document.line(1));
        assertEquals(2, document.lineCount());
        assertEquals(
                List.of(Token.Kind.CLIPPED, Token.Kind.TYPE),
                document.tokens().stream().map(Token::kind).toList());
    }

    @Test
    void theMarkIsNoPartOfACommentThatGoesOn() {
        SourceDocument document =
                SourceDocument.of("a.c", List.of("/*" + "x".repeat(6000), "y */ int"));
        assertEquals(
                List.of(
                        Token.Kind.COMMENT,
                        Token.Kind.CLIPPED,
                        Token.Kind.COMMENT,
                        Token.Kind.TYPE),
                document.tokens().stream().map(Token::kind).toList());
    }

    @Test
    void linesAndIndicesBelongTogether() {
        SourceDocument document = SourceDocument.of("a.c", List.of("ab", "", "c /* d", "e */ f"));
        assertEquals(List.of("ab", "", "c /* d", "e */ f"), lines(document));
        for (int line = 1; line <= document.lineCount(); line++) {
            assertEquals(line, document.lineAt(document.start(line)));
            assertEquals(line, document.lineAt(document.end(line)));
        }
        assertTrue(document.opaque(document.start(4)));
        assertFalse(document.opaque(document.start(4) + 5));
        assertEquals(1, SourceDocument.of("a.c", List.of()).lineCount());
    }

    private static List<String> lines(SourceDocument document) {
        return java.util.stream.IntStream.rangeClosed(1, document.lineCount())
                .mapToObj(document::line)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a.c | x = a->b[i].c;  | c | a->b[i].c",
                "a.c | x = a->b[i].c;  | b | a->b",
                "a.c | x = a->b[i].c;  | i | i",
                "a.c | x = p[f(1)].q;  | q | q",
                "a.c | x = a[1][2].z;  | z | a[1][2].z",
                "a.c | f(y + z)        | f | ~~",
                "a.c | f (y + z)       | z | z",
                "a.c | \"w\" + v       | w | ~~",
                "a.c | // w            | w | ~~",
                "a.c | return u;       | return | ~~",
                "a.c | 12 + k          | 12 | ~~",
                "a.rs | for i in 0..n { | n | n",
                "a.rs | self.len + 1   | len | self.len",
                "a.rs | self.len + 1   | self | self",
                "a.cpp | ns::T::m = 1  | m | ns::T::m",
                "a.cpp | this->x       | x | this->x"
            })
    void theExpressionUnderThePointer(String file, String text, String at, String expected) {
        SourceDocument document = SourceDocument.of(file, List.of(text));
        assertEquals(
                expected,
                ExpressionAt.find(document, text.lastIndexOf(at))
                        .map(ExpressionAt.Found::text)
                        .orElse(""));
    }

    @Test
    void functionsAreFoundByTheirBraces() {
        List<String> lines =
                """
                struct s { int a; };
                namespace n {
                // {
                static int f(int a)
                {
                    if (a) { return '}'; }
                    return 1;
                }
                int table[] = { 1, 2 };
                int g() { return 2; }
                }
                """
                        .lines()
                        .toList();
        FunctionBlocks functions = SourceDocument.of("a.cpp", lines).functions();
        assertEquals("4-8", span(functions, 6));
        assertEquals("10-10", span(functions, 10));
        assertEquals("", span(functions, 9));
        assertEquals("", span(functions, 1));
    }

    @Test
    void functionsOfAnImplAreNotTheImpl() {
        List<String> lines =
                """
                #[derive(Debug)]
                struct S { a: i32 }
                impl S {
                    fn f(&self) -> i32 {
                        let g = |x: i32| { x };
                        g(1)
                    }
                    fn h() {}
                }
                """
                        .lines()
                        .toList();
        FunctionBlocks functions = SourceDocument.of("a.rs", lines).functions();
        assertEquals("4-7", span(functions, 6));
        assertEquals("8-8", span(functions, 8));
        assertEquals("", span(functions, 2));
    }

    private static String span(FunctionBlocks functions, int line) {
        return functions.around(line).map(f -> f.first() + "-" + f.last()).orElse("");
    }
}
