package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.testing.Goldens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/wasi-functions.md} is the table of functions; {@code -Dgoldens=update} writes it. */
class FunctionDocsTest {
    private static final Path PAGE = Path.of("..", "docs", "wasi-functions.md");

    @Test
    void thePageIsTheTable() throws Exception {
        StringBuilder page =
                new StringBuilder(
                        """
                        # The functions of WASI preview 1

                        Names and parameters are those of the witx; `-> name` is a result, which the guest takes at an \
                        address that it passes. Traces show each parameter under its name, decoded as said here. \
                        `wasi_unstable` has the same functions but `sock_accept`.

                        The last column says which rights the descriptor needs (a word in brackets: for this flag or \
                        side only); without one of them the answer is `notcapable`.

                        | function | parameters | core type | rights |
                        |---|---|---|---|
                        """);
        try (WasiPreview1 wasi = new WasiPreview1(WasiOptions.builder().build())) {
            wasi.functions(Abi.PREVIEW1).stream()
                    .sorted(Comparator.comparing(WasiFunction::name))
                    .forEach(function -> page.append(row(function)));
        }
        // What follows the table is written by hand.
        String now = Files.readString(PAGE);
        String rest = now.substring(now.indexOf("\n## "));
        if (Goldens.updating()) {
            Files.writeString(PAGE, page + rest);
        }
        assertEquals(Files.readString(PAGE), page + rest);
    }

    private static String row(WasiFunction function) {
        String params =
                function.params().stream()
                        .map(FunctionDocsTest::text)
                        .collect(Collectors.joining(", "));
        String core =
                function.type().params().stream()
                        .map(type -> type == NumType.I64 ? "i64" : "i32")
                        .collect(Collectors.joining(" "));
        String result = function.returns() ? " -> i32" : "";
        return "| `%s` | %s | `(%s)%s` | %s |\n"
                .formatted(function.name(), params, core, result, rights(function.name()));
    }

    private static String rights(String function) {
        return RightsTest.rows()
                .filter(row -> row.name().equals(function))
                .flatMap(FunctionDocsTest::rights)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> rights(RightsTest.Row row) {
        String only = row.variant().isEmpty() ? "" : " (" + row.variant() + ")";
        boolean always = row.name().equals("path_open");
        return row.needed().stream()
                .map(
                        right ->
                                "`"
                                        + right
                                        + "`"
                                        + (always && right.equals("path_open") ? "" : only));
    }

    private static String text(Param param) {
        String name = param.name();
        return switch (param.type()) {
            case ParamType.Fd _ -> name + ": descriptor";
            case ParamType.Numeric(NumType type) ->
                    name + (type == NumType.I64 ? ": u64" : ": u32");
            case ParamType.Signed _ -> name + ": s64";
            case ParamType.Entries _ -> name + ": buffer to fill with directory entries";
            case ParamType.Strings _ -> name + ": buffer to fill with texts";
            case ParamType.Subscriptions _ -> name + ": subscriptions";
            case ParamType.Events _ -> "-> " + name + ": events";
            case ParamType.Flags _ -> name + ": flags by name";
            case ParamType.Choice _ -> name + ": by name";
            case ParamType.Pointer _ -> name + ": address";
            case ParamType.Path _ -> name + ": path";
            case ParamType.Text _ -> name + ": text";
            case ParamType.OutBuffer _ -> name + ": buffer to fill";
            case ParamType.Buffers(boolean fill) ->
                    name + (fill ? ": buffers to fill" : ": buffers to take");
            case ParamType.Result(ResultType type) ->
                    "-> " + name + ": " + type.name().toLowerCase(Locale.ROOT);
        };
    }
}
