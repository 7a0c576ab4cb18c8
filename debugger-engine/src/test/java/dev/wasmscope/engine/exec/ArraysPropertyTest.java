package dev.wasmscope.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.I31;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.AbstractHeapType;
import dev.wasmscope.engine.module.RefType;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * Sequences of instructions on an array, with operands in and out of bounds, do what they would do
 * to a plain row of numbers: the same elements or the same trap, for each kind of element.
 */
class ArraysPropertyTest {
    private static final int LENGTH = 10;
    private static final byte[] DATA = HexFormat.of().parseHex("fe80017fff0102030405060708090a0b");
    private static final RefType I31_REF = new RefType(true, AbstractHeapType.I31);

    /** The functions of the module, in order. */
    enum Instruction {
        GET,
        SET,
        FILL,
        COPY,
        INIT
    }

    /** Kinds of elements: storage and value type as bytes, how to read one. */
    enum Element {
        I8("78", "7f", 1, "fb0d"),
        I16("77", "7f", 2, "fb0d"),
        I32("7f", "7f", 4, "fb0b"),
        I64("7e", "7e", 8, "fb0b"),
        REF("6c", "6c", 0, "fb0b");

        final String storage;
        final String value;
        final int bytes;
        final String get;

        Element(String storage, String value, int bytes, String get) {
            this.storage = storage;
            this.value = value;
            this.bytes = bytes;
            this.get = get;
        }

        /** What is kept of a number. */
        long cut(long number) {
            return switch (this) {
                case I8 -> number & 0xff;
                case I16 -> number & 0xffff;
                case I32 -> (int) number;
                case I64 -> number;
                case REF -> I31.of((int) number).value();
            };
        }

        Value value(long number) {
            return switch (this) {
                case I8, I16, I32 -> Value.i32((int) number);
                case I64 -> Value.i64(number);
                case REF -> new Value.Ref(I31_REF, I31.of((int) number));
            };
        }
    }

    /** An instruction with its operands behind the array. */
    record Step(Instruction instruction, int index, int second, int count) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> near = Arbitraries.integers().between(-1, LENGTH + 1);
        Arbitrary<Integer> any = Arbitraries.integers();
        return Combinators.combine(
                        Arbitraries.of(Instruction.class),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(9, near), net.jqwik.api.Tuple.of(1, any)),
                        Arbitraries.oneOf(near, any),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(9, near), net.jqwik.api.Tuple.of(1, any)))
                .as(Step::new)
                .list()
                .ofMaxSize(20);
    }

    @Property(tries = 300)
    void instructionsDoWhatTheyDoToARow(
            @ForAll Element element, @ForAll("steps") List<Step> steps) {
        Store store = new Store(StoreLimits.DEFAULT);
        Instance instance = store.instantiate(ModuleReader.read(module(element)), Imports.none());
        ArrayInstance array = store.heap().newArray(instance.definedType(0), LENGTH);
        long[] row = new long[LENGTH];
        if (element == Element.REF) {
            run(
                    store,
                    instance,
                    Instruction.FILL,
                    array,
                    Value.i32(0),
                    element.value(0),
                    Value.i32(LENGTH));
        }
        for (Step step : steps) {
            if (step.instruction == Instruction.INIT && element == Element.REF) {
                continue;
            }
            String expected = expected(element, row, step);
            boolean fromRow =
                    step.instruction == Instruction.COPY || step.instruction == Instruction.INIT;
            Value second = fromRow ? Value.i32(step.second) : element.value(step.second);
            Value[] operands =
                    switch (step.instruction) {
                        case GET -> new Value[] {Value.i32(step.index)};
                        case SET -> new Value[] {Value.i32(step.index), second};
                        default ->
                                new Value[] {Value.i32(step.index), second, Value.i32(step.count)};
                    };
            assertEquals(
                    expected,
                    run(store, instance, step.instruction, array, operands),
                    step::toString);
        }
        for (int i = 0; i < LENGTH; i++) {
            Value shown = array.element(i);
            long kept =
                    shown instanceof Value.Ref(var _, var i31)
                            ? ((I31) Objects.requireNonNull(i31)).value()
                            : shown.slotBits();
            assertEquals(row[i], element.cut(kept), "element " + i);
        }
    }

    private static String run(
            Store store,
            Instance instance,
            Instruction which,
            @Nullable Object array,
            Value... operands) {
        List<Value> arguments = new java.util.ArrayList<>(List.of(operands));
        arguments.addFirst(new Value.Ref(new RefType(true, AbstractHeapType.ARRAY), array));
        GuestThread thread = new GuestThread(store);
        thread.start(instance.function(which.ordinal()), arguments);
        return switch (thread.resume(RunMode.PLAIN)) {
            case ExecutionResult.Completed(List<Value> results) -> results.toString();
            case ExecutionResult.Trapped(Trap trap) -> trap.kind().text();
            case ExecutionResult other -> other.toString();
        };
    }

    /** What the step does to the row, and what it returns. */
    private static String expected(Element element, long[] row, Step step) {
        long index = Integer.toUnsignedLong(step.index);
        boolean one = step.instruction == Instruction.GET || step.instruction == Instruction.SET;
        long count = one ? 1 : Integer.toUnsignedLong(step.count);
        if (index + count > row.length) {
            return "out of bounds array access";
        }
        long from = Integer.toUnsignedLong(step.second);
        int at = (int) index;
        switch (step.instruction) {
            case GET -> {
                return List.of(element.value(row[at])).toString();
            }
            case SET -> row[at] = element.cut(step.second);
            case FILL -> Arrays.fill(row, at, at + (int) count, element.cut(step.second));
            case COPY -> {
                if (from + count > row.length) {
                    return "out of bounds array access";
                }
                System.arraycopy(row, (int) from, row, at, (int) count);
            }
            case INIT -> {
                if (from + count * element.bytes > DATA.length) {
                    return "out of bounds memory access";
                }
                for (int i = 0; i < count; i++) {
                    row[at + i] =
                            element.cut(number((int) from + i * element.bytes, element.bytes));
                }
            }
        }
        return "[]";
    }

    private static long number(int at, int bytes) {
        long number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << 8 | DATA[at + i] & 0xff;
        }
        return number;
    }

    private static byte[] module(Element element) {
        String value = element.value;
        String init =
                element == Element.REF ? "00 0b" : "00  20 00 20 01 20 02 20 03 fb12 00 00 0b";
        return new ModuleBytes()
                .section(
                        1,
                        "05  5e"
                                + element.storage
                                + "01"
                                + "  60 02 63 00 7f 01"
                                + value
                                + "  60 03 63 00 7f"
                                + value
                                + "00"
                                + "  60 04 63 00 7f"
                                + value
                                + "7f 00"
                                + "  60 04 63 00 7f 7f 7f 00")
                .section(3, "05  01 02 03 04 04")
                .section(12, "01")
                .bodies(
                        "00  20 00 20 01 " + element.get + "00 0b",
                        "00  20 00 20 01 20 02 fb0e 00 0b",
                        "00  20 00 20 01 20 02 20 03 fb10 00 0b",
                        "00  20 00 20 01 20 00 20 02 20 03 fb11 00 00 0b",
                        init)
                .section(11, "01  01 10" + HexFormat.of().formatHex(DATA))
                .build();
    }
}
