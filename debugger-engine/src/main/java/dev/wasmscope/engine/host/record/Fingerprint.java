package dev.wasmscope.engine.host.record;

import dev.wasmscope.engine.exec.GlobalInstance;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.Value;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells two states of a guest apart: equal fingerprints mean equal runs.
 *
 * @param instructions the clock
 * @param memories SHA-256, in hexadecimal digits, of all memories: size and bytes of each
 * @param globals SHA-256 of the values of all globals; of references, whether they are null
 */
public record Fingerprint(long instructions, String memories, String globals) {
    private static final int CHUNK = 1 << 16;

    /** The fingerprint of an instance that stands still. */
    public static Fingerprint of(long instructions, Instance instance) {
        MessageDigest memories = sha256();
        byte[] chunk = new byte[CHUNK];
        for (Memory memory : instance.memories()) {
            update(memories, memory, chunk);
        }
        MessageDigest globals = sha256();
        for (GlobalInstance global : instance.globals()) {
            globals.update(longs(global.value()));
        }
        return new Fingerprint(instructions, hex(memories), hex(globals));
    }

    private static void update(MessageDigest digest, Memory memory, byte[] chunk) {
        digest.update(ByteBuffer.allocate(8).putLong(memory.sizeBytes()).array());
        for (long at = 0; at < memory.sizeBytes(); at += CHUNK) {
            int length = (int) Math.min(CHUNK, memory.sizeBytes() - at);
            memory.read(at, chunk, 0, length);
            digest.update(chunk, 0, length);
        }
    }

    private static byte[] longs(Value value) {
        ByteBuffer bytes = ByteBuffer.allocate(16);
        return switch (value) {
            case Value.I32(int bits) -> bytes.putLong(Integer.toUnsignedLong(bits)).array();
            case Value.F32(int bits) -> bytes.putLong(Integer.toUnsignedLong(bits)).array();
            case Value.I64(long bits) -> bytes.putLong(bits).array();
            case Value.F64(long bits) -> bytes.putLong(bits).array();
            case Value.V128(long low, long high) -> bytes.putLong(low).putLong(high).array();
            case Value.Ref ref -> bytes.putLong(ref.referent() == null ? 0 : 1).array();
            case Value.Missing _ -> bytes.array();
        };
    }

    /** SHA-256 of a file's bytes, in hexadecimal digits: how a recording knows its module. */
    public static String ofModule(byte[] file) {
        MessageDigest digest = sha256();
        digest.update(file);
        return hex(digest);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** One line for people: the clock and the first digits of the hashes. */
    public String text() {
        return "%d instructions, memory %s, globals %s"
                .formatted(instructions, memories.substring(0, 16), globals.substring(0, 16));
    }
}
