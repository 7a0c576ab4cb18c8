package dev.wasmscope.profiler.exchange;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** One protobuf message being written; what has its default value is left out, as proto3 does. */
final class ProtoOut {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes, 256);

    private interface Write {
        void run() throws IOException;
    }

    byte[] bytes() {
        write(out::flush);
        return bytes.toByteArray();
    }

    ProtoOut number(int field, long value) {
        if (value != 0) {
            write(() -> out.writeInt64(field, value));
        }
        return this;
    }

    ProtoOut truth(int field, boolean value) {
        return number(field, value ? 1 : 0);
    }

    ProtoOut text(int field, String value) {
        write(() -> out.writeString(field, value));
        return this;
    }

    ProtoOut message(int field, Consumer<ProtoOut> content) {
        ProtoOut inner = new ProtoOut();
        content.accept(inner);
        write(() -> out.writeByteArray(field, inner.bytes()));
        return this;
    }

    ProtoOut packed(int field, long[] values) {
        int size = 0;
        for (long value : values) {
            size += CodedOutputStream.computeInt64SizeNoTag(value);
        }
        int length = size;
        write(
                () -> {
                    out.writeTag(field, com.google.protobuf.WireFormat.WIRETYPE_LENGTH_DELIMITED);
                    out.writeUInt32NoTag(length);
                    for (long value : values) {
                        out.writeInt64NoTag(value);
                    }
                });
        return this;
    }

    private static void write(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
