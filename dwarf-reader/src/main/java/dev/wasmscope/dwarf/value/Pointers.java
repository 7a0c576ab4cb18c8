package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.SubroutineType;
import dev.wasmscope.dwarf.type.Type;

/** Pointers and references. */
final class Pointers {
    private Pointers() {}

    /** What a pointer points to, or why that cannot be had. */
    static Answer<Value> target(AvailableValue value) {
        return at(value, 0);
    }

    /** The object that many elements behind the one a pointer points to. */
    static Answer<Value> at(AvailableValue value, long index) {
        if (!(value.plainType() instanceof PointerType pointer)) {
            return Answer.unknown("it is not a pointer");
        }
        if (pointer.kind() == PointerType.Kind.MEMBER) {
            return Answer.unknown("a pointer to a member needs an object");
        }
        Type target = pointer.target().get();
        long size = target.byteSize().orElse(-1);
        if (size < 0) {
            return Answer.unknown("the type it points to is incomplete");
        }
        return value.asLong().then(address -> object(value, target, address, index, size));
    }

    private static Answer<Value> object(
            AvailableValue value, Type target, long address, long index, long size) {
        if (address == 0) {
            return Answer.unknown("it is a null pointer");
        }
        String name = index == 0 ? "*" + value.name() : "[" + index + "]";
        AvailableValue object =
                Values.inMemory(name, target, address + index * size, value.context());
        return Answer.of(index == 0 && !value.isRaw() ? DynamicType.of(object) : object);
    }

    /** A pointer on one line: its address, and the text or function that it points to. */
    static String summary(AvailableValue value, PointerType pointer, Nesting nesting) {
        if (pointer.kind() == PointerType.Kind.MEMBER) {
            return MemberPointers.summary(value, pointer);
        }
        return switch (value.asLong()) {
            case Answer.Unknown<Long>(String reason) -> "<not available: " + reason + ">";
            case Answer.Known<Long>(Long address) -> {
                String hex = "0x" + Long.toHexString(address);
                Type target = pointer.target().get().stripped();
                boolean reference =
                        pointer.kind() == PointerType.Kind.REFERENCE
                                || pointer.kind() == PointerType.Kind.RVALUE_REFERENCE;
                if (address == 0) {
                    yield hex;
                }
                if (target instanceof SubroutineType) {
                    yield hex + function(value, address);
                }
                int unit = Summaries.textUnit(pointer.target().get());
                if (unit > 0) {
                    Storage text = new MemoryStorage(value.frame(), address);
                    yield hex
                            + Quoted.terminated(text, unit).map(quoted -> " " + quoted).orElse("");
                }
                yield nesting.depth() == 0 ? hex + target(value, reference, nesting) : hex;
            }
        };
    }

    /** What references and pointers to library types lead to is told behind the address. */
    private static String target(AvailableValue pointer, boolean reference, Nesting nesting) {
        if (!(target(pointer).orElse(pointer) instanceof AvailableValue to) || to == pointer) {
            return "";
        }
        boolean told = !pointer.isRaw() && (reference || to.presentation().isPresent());
        return told ? " " + nesting.of(to) : dynamicType(pointer, to);
    }

    private static String dynamicType(AvailableValue pointer, AvailableValue target) {
        boolean same =
                pointer.plainType() instanceof PointerType declared
                        && declared.target().get().stripped().equals(target.plainType());
        return same ? "" : " (" + target.typeName() + ")";
    }

    private static String function(AvailableValue value, long index) {
        return value.frame().functionInTable(index).map(name -> " <" + name + ">").orElse("");
    }
}
