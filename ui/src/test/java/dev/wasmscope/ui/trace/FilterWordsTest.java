package dev.wasmscope.ui.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.host.trace.CallFilter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterWordsTest {
    @ParameterizedTest
    @CsvSource({
        "'path_o', 'path_open'",
        "'fd_read,path_un', 'path_unlink_file'",
        "'!clo', 'clock clock_res_get clock_time_get'",
        "'%ne', 'net'",
        "'errno=noe', 'noent noexec'",
        "'sl', 'slower='",
        "'\"fd_', ''",
        "'nothing like it', ''"
    })
    void goesOnWith(String text, String words) {
        assertEquals(
                words,
                String.join(
                        " ",
                        FilterWords.complete(text, text.length()).stream()
                                .map(FilterWords.Completion::word)
                                .toList()));
    }

    @Test
    void replacesTheWordAtTheCaretOnly() {
        FilterWords.Completion one =
                FilterWords.complete("error path_o fd=3", "error path_o".length()).getFirst();
        assertEquals(new FilterWords.Completion(6, 12, "path_open"), one);
    }

    @Test
    void everyFunctionAndGroupIsOneThatTheLanguageKnows() throws Exception {
        List<FilterWords.Completion> all = FilterWords.complete("", 0);
        assertTrue(all.size() > 50, all.size() + " words");
        for (FilterWords.Completion completion : all) {
            if (!completion.word().matches(".*[=<>]")) {
                CallFilter.parse(completion.word());
            }
        }
    }
}
