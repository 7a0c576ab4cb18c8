package dev.wasmscope.engine.host.record;

import dev.wasmscope.engine.exec.HostFunctionInstance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.host.GuestInputs;
import dev.wasmscope.engine.host.HostCall;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * What the guest passes to a call in its memory: a checksum of all of it, and the texts (paths)
 * themselves. Used again for every call.
 */
final class InputDigest implements GuestInputs {
    /** Bytes of text that are kept. */
    private static final int TEXT_LIMIT = 512;

    private final byte[] chunk = new byte[8192];
    private final CRC32C crc = new CRC32C();
    private final ByteArrayOutputStream texts = new ByteArrayOutputStream();
    private boolean any;

    /** Looks at what is passed to {@code call}, which has not been answered yet. */
    void take(HostFunctionInstance function, HostCall call) {
        if (any) {
            crc.reset();
            texts.reset();
            any = false;
        }
        if (call.memory().isPresent()) {
            function.function().inputs(call, this);
        }
    }

    int checksum() {
        return any ? (int) crc.getValue() : 0;
    }

    /** The texts, one after the other. */
    String text() {
        return texts.size() == 0 ? "" : texts.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void text(Memory memory, long address, long length) {
        if (memory.contains(address, length)) {
            int kept = (int) Math.min(length, TEXT_LIMIT - texts.size());
            if (kept > 0) {
                if (texts.size() > 0) {
                    texts.write(' ');
                }
                texts.writeBytes(memory.read(address, kept));
            }
            bytes(memory, address, length);
        }
    }

    @Override
    public void bytes(Memory memory, long address, long length) {
        if (!memory.contains(address, length)) {
            return;
        }
        any = true;
        for (long done = 0; done < length; ) {
            int part = (int) Math.min(chunk.length, length - done);
            memory.read(address + done, chunk, 0, part);
            crc.update(chunk, 0, part);
            done += part;
        }
    }
}
