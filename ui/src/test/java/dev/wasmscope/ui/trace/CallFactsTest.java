package dev.wasmscope.ui.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.ui.testing.FakeCalls;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallFactsTest {
    @Test
    void argumentsOneLineEach() {
        assertEquals(
                """
                fd: 3</data>
                dirflags: 0x1
                  : symlink_follow
                path: "in0.txt"
                  : \u2192 /home/user/data/in0.txt
                oflags: 0x9
                  : creat
                  : trunc
                opened_fd: 4</data/in0.txt>
                """,
                text(CallFacts.arguments(FakeCalls.call(1))));
    }

    @Test
    void buffersShowTheirBytes() {
        List<CallFacts.Fact> facts = CallFacts.arguments(FakeCalls.call(2));
        assertEquals(
                """
                fd: 4</data/in0.txt>
                iovs: 1
                  [0]: 0x10fe0, 46 bytes of 1\u202f024 (46 bytes, at 0x10fe0)
                nread: 46
                """,
                text(facts));
    }

    @Test
    void memoryAndTimes() {
        assertEquals(
                """
                wrote: 0x10fe0, 46 bytes (at 0x10fe0)
                wrote: 0x11fe0, 4 bytes (at 0x11fe0)
                """,
                text(CallFacts.written(FakeCalls.call(2))));
        String times =
                text(CallFacts.times(new SelectedCall(1, 2_000_000, FakeCalls.call(2))))
                        .replaceAll("\\d\\d:\\d\\d:\\d\\d\\.\\d+", "HH:MM:SS");
        assertEquals(
                """
                took: 802 ns
                moved: 46 bytes
                clock: 274, 137 since the last call
                at: 0.002000 s, HH:MM:SS
                thread: 0
                """,
                times);
    }

    private static String text(List<CallFacts.Fact> facts) {
        StringBuilder text = new StringBuilder();
        for (CallFacts.Fact fact : facts) {
            text.append("  ".repeat(fact.depth()));
            text.append(fact.name()).append(": ").append(fact.value());
            String bytes = fact.bytes().length == 0 ? "" : fact.bytes().length + " bytes, ";
            fact.address().ifPresent(a -> text.append(String.format(" (%sat 0x%x)", bytes, a)));
            text.append('\n');
        }
        return text.toString();
    }
}
