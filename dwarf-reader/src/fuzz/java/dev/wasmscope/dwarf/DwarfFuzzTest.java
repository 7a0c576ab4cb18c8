package dev.wasmscope.dwarf;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The targets under Jazzer, which looks for inputs that reach new code; one a run, as in {@code
 * JAZZER_FUZZ=1 ./mvnw -Pquick,fuzz -pl dwarf-reader -Dtest='DwarfFuzzTest#lines'
 * -Dsurefire.failIfNoSpecifiedTests=false test}. What it found belongs into {@link FuzzSeeds}.
 *
 * <p>The first byte of an input chooses among the targets of a kind, the others are what it reads.
 */
@Tag("fuzz")
class DwarfFuzzTest {
    private static final String TIME = "5m";

    private static final FuzzTarget[] ENTRIES = {
        FuzzTarget.INFO_2, FuzzTarget.INFO_4, FuzzTarget.INFO_5, FuzzTarget.ABBREV
    };
    private static final FuzzTarget[] LINES = {
        FuzzTarget.LINE_2, FuzzTarget.LINE_5, FuzzTarget.LINE_STR, FuzzTarget.SPLIT_LINE_5
    };
    private static final FuzzTarget[] LISTS = {
        FuzzTarget.RANGES,
        FuzzTarget.RNGLISTS,
        FuzzTarget.LOC,
        FuzzTarget.LOCLISTS,
        FuzzTarget.SPLIT_LOC_4
    };
    private static final FuzzTarget[] TABLES = {
        FuzzTarget.STR, FuzzTarget.STR_OFFSETS, FuzzTarget.ADDR
    };
    private static final FuzzTarget[] SPLIT = {
        FuzzTarget.SPLIT_INFO_4,
        FuzzTarget.SPLIT_TYPES_4,
        FuzzTarget.SPLIT_INFO_5,
        FuzzTarget.SKELETON_4
    };
    private static final FuzzTarget[] PACKAGES = {
        FuzzTarget.CU_INDEX_4, FuzzTarget.CU_INDEX_5, FuzzTarget.TU_INDEX_4, FuzzTarget.TU_INDEX_5
    };
    private static final FuzzTarget[] EXPRESSIONS = {FuzzTarget.EXPRESSION};

    @MethodSource("entriesSeeds")
    @FuzzTest(maxDuration = TIME)
    void entries(byte[] bytes) {
        check(ENTRIES, bytes);
    }

    @MethodSource("linesSeeds")
    @FuzzTest(maxDuration = TIME)
    void lines(byte[] bytes) {
        check(LINES, bytes);
    }

    @MethodSource("listsSeeds")
    @FuzzTest(maxDuration = TIME)
    void lists(byte[] bytes) {
        check(LISTS, bytes);
    }

    @MethodSource("tablesSeeds")
    @FuzzTest(maxDuration = TIME)
    void tables(byte[] bytes) {
        check(TABLES, bytes);
    }

    @MethodSource("splitSeeds")
    @FuzzTest(maxDuration = TIME)
    void split(byte[] bytes) {
        check(SPLIT, bytes);
    }

    @MethodSource("packagesSeeds")
    @FuzzTest(maxDuration = TIME)
    void packages(byte[] bytes) {
        check(PACKAGES, bytes);
    }

    @MethodSource("expressionsSeeds")
    @FuzzTest(maxDuration = TIME)
    void expressions(byte[] bytes) {
        check(EXPRESSIONS, bytes);
    }

    private static void check(FuzzTarget[] targets, byte[] bytes) {
        if (bytes.length > 0) {
            targets[(bytes[0] & 0xff) % targets.length].check(
                    Arrays.copyOfRange(bytes, 1, bytes.length));
        }
    }

    private static Stream<Arguments> seeds(FuzzTarget[] targets) {
        Stream.Builder<Arguments> all = Stream.builder();
        for (int i = 0; i < targets.length; i++) {
            for (byte[] seed : FuzzSeeds.of(targets[i])) {
                byte[] input = new byte[seed.length + 1];
                input[0] = (byte) i;
                System.arraycopy(seed, 0, input, 1, seed.length);
                all.add(Arguments.of((Object) input));
            }
        }
        return all.build();
    }

    static Stream<Arguments> entriesSeeds() {
        return seeds(ENTRIES);
    }

    static Stream<Arguments> linesSeeds() {
        return seeds(LINES);
    }

    static Stream<Arguments> listsSeeds() {
        return seeds(LISTS);
    }

    static Stream<Arguments> tablesSeeds() {
        return seeds(TABLES);
    }

    static Stream<Arguments> splitSeeds() {
        return seeds(SPLIT);
    }

    static Stream<Arguments> packagesSeeds() {
        return seeds(PACKAGES);
    }

    static Stream<Arguments> expressionsSeeds() {
        return seeds(EXPRESSIONS);
    }
}
