package dev.wasmscope.ui.charts;

import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.profiler.model.OpcodeCounts;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.Unit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How often instructions of each kind were executed. */
final class OpcodeBars {
    private OpcodeBars() {}

    static Optional<Bars> of(Profile profile) {
        return profile.table(OpcodeCounts.class)
                .filter(t -> t.numbers().size() > 0)
                .map(
                        counts -> {
                            Map<String, Long> byName = new HashMap<>();
                            for (int i = 0; i < counts.numbers().size(); i++) {
                                byName.merge(name(counts.opcode(i)), counts.count(i), Long::sum);
                            }
                            return new Bars("executed", Unit.COUNT, ChartData.greatest(byName));
                        });
    }

    private static String name(int code) {
        Opcode known = Opcode.byCode(code);
        return known == null ? String.format("0x%x", code) : known.mnemonic();
    }
}
