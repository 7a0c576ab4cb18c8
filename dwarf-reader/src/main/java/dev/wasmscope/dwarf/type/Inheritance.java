package dev.wasmscope.dwarf.type;

/**
 * A type that another inherits from.
 *
 * @param type the base type
 * @param byteOffset where its part of the object begins; -1 for a virtual base, whose place only
 *     the object's vtable knows
 * @param vtableOffset for a virtual base, where in the vtable its offset is stored (bytes from the
 *     vtable pointer's target, possibly negative)
 */
public record Inheritance(TypeRef type, long byteOffset, long vtableOffset) {
    /** Whether this is a virtual base. */
    public boolean isVirtual() {
        return byteOffset < 0;
    }
}
