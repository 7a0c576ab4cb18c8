package dev.wasmscope.engine.exec.gc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Little-endian numbers in a byte array. */
final class Bytes {
    private static final VarHandle INT16 = view(short[].class);
    private static final VarHandle INT32 = view(int[].class);
    private static final VarHandle INT64 = view(long[].class);

    private Bytes() {}

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }

    static short readShort(byte[] bytes, int at) {
        return (short) INT16.get(bytes, at);
    }

    static int readInt(byte[] bytes, int at) {
        return (int) INT32.get(bytes, at);
    }

    static long readLong(byte[] bytes, int at) {
        return (long) INT64.get(bytes, at);
    }
}
