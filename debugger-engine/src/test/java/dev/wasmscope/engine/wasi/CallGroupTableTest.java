package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.trace.CallFilter;
import dev.wasmscope.engine.host.trace.CallFilterException;
import dev.wasmscope.engine.host.trace.CallGroup;
import dev.wasmscope.engine.wasi.types.Errno;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of the filter language are those of the interface. */
class CallGroupTableTest {
    @Test
    void everyFunctionIsInOneGroup() throws Exception {
        try (WasiPreview1 wasi = new WasiPreview1(WasiOptions.builder().build())) {
            assertEquals(
                    lines(wasi.functions(Abi.PREVIEW1).stream().map(WasiFunction::name)),
                    lines(Arrays.stream(CallGroup.values()).flatMap(g -> g.functions().stream())));
        }
        assertEquals(CallGroup.FILE, CallGroup.of("path_open"));
        assertEquals(CallGroup.OTHER, CallGroup.of("my_function"));
    }

    @ParameterizedTest
    @EnumSource(Errno.class)
    void everyErrorCanBeNamed(Errno errno) throws CallFilterException {
        HostCallEvent event =
                new HostCallEvent(
                        1,
                        0,
                        0,
                        Optional.empty(),
                        List.of(),
                        "m",
                        "f",
                        List.of(),
                        "",
                        errno.code(),
                        0,
                        List.of(),
                        0,
                        0,
                        Optional.empty());
        for (String name :
                List.of(errno.witxName(), "E" + errno.witxName(), Integer.toString(errno.code()))) {
            assertTrue(CallFilter.parse("errno=" + name).accepts(event), name);
        }
    }

    private static String lines(Stream<String> names) {
        return names.sorted().collect(Collectors.joining("\n"));
    }
}
