package dev.wasmscope.dwarf.expr;

import java.util.ArrayList;
import java.util.List;

/** The stack of an evaluation; it refuses to underflow and to grow without end. */
final class ExpressionStack {
    private static final int MAX_SIZE = 1024;

    private final StackType genericType;
    private final List<StackEntry> entries = new ArrayList<>();

    ExpressionStack(int addressSize) {
        genericType = StackType.generic(addressSize);
    }

    StackType genericType() {
        return genericType;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** A generic entry; all 64 bits are kept, so that it can be combined with a wider one. */
    StackEntry generic(long value) {
        return new StackEntry(value, genericType, null, null);
    }

    void push(long value) {
        push(generic(value));
    }

    /**
     * Pushes a constant that compilers also use for values wider than an address, such as a 64-bit
     * integer in a module with 32-bit addresses.
     */
    void pushWide(long value) {
        boolean fits = genericType.wrap(value) == value || genericType.signed(value) == value;
        push(fits ? generic(value) : StackEntry.of(value, StackType.generic(8)));
    }

    void push(StackEntry entry) {
        if (entries.size() >= MAX_SIZE) {
            throw new NotAvailableException("its location expression needs too much stack");
        }
        entries.add(entry);
    }

    StackEntry pop() {
        if (entries.isEmpty()) {
            throw new NotAvailableException("its location expression lacks a value");
        }
        return entries.removeLast();
    }

    /** The entry that many below the top. */
    StackEntry peek(int depth) {
        if (depth >= entries.size()) {
            throw new NotAvailableException("its location expression lacks a value");
        }
        return entries.get(entries.size() - 1 - depth);
    }

    /** Moves the top entry below the {@code count - 1} entries under it. */
    void rotate(int count) {
        peek(count - 1);
        StackEntry top = entries.removeLast();
        entries.add(entries.size() - (count - 1), top);
    }
}
