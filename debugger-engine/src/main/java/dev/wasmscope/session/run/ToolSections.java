package dev.wasmscope.session.run;

import dev.wasmscope.engine.binary.ByteReader;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.module.CustomSection;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.session.inspect.Producer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The custom sections that toolchains agree on (tool conventions, "Producers section" and
 * "Linking": target features). Lenient: of a damaged section, what comes before the damage.
 */
final class ToolSections {
    private ToolSections() {}

    static List<Producer> producers(Module module) {
        List<Producer> all = new ArrayList<>();
        module.customSection("producers")
                .ifPresent(section -> read(module, section, in -> producers(in, all)));
        return all;
    }

    private static void producers(ByteReader in, List<Producer> all) {
        int fields = in.u32();
        for (int i = 0; i < fields; i++) {
            String field = in.name();
            int values = in.u32();
            for (int j = 0; j < values; j++) {
                all.add(new Producer(field, in.name(), in.name()));
            }
        }
    }

    /** The target's features by name: {@code +} used, {@code -} not allowed, {@code =} required. */
    static Map<String, Character> targetFeatures(Module module) {
        Map<String, Character> all = new LinkedHashMap<>();
        module.customSection("target_features")
                .ifPresent(section -> read(module, section, in -> features(in, all)));
        return all;
    }

    private static void features(ByteReader in, Map<String, Character> all) {
        int count = in.u32();
        for (int i = 0; i < count; i++) {
            char prefix = (char) in.u8();
            all.put(in.name(), prefix);
        }
    }

    private interface Reading {
        void read(ByteReader in);
    }

    private static void read(Module module, CustomSection section, Reading reading) {
        int start = (int) section.contents().start();
        int end = (int) section.contents().end();
        try {
            reading.read(new ByteReader(module.bytes(), start, end, section.name()));
        } catch (MalformedModuleException e) {
            return; // what was read before the damage stays
        }
    }
}
