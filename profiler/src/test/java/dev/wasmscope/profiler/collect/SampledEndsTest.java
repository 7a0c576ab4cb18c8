package dev.wasmscope.profiler.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.Stop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sampled runs that do not come to their end: what was seen until then is there and is right. */
class SampledEndsTest {
    /**
     * A tag, {@code proc_exit} (0), {@code work} (1) that turns a loop 100,000 times, {@code deep}
     * (2) that works, does what stands for E, and works; {@code _start} (3) that calls it, twice
     * with what it throws caught.
     */
    private static final String PROGRAM =
            "0061736d01000000 0108 02 600000 60017f00"
                    + " 0224 01 16776173695f736e617073686f745f7072657669657731"
                    + " 0970726f635f65786974 0001"
                    + " 0304 03000000 0503010001 0d0301 0000"
                    + " 0713 02 066d656d6f72790200 065f73746172740003";

    private static final String WORK = "01017f 0340 20004101 6a2200 41a08d06 490d000b 0b";

    @TempDir Path folder;

    private Path program(String end) throws Exception {
        String deep = "00 1001 " + end + " 1001 0b";
        String caught = "0240 1f40 01 0200 1002 0b 0b ";
        String start = "00 " + caught + caught + "1002 0b";
        StringBuilder code = new StringBuilder("03");
        for (String body : new String[] {WORK, deep, start}) {
            String bytes = body.replace(" ", "");
            code.append("%02x".formatted(bytes.length() / 2)).append(bytes);
        }
        String all = (PROGRAM + "0a%02x".formatted(code.length() / 2) + code).replace(" ", "");
        return Files.write(folder.resolve("ends.wasm"), HexFormat.of().parseHex(all));
    }

    @ParameterizedTest
    @CsvSource({
        "00,       unreachable, 1", // unreachable
        "41071000, Exited,      1", // proc_exit(7)
        "0800,     uncaught,    3", // throw: two are caught, the third is not
    })
    void whatWasSeenUntilTheEndIsThere(String end, String reason, int turns) throws Exception {
        Path wasm = program(end);
        SamplerChain chain = new SamplerChain();
        Stop stop = run(wasm, Instrumentation.NONE.withSampler(chain));
        assertTrue(stop.reason().toString().contains(reason), stop.reason().toString());
        Profile sampled = chain.collector.profile("sampled");

        CallPathCollector collector = new CallPathCollector();
        Stop again = run(wasm, Instrumentation.NONE.withCalls(collector));
        assertEquals(again.clock(), stop.clock(), "instructions until the end");
        Map<String, Long> exact = byPath(collector.profile("exact", again.clock()), "calls");

        Map<String, Long> samples = byPath(sampled, "samples");
        long all = samples.values().stream().mapToLong(Long::longValue).sum();
        assertTrue(all > 20 * turns, "samples: " + samples);
        assertTrue(exact.keySet().containsAll(samples.keySet()), samples + " of " + exact);
        String work = samples.keySet().stream().filter(p -> p.endsWith("1")).findFirst().get();
        assertTrue(samples.get(work) > all * 9 / 10, "most is in the loop: " + samples);
        assertEquals(chain.times.wall(), sampled.total(), "all of the time is somebody's");
    }

    private static Stop run(Path wasm, Instrumentation attached) throws Exception {
        try (DebugSession session =
                DebugSession.open(LaunchConfig.of(wasm).withProfile(attached))) {
            return session.run().join();
        }
    }

    private static Map<String, Long> byPath(Profile profile, String measure) {
        long[] values = profile.values(Measure.named(measure).orElseThrow()).orElse(null);
        Map<String, Long> sums = new TreeMap<>();
        for (int row = 1; row < profile.tree().size(); row++) {
            long value = values == null ? profile.tree().calls(row) : values[row];
            if (value > 0) {
                sums.merge(path(profile, row), value, Long::sum);
            }
        }
        return sums;
    }

    private static String path(Profile profile, int row) {
        String path = "";
        for (int at = row; at != CallTree.ROOT; at = profile.tree().parent(at)) {
            FunctionKey key = profile.functions().get(profile.tree().function(at));
            path = " " + ((FunctionKey.Code) key).functionIndex() + path;
        }
        return path;
    }
}
