package dev.wasmscope.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.lower.FrameMap;
import dev.wasmscope.engine.lower.Lowering;
import dev.wasmscope.engine.lower.Lowering.Moment;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.testing.TestInputs;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of where operands are is what lowering the function again would find. */
class FrameMapsTest {
    private LoadedCode malloc;

    @BeforeEach
    void load() {
        Module module = ModuleReader.read(TestInputs.guestBytes("c/shapes-c19-O2-dw5.wasm"));
        FunctionInfo info =
                module.functions().stream()
                        .filter(function -> "dlmalloc".equals(function.name()))
                        .findFirst()
                        .orElseThrow();
        Instance instance = new GuestRun(module, new byte[0], "guest").instance;
        malloc = ((WasmFunction) instance.function(info.index())).fast();
    }

    private int[] offsets() {
        return Arrays.stream(malloc.codeOffsets).distinct().sorted().toArray();
    }

    private FrameMap found(int offset, Moment moment) {
        return Lowering.map(
                malloc.instance.module(),
                malloc.function.functionIndex(),
                malloc.code,
                offset,
                moment);
    }

    @Test
    void everyInstructionIsAnsweredRightlyAlsoBeyondWhatIsKept() {
        int[] offsets = offsets();
        assertTrue(offsets.length > 600, "only " + offsets.length + " instructions of dlmalloc");
        for (int round = 0; round < 2; round++) {
            for (int offset : offsets) {
                Moment moment = (offset & 1) == 0 ? Moment.BEFORE : Moment.AFTER;
                assertEquals(found(offset, moment), malloc.maps.at(offset, moment), "at " + offset);
            }
        }
    }

    @Test
    void theSameMomentIsFoundOnce() {
        int offset = offsets()[100];
        FrameMap before = malloc.maps.at(offset, Moment.BEFORE);
        malloc.maps.at(offset, Moment.AFTER);
        assertSame(before, malloc.maps.at(offset, Moment.BEFORE));
    }
}
