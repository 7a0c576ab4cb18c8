package dev.wasmscope.cli.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users of LLDB type. */
class LldbWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "breakpoint set -f a.c -l 12 | break a.c:12",
                "breakpoint set --file a.c --line 12 -u 5 -c 'x > 1' | break a.c:12:5 if x > 1",
                "br s -n main | break main",
                "br set -r ^post_ | break /^post_/",
                "br set -a 0x5b -o true | tbreak *0x5b",
                "br set -E c++ | catch throw",
                "breakpoint list | info breakpoints",
                "br del 2 | delete 2",
                "br dis 2 | disable 2",
                "br modify -c 'x == 1' 3 | condition 3 x == 1",
                "br modify -i 4 3 | ignore 3 4",
                "watchpoint set variable total | watch total",
                "wa s v -w read_write total | awatch total",
                "watchpoint set expression -- &total | watch -l &total",
                "watchpoint list | info watchpoints",
                "process launch | run",
                "process continue | continue",
                "process kill | kill",
                "thread step-over | next",
                "thread step-in | step",
                "thread step-out | finish",
                "thread step-inst | stepi",
                "thread until 12 | until 12",
                "thread jump --line 12 | jump 12",
                "thread return 5 | return 5",
                "thread backtrace | backtrace",
                "th b all | backtrace",
                "frame variable | info locals",
                "fr v account->name | print account->name",
                "frame select 2 | frame 2",
                "v | info locals",
                "po *account | print *account",
                "expression -- f(1) | call f(1)",
                "expr x = 3 | set x = 3",
                "e x == 3 | call x == 3",
                "memory read 0x400 | x 0x400",
                "memory read -c 16 0x400 | x/16 0x400",
                "image lookup -a 0x88a | info line *0x88a",
                "image lookup -n main | info line main",
                "type lookup account | ptype account",
                "register read | info wasm",
                "disassemble --name main | disassemble main",
                // words of this debugger, and expressions, stay as they are
                "break main | break main",
                "frame 2 | frame 2",
                "e = 5 | e = 5",
                "v - 1 | v - 1",
                "watch total | watch total",
                "thread | thread",
            })
    void areOurs(String typed, String ours) {
        assertEquals(ours, LldbWords.translated(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"commands", "thread", "detach", "reverse-step", "reverse-continue"})
    void whatIsNotThereHasALine(String command) {
        assertTrue(LldbWords.instead(command).orElse("").length() > 10, command);
    }
}
