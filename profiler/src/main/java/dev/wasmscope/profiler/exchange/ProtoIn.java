package dev.wasmscope.profiler.exchange;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One protobuf message that was read: the values of its fields by their number. What the reader
 * does not ask for is passed over, as the wire format intends.
 */
final class ProtoIn {

    private final Map<Integer, List<Long>> numbers = new HashMap<>();
    private final Map<Integer, List<byte[]>> parts = new HashMap<>();

    /**
     * @throws IOException if the bytes are no message
     */
    ProtoIn(byte[] bytes) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            switch (WireFormat.getTagWireType(tag)) {
                case WireFormat.WIRETYPE_VARINT ->
                        numbers.computeIfAbsent(field, _ -> new ArrayList<>()).add(in.readInt64());
                case WireFormat.WIRETYPE_LENGTH_DELIMITED ->
                        parts.computeIfAbsent(field, _ -> new ArrayList<>())
                                .add(in.readByteArray());
                default -> in.skipField(tag);
            }
        }
    }

    /** The last value of a field, 0 when it is not there. */
    long number(int field) {
        List<Long> values = numbers.getOrDefault(field, List.of());
        return values.isEmpty() ? 0 : values.getLast();
    }

    /** The values of a repeated field, packed or not. */
    long[] numbers(int field) throws IOException {
        List<Long> values = new ArrayList<>(numbers.getOrDefault(field, List.of()));
        for (byte[] packed : parts.getOrDefault(field, List.of())) {
            CodedInputStream in = CodedInputStream.newInstance(packed);
            while (!in.isAtEnd()) {
                values.add(in.readInt64());
            }
        }
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    /** The texts and messages of a field, as bytes. */
    List<byte[]> parts(int field) {
        return parts.getOrDefault(field, List.of());
    }

    /** The messages of a field. */
    List<ProtoIn> messages(int field) throws IOException {
        List<ProtoIn> messages = new ArrayList<>();
        for (byte[] part : parts(field)) {
            messages.add(new ProtoIn(part));
        }
        return messages;
    }
}
