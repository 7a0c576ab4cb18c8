package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.expr.SimpleLocation;
import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.expr.WasmValue;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.value.ValueContext;
import dev.wasmscope.dwarf.value.Values;
import dev.wasmscope.session.call.Argument;
import dev.wasmscope.session.call.Callee;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A scope with objects in a small memory and nothing else; it counts values that are read. */
final class HandmadeScope implements Scope {
    final byte[] memory = new byte[4096];
    private final Map<String, SimpleVariable> variables = new HashMap<>();
    int valuesRead;

    /** Puts a variable somewhere. */
    HandmadeScope with(String name, Type type, int address) {
        variables.put(
                name,
                new SimpleVariable(
                        type, new SimpleLocation(SimpleLocation.Base.NOTHING, 0, address, true)));
        return this;
    }

    /** Writes bytes, lowest first. */
    HandmadeScope put(int address, long value, int size) {
        for (int i = 0; i < size; i++) {
            memory[address + i] = (byte) (value >>> 8 * i);
        }
        return this;
    }

    @Override
    public Language language() {
        return Language.CPP;
    }

    @Override
    public int pointerSize() {
        return 4;
    }

    @Override
    public ValueContext context() {
        return ValueContext.raw(new Frame());
    }

    @Override
    public Optional<Value> variable(String name) {
        valuesRead++;
        return Optional.ofNullable(variables.get(name))
                .map(
                        found ->
                                Values.inMemory(
                                        name, found.type(), found.place().offset(), context()));
    }

    @Override
    public Optional<SimpleVariable> simpleVariable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    @Override
    public Optional<LiveNumbers> liveNumbers() {
        return Optional.of(new Numbers());
    }

    @Override
    public Optional<Value> constant(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Type> type(String name) {
        return Optional.empty();
    }

    @Override
    public Value register(String name) {
        throw new AssertionError(name);
    }

    @Override
    public List<Callee> functions(String name) {
        return List.of();
    }

    @Override
    public List<Callee> functionsAnywhere(String plainName) {
        return List.of();
    }

    @Override
    public String missingFunction(String name) {
        return "no function " + name;
    }

    @Override
    public List<String> similar(String name) {
        return List.of();
    }

    @Override
    public Value construct(Callee constructor, Type type, List<Argument> arguments) {
        throw new AssertionError(type);
    }

    @Override
    public Optional<Callee> functionAt(long tableIndex) {
        return Optional.empty();
    }

    @Override
    public OptionalLong addressOf(Callee function) {
        return OptionalLong.empty();
    }

    @Override
    public Value call(Callee function, List<Argument> arguments) {
        throw new AssertionError(function);
    }

    @Override
    public byte[] place(Argument.Placed bytes) {
        throw new AssertionError("nothing is placed");
    }

    @Override
    public void write(ValueLocation to, byte[] bytes) {
        throw new AssertionError("nothing is written");
    }

    private final class Numbers implements LiveNumbers {
        @Override
        public long local(int index) {
            throw new UnreadableException();
        }

        @Override
        public long global(int index) {
            throw new UnreadableException();
        }

        @Override
        public long load(long address, int size) {
            if (address < 0 || address + size > memory.length) {
                throw new UnreadableException();
            }
            return TextComparison.unsigned(
                    Arrays.copyOfRange(memory, (int) address, (int) address + size));
        }
    }

    private final class Frame implements FrameContext {
        @Override
        public Answer<byte[]> readMemory(long address, int length) {
            return address < 0 || address + length > memory.length
                    ? Answer.unknown("outside")
                    : Answer.of(Arrays.copyOfRange(memory, (int) address, (int) address + length));
        }

        @Override
        public Answer<WasmValue> local(int index) {
            return Answer.unknown("no locals");
        }

        @Override
        public Answer<WasmValue> global(int index) {
            return Answer.unknown("no globals");
        }

        @Override
        public Answer<WasmValue> operandStack(int index) {
            return Answer.unknown("no operands");
        }
    }
}
