package dev.wasmscope.engine.module;

/** A reference type (core specification 2.3.4). */
public record RefType(boolean nullable, HeapType heapType) implements ValType {

    public static final RefType FUNCREF = new RefType(true, AbstractHeapType.FUNC);
    public static final RefType EXTERNREF = new RefType(true, AbstractHeapType.EXTERN);
    public static final RefType EXNREF = new RefType(true, AbstractHeapType.EXN);

    @Override
    public String toString() {
        if (nullable && heapType instanceof AbstractHeapType type) {
            return type.nullableShorthand();
        }
        return "(ref " + (nullable ? "null " : "") + heapType + ")";
    }
}
