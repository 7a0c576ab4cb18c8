package dev.wasmscope.ui.source.highlight;

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
            quoteCharacter = '~',
            value = {
                "a.c   | int x = 0x1F; // hi      | TYPE:int NUMBER:0x1F COMMENT:// hi",
                "a.c   | #include <a.h>           | PREPROCESSOR:#include STRING:<a.h>",
                "a.c   | #  define X 1            | PREPROCESSOR:#  define NUMBER:1",
                "a.c   | char c = '\\''; f(\"a\\\"b\") | TYPE:char STRING:'\\'' FUNCTION:f"
                        + " STRING:\"a\\\"b\"",
                "a.c   | /* a /* b */ int         | COMMENT:/* a /* b */ TYPE:int",
                "a.c   | uint8_t a=1.5e+3f;       | TYPE:uint8_t NUMBER:1.5e+3f",
                "a.cpp | R\"x(a)\"b)x\" + 1e-9    | STRING:R\"x(a)\"b)x\" NUMBER:1e-9",
                "a.cpp | u8R\"(\"\\)\" 1'000'000  | STRING:u8R\"(\"\\)\" NUMBER:1'000'000",
                "a.hpp | co_await x<y>(z)         | KEYWORD:co_await",
                "a.rs  | /* a /* b */ c */ fn     | COMMENT:/* a /* b */ c */ KEYWORD:fn",
                "a.rs  | fn f<'a>(x: &'a str)     | KEYWORD:fn TYPE:'a TYPE:'a TYPE:str",
                "a.rs  | let c = 'x'; r#\"a\"b\"#  | KEYWORD:let STRING:'x' STRING:r#\"a\"b\"#",
                "a.rs  | '\\u{1F600}' '😀' 'outer: loop | STRING:'\\u{1F600}' STRING:'😀'"
                        + " TYPE:'outer KEYWORD:loop",
                "a.rs  | br##\"a\"#\"## b'x' b\"y\" | STRING:br##\"a\"#\"## STRING:b'x' STRING:b\"y\"",
                "a.rs  | println!(\"{}\", 1..2)   | PREPROCESSOR:println! STRING:\"{}\" NUMBER:1"
                        + " NUMBER:2",
                "a.rs  | #[derive(Debug)] a != b  | PREPROCESSOR:#[derive TYPE:Debug",
                "a.rs  | 1.max(2) 1.5f32 0xffu8   | NUMBER:1 FUNCTION:max NUMBER:2"
                        + " NUMBER:1.5f32 NUMBER:0xffu8",
                "a.zig | const s = @import(\"std\"); | KEYWORD:const PREPROCESSOR:@import"
                        + " STRING:\"std\"",
                "a.zig | \\\\a \"raw\" line         | STRING:\\\\a \"raw\" line",
                "a.zig | fn f(a: u8) !void {} // x | KEYWORD:fn FUNCTION:f TYPE:u8 TYPE:void"
                        + " COMMENT:// x",
                "a.zig | '\\'' ArrayList(u32)      | STRING:'\\'' FUNCTION:ArrayList TYPE:u32",
                "a.go  | s := `a\"\\` + 'x'        | STRING:`a\"\\` STRING:'x'",
                "a.go  | func (p *T) f() error    | KEYWORD:func FUNCTION:f TYPE:error",
                "a.go  | for i := range 0b1_01 {  | KEYWORD:for KEYWORD:range NUMBER:0b1_01",
                "a.ts  | let s = `a${f({b: 1})}c` | KEYWORD:let STRING:`a PREPROCESSOR:${"
                        + " FUNCTION:f NUMBER:1 PREPROCESSOR:} STRING:c`",
                "a.ts  | `x${`y${z}`}`            | STRING:`x PREPROCESSOR:${ STRING:`y"
                        + " PREPROCESSOR:${ PREPROCESSOR:} STRING:` PREPROCESSOR:} STRING:`",
                "a.ts  | @inline f(a: usize): i32 | PREPROCESSOR:@inline FUNCTION:f TYPE:usize"
                        + " TYPE:i32",
                "a.ts  | 'it''s' /* x /* y */ new | STRING:'it' STRING:'s' COMMENT:/* x /* y */"
                        + " KEYWORD:new",
                "a.kt  | val s = \"a $b ${c + 1}\" | KEYWORD:val STRING:\"a  STRING:  "
                        + "PREPROCESSOR:${ NUMBER:1 PREPROCESSOR:} STRING:\"",
                "a.kt  | \"\"\"a \"q\" \\ $x\"\"\" + 'c' | STRING:\"\"\"a \"q\" \\  STRING:\"\"\""
                        + " STRING:'c'",
                "a.kt  | /* a /* b */ c */ fun f() | COMMENT:/* a /* b */ c */ KEYWORD:fun"
                        + " FUNCTION:f",
                "a.kt  | @JvmStatic class `a b` : List | PREPROCESSOR:@JvmStatic KEYWORD:class"
                        + " TYPE:List",
                "a.wat | (; a (; b ;) c ;) (func $f | COMMENT:(; a (; b ;) c ;) KEYWORD:func"
                        + " TYPE:$f",
                "a.wat | i32.load offset=4 ;; x   | FUNCTION:i32.load KEYWORD:offset NUMBER:4"
                        + " COMMENT:;; x",
                "a.wat | (data (i32.const -8) \"\\22;;\") | KEYWORD:data FUNCTION:i32.const"
                        + " NUMBER:-8 STRING:\"\\22;;\"",
                "a.txt | int x                    | ~~"
            })
    void pieces(String file, String text, String expected) {
        assertEquals(expected, tokens(Language.ofFile(file), text));
    }

    @Test
    void stringsGoOverLinesWhereTheLanguageLetsThem() {
        assertEquals("STRING:\"a\nb\"", tokens(Language.RUST, "\"a\nb\""));
        assertEquals("STRING:`a\nb`", tokens(Language.GO, "`a\nb`"));
        assertEquals("STRING:\"\"\"a\nb\"\"\"", tokens(Language.KOTLIN, "\"\"\"a\nb\"\"\""));
        assertEquals("STRING:\"a TYPE:int", tokens(Language.C, "\"a\nint"));
    }

    @ParameterizedTest
    @CsvSource({
        "/x/main.c,C", "a.h,CPP", "/usr/include/c++/v1/vector,CPP", "lib.rs,RUST", "m.zig,ZIG",
        "m.go,GO", "assembly/index.ts,ASSEMBLYSCRIPT", "M.kt,KOTLIN", "a.wat,WAT", "Makefile,PLAIN",
        "C:\\x.d\\main.c,C"
    })
    void languageOfAFile(String file, Language expected) {
        assertEquals(expected, Language.ofFile(file));
    }

    @Test
    void unfinishedTextEndsWithTheFile() {
        List<String> texts =
                List.of(
                        "\"abc",
                        "'",
                        "/* x",
                        "R\"(",
                        "#",
                        "0x",
                        "r#\"",
                        "\\",
                        "`",
                        "`a${",
                        "\"$",
                        "\"${\"${",
                        "\"\"\"",
                        "@",
                        "(;",
                        "\"\\",
                        "#[",
                        "'\\",
                        "`${`${`${",
                        "\\\\",
                        "b'",
                        "\"a$b",
                        "😀",
                        "'😀");
        for (String text : texts) {
            for (Language language : Language.values()) {
                List<Token> tokens = Tokenizer.tokenize(language, text);
                int end = 0;
                for (Token t : tokens) {
                    assertTrue(
                            t.start() >= end && t.end() > t.start() && t.end() <= text.length(),
                            () -> language + " in " + text + ": " + tokens);
                    end = t.end();
                }
            }
        }
    }

    @Test
    void deepTemplatesAreNotFollowedForEver() {
        String deep = "`${".repeat(100_000);
        assertTrue(Tokenizer.tokenize(Language.ASSEMBLYSCRIPT, deep).size() > 32);
    }

    private static String tokens(Language language, String text) {
        return Tokenizer.tokenize(language, text).stream()
                .map(t -> t.kind() + ":" + text.substring(t.start(), t.end()))
                .collect(Collectors.joining(" "));
    }
}
