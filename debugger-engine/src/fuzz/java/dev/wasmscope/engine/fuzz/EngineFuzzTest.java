package dev.wasmscope.engine.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The targets under Jazzer, which looks for inputs that reach new code; one target a run, as in
 * {@code JAZZER_FUZZ=1 ./mvnw -Pquick,fuzz -pl debugger-engine -am
 * -Dtest='EngineFuzzTest#validates' -Dsurefire.failIfNoSpecifiedTests=false test}. What it found
 * belongs into {@link Seeds}.
 */
@Tag("fuzz")
class EngineFuzzTest {
    private static final String TIME = "5m";

    @MethodSource("modules")
    @FuzzTest(maxDuration = TIME)
    void decodes(byte[] bytes) {
        Target.DECODE.check(bytes);
    }

    @MethodSource("modules")
    @FuzzTest(maxDuration = TIME)
    void validates(byte[] bytes) {
        Target.VALIDATE.check(bytes);
    }

    @MethodSource("modules")
    @FuzzTest(maxDuration = TIME)
    void disassembles(byte[] bytes) {
        Target.DISASSEMBLE.check(bytes);
    }

    @MethodSource("names")
    @FuzzTest(maxDuration = TIME)
    void readsNames(byte[] bytes) {
        Target.NAMES.check(bytes);
    }

    @MethodSource("modules")
    @FuzzTest(maxDuration = TIME)
    void executes(byte[] bytes) {
        Target.EXECUTE.check(bytes);
    }

    static Stream<Arguments> modules() {
        return Seeds.of(Target.DECODE).stream().map(Arguments::of);
    }

    static Stream<Arguments> names() {
        return Seeds.of(Target.NAMES).stream().map(Arguments::of);
    }
}
