package dev.wasmscope.engine.module;

/** The heap types that no module defines (core specification 2.3.3). */
public enum AbstractHeapType implements HeapType {
    FUNC("func", "funcref"),
    EXTERN("extern", "externref"),
    ANY("any", "anyref"),
    EQ("eq", "eqref"),
    I31("i31", "i31ref"),
    STRUCT("struct", "structref"),
    ARRAY("array", "arrayref"),
    EXN("exn", "exnref"),
    NONE("none", "nullref"),
    NOEXTERN("noextern", "nullexternref"),
    NOFUNC("nofunc", "nullfuncref"),
    NOEXN("noexn", "nullexnref");

    private final String text;
    private final String nullableShorthand;

    AbstractHeapType(String text, String nullableShorthand) {
        this.text = text;
        this.nullableShorthand = nullableShorthand;
    }

    /** The text format's name of the nullable reference to this type, such as {@code funcref}. */
    public String nullableShorthand() {
        return nullableShorthand;
    }

    @Override
    public String toString() {
        return text;
    }
}
