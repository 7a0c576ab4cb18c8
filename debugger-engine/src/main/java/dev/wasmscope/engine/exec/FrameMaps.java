package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.lower.FrameMap;
import dev.wasmscope.engine.lower.Lowering;
import dev.wasmscope.engine.lower.Lowering.Moment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the operands of one code are, at the instructions that were asked about. Finding it out
 * means lowering the function up to there, and stops, steps and samples come back to the same
 * instructions again and again. Any thread may ask.
 */
final class FrameMaps {
    /** Instructions of one code that are kept, some hundred bytes each. */
    private static final int LIMIT = 512;

    private record Place(long codeOffset, Moment moment) {}

    private final LoadedCode code;
    private final Map<Place, FrameMap> known = new ConcurrentHashMap<>(0);

    FrameMaps(LoadedCode code) {
        this.code = code;
    }

    FrameMap at(long codeOffset, Moment moment) {
        Place place = new Place(codeOffset, moment);
        FrameMap map = known.get(place);
        if (map == null) {
            map = find(codeOffset, moment);
            if (known.size() >= LIMIT) {
                known.clear(); // what is asked often comes back at once
            }
            known.put(place, map);
        }
        return map;
    }

    private FrameMap find(long codeOffset, Moment moment) {
        return Lowering.map(
                code.instance.module(),
                code.function.functionIndex(),
                code.code,
                codeOffset,
                moment);
    }
}
