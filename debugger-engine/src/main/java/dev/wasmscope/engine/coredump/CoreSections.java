package dev.wasmscope.engine.coredump;

/** Names and first bytes of the custom sections of a core file. */
public final class CoreSections {
    /** Which program it was. */
    public static final String PROCESS = "core";

    /** The modules. */
    public static final String MODULES = "coremodules";

    /** Their instances. */
    public static final String INSTANCES = "coreinstances";

    /** A thread with its frames. */
    public static final String STACK = "corestack";

    /** Ours, beside those of the conventions. */
    public static final String OWN = "wasmscope.core";

    /** The version of {@link #OWN}. */
    static final int OWN_VERSION = 1;

    /** The value that is not in the file. */
    static final int MISSING = 0x01;

    static final int I32 = 0x7F;
    static final int I64 = 0x7E;
    static final int F32 = 0x7D;
    static final int F64 = 0x7C;

    /** From here on only in {@link #OWN}. */
    static final int V128 = 0x7B;

    static final int NULL = 0x02;
    static final int FUNCTION = 0x03;
    static final int I31 = 0x04;
    static final int OBJECT = 0x05;
    static final int HOST = 0x06;

    /** Kinds of objects in {@link #OWN}. */
    static final int STRUCT = 0x01;

    static final int NUMBERS = 0x02;
    static final int REFERENCES = 0x03;
    static final int EXCEPTION = 0x04;

    private CoreSections() {}
}
