package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.TemplateArgument;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.ProgramObjects.NamedObject;
import dev.wasmscope.dwarf.value.Texts;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.value.ValueContext;
import dev.wasmscope.dwarf.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What views read with: members, memory, types. Every method answers, whatever it is given. */
public final class ViewContext {
    /** Nodes after which a list, tree or chain is no longer followed. */
    public static final int MAX_NODES = 100_000;

    private final ValueContext context;

    ViewContext(ValueContext context) {
        this.context = context;
    }

    /**
     * A member of a member of a value; members of base classes and of anonymous unions count too.
     *
     * @return empty if one of them does not exist or is not available
     */
    public Optional<AvailableValue> member(AvailableValue value, String... path) {
        AvailableValue at = value;
        for (String name : path) {
            Optional<Value> found = at.child(name);
            if (found.isEmpty() || !(found.get() instanceof AvailableValue next)) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(at);
    }

    /** An integer, boolean or pointer; a pointer without sign. */
    public OptionalLong number(AvailableValue value) {
        Answer<Long> answer = value.asLong();
        return answer.isKnown() ? OptionalLong.of(answer.orElse(0L)) : OptionalLong.empty();
    }

    /** An integer, boolean or pointer that is a member of a value. */
    public OptionalLong number(AvailableValue value, String... path) {
        Optional<AvailableValue> member = member(value, path);
        return member.isPresent() ? number(member.get()) : OptionalLong.empty();
    }

    /** Bytes in memory, or why they cannot be read. */
    public Answer<byte[]> memory(long address, int length) {
        return context.frame().readMemory(address, length);
    }

    /** Whether a number of bytes lies in memory. */
    public boolean inMemory(long address, long length) {
        if (address < 0 || length < 0 || Long.MAX_VALUE - address < length) {
            return false;
        }
        return length == 0
                || (memory(address, 1).isKnown() && memory(address + length - 1, 1).isKnown());
    }

    /** An unsigned number in memory, lowest byte first. */
    public OptionalLong word(long address, int size) {
        return memory(address, size) instanceof Answer.Known<byte[]>(byte[] bytes)
                ? OptionalLong.of(littleEndian(bytes))
                : OptionalLong.empty();
    }

    /** The first 8 bytes as a number. */
    public static long littleEndian(byte[] bytes) {
        long value = 0;
        for (int i = Math.min(bytes.length, 8) - 1; i >= 0; i--) {
            value = (value << 8) | (bytes[i] & 0xff);
        }
        return value;
    }

    /** The value of an object in memory, shown with its view if it has one. */
    public AvailableValue at(String name, Type type, long address) {
        return Values.inMemory(name, type, address, context);
    }

    /** A value that is nowhere in the program but was worked out from it. */
    public AvailableValue computed(String name, Type type, byte[] bytes) {
        return Values.computed(name, type, bytes, context);
    }

    /** The elements of an array in memory, named {@code [0]}, {@code [1]}, … */
    public List<Value> elements(Type element, long address, long size, long from, int count) {
        long stride = element.byteSize().orElse(0);
        List<Value> elements = new ArrayList<>();
        for (long i = from; i < Math.min(size, from + count); i++) {
            elements.add(at("[" + i + "]", element, address + i * stride));
        }
        return elements;
    }

    /** The type that a pointer's or array's members have; empty for other types. */
    public Optional<Type> target(Type type) {
        return switch (type.stripped()) {
            case PointerType pointer -> Optional.of(pointer.target().get());
            case ArrayType array -> Optional.of(array.element().get());
            default -> Optional.empty();
        };
    }

    /** A type of the program by its full name, as DWARF writes it. */
    public Optional<Type> type(String qualifiedName) {
        return context.objects().type(qualifiedName);
    }

    /** The variable or vtable at an address. */
    public Optional<NamedObject> objectAt(long address) {
        return context.objects().objectAt(address);
    }

    /** The class that declares the function that a function pointer stands for. */
    public Optional<Type> classOfMethod(long tableIndex) {
        return context.frame().codeInTable(tableIndex) instanceof Answer.Known<Long>(Long pc)
                ? context.objects().classOfMethod(pc)
                : Optional.empty();
    }

    /** The template arguments of the function that a function pointer stands for. */
    public List<TemplateArgument> templateArguments(long tableIndex) {
        return context.frame().codeInTable(tableIndex) instanceof Answer.Known<Long>(Long pc)
                ? context.objects().templateArguments(pc)
                : List.of();
    }

    /** The name of the function that a function pointer stands for. */
    public Optional<String> function(long tableIndex) {
        return context.frame().functionInTable(tableIndex) instanceof Answer.Known<String>(var name)
                ? Optional.of(name)
                : Optional.empty();
    }

    /**
     * A text in memory in quotes, cut with its length if it is long; or why it cannot be there.
     *
     * @param count its number of character units
     * @param unitSize size of a unit: 1 (UTF-8), 2 or 4
     */
    public Answer<String> text(long address, long count, int unitSize) {
        boolean possible =
                count >= 0
                        && count < Long.MAX_VALUE / unitSize
                        && inMemory(address, count * unitSize);
        return possible
                ? Texts.sized(
                        (offset, length) -> memory(address + offset, length),
                        count * unitSize,
                        unitSize)
                : Answer.unknown(
                        Long.toUnsignedString(count)
                                + " characters at 0x"
                                + Long.toHexString(address)
                                + " are not in memory");
    }

    /** A text in the bytes of a value, wherever those are. */
    public Answer<String> text(AvailableValue value, long count, int unitSize) {
        return Texts.sized(value::bytes, count * unitSize, unitSize);
    }
}
