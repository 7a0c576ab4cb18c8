package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.dwarf.DwarfInfo;
import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.expr.WasmValue;
import dev.wasmscope.dwarf.scope.Function;
import dev.wasmscope.dwarf.scope.Variable;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.engine.binary.SectionScan;
import dev.wasmscope.session.debugfile.DebugFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every view over memory that holds anything but what it expects: no exception, no endless walk. A
 * value reads a bounded number of times, whatever its bytes say.
 */
class BrokenViewsTest {
    /** Rounds of random memory; {@code -Dwasmscope.views.rounds=1000} for a long run. */
    private static final int ROUNDS = Integer.getInteger("wasmscope.views.rounds", 2);

    private static final int MAX_READS = 3_000_000;

    /** Memory of words that are small numbers, addresses in it, all ones, or anything. */
    private static final class RandomFrame implements FrameContext {
        private static final int SIZE = 1 << 16;
        private final byte[] memory = new byte[SIZE];
        private final Random random;
        private int reads;

        RandomFrame(long seed) {
            random = new Random(seed);
            ByteBuffer words = ByteBuffer.wrap(memory).order(ByteOrder.LITTLE_ENDIAN);
            while (words.hasRemaining()) {
                words.putInt(word());
            }
        }

        private int word() {
            return switch (random.nextInt(8)) {
                case 0, 1 -> random.nextInt(16);
                case 2, 3, 4 -> random.nextInt(SIZE) & -4;
                case 5 -> (1 << random.nextInt(12)) - random.nextInt(2);
                case 6 -> -random.nextInt(3);
                default -> random.nextInt();
            };
        }

        @Override
        public Answer<byte[]> readMemory(long address, int length) {
            if (++reads > MAX_READS) {
                throw new AssertionError("more than " + MAX_READS + " reads for one value");
            }
            if (address < 0 || length < 0 || address > SIZE - length) {
                return Answer.unknown("outside of memory");
            }
            byte[] bytes = new byte[length];
            System.arraycopy(memory, (int) address, bytes, 0, length);
            return Answer.of(bytes);
        }

        @Override
        public Answer<WasmValue> local(int index) {
            return Answer.of(WasmValue.i32(random.nextInt(SIZE / 2) & -16));
        }

        @Override
        public Answer<WasmValue> global(int index) {
            return local(index);
        }

        @Override
        public Answer<WasmValue> operandStack(int index) {
            return local(index);
        }
    }

    private static DwarfInfo read(String guest) throws IOException {
        String resource = "views/" + guest + ".wasm.gz";
        try (InputStream packed =
                new GZIPInputStream(
                        Objects.requireNonNull(
                                BrokenViewsTest.class.getResourceAsStream(resource), resource))) {
            byte[] file = packed.readAllBytes();
            SectionScan scan = SectionScan.of(file);
            DebugFile debugFile = new DebugFile(file, scan.customSections(), scan.code());
            return DwarfInfo.read(debugFile.debugSections());
        }
    }

    @ParameterizedTest
    @CsvSource({"rust-1.63, views::, 200", "rust-1.96, views::, 200", "zig-0.11, main, 20"})
    void anyBytesAreShownOrSayWhyNot(String guest, String prefix, int atLeast) throws IOException {
        DwarfInfo info = read(guest);
        Set<String> types = new HashSet<>();
        long shown = 0;
        for (Function function : info.functions()) {
            long pc = (function.lowPc() + function.highPc()) / 2;
            if (!function.displayName().startsWith(prefix)) {
                continue;
            }
            for (Variable variable : info.variablesAt(pc)) {
                if (types.add(variable.type().name())) {
                    shown += exercise(variable, pc);
                }
            }
        }
        long characters = shown;
        assertTrue(types.size() >= atLeast, () -> types.size() + " types: " + types);
        assertTrue(
                characters > 100L * ROUNDS * types.size() / 10, () -> characters + " characters");
    }

    private static long exercise(Variable variable, long pc) {
        long shown = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long seed = 31L * round + variable.name().hashCode();
            try {
                shown += look(variable.read(new RandomFrame(seed), pc), 0);
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                throw new AssertionError(variable + ", seed " + seed, e);
            }
        }
        return shown;
    }

    /** The line, children at both ends, and their lines and children. */
    private static long look(Value value, int depth) {
        long shown = value.summary().length() + value.locationText().length();
        if (depth < 2) {
            List<Value> children = new ArrayList<>(value.children(0, 4));
            children.addAll(value.children(value.childCount() - 1, 2));
            children.add(value.raw());
            for (Value child : children) {
                shown += look(child, depth + 1);
            }
        }
        return shown;
    }
}
