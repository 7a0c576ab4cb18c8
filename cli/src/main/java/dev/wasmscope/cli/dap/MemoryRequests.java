package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.DebugSession;
import java.util.Base64;
import org.eclipse.lsp4j.debug.ReadMemoryArguments;
import org.eclipse.lsp4j.debug.ReadMemoryResponse;
import org.eclipse.lsp4j.debug.WriteMemoryArguments;
import org.eclipse.lsp4j.debug.WriteMemoryResponse;
import org.jspecify.annotations.Nullable;

/** Bytes of the program's memories. */
final class MemoryRequests {
    private static final int READ_LIMIT = 16 << 20;

    private final Target target;
    private final Client client;

    MemoryRequests(Target target, Client client) {
        this.target = target;
        this.client = client;
    }

    ReadMemoryResponse read(ReadMemoryArguments arguments) {
        DebugSession session = target.stopped();
        Addresses.InMemory at = at(arguments.getMemoryReference(), arguments.getOffset());
        int count = Math.max(0, Math.min(arguments.getCount(), READ_LIMIT));
        long size = target.ask(session.memorySize(at.memory()));
        boolean inside = at.address() >= 0 && at.address() < size;
        byte[] bytes =
                inside
                        ? target.ask(session.readMemory(at.memory(), at.address(), count))
                        : new byte[0];
        ReadMemoryResponse response = new ReadMemoryResponse();
        response.setAddress(at.text());
        response.setData(Base64.getEncoder().encodeToString(bytes));
        if (bytes.length < count) {
            response.setUnreadableBytes(count - bytes.length);
        }
        return response;
    }

    WriteMemoryResponse write(WriteMemoryArguments arguments) {
        DebugSession session = target.stopped();
        Addresses.InMemory at = at(arguments.getMemoryReference(), arguments.getOffset());
        byte[] bytes = bytes(arguments.getData());
        if (Boolean.TRUE.equals(arguments.getAllowPartial())) {
            long size = target.ask(session.memorySize(at.memory()));
            long room = Math.clamp(size - at.address(), 0, bytes.length);
            bytes = java.util.Arrays.copyOf(bytes, (int) room);
        }
        target.ask(session.writeMemory(at.memory(), at.address(), bytes));
        WriteMemoryResponse response = new WriteMemoryResponse();
        response.setBytesWritten(bytes.length);
        return response;
    }

    /** What follows the response to a write. */
    void written(WriteMemoryArguments arguments) {
        client.valuesChanged();
        client.memoryChanged(
                arguments.getMemoryReference(),
                arguments.getOffset() == null ? 0 : arguments.getOffset(),
                bytes(arguments.getData()).length);
    }

    private static Addresses.InMemory at(String reference, @Nullable Integer offset) {
        Addresses.InMemory base = Addresses.memory(reference);
        return new Addresses.InMemory(
                base.memory(), base.address() + (offset == null ? 0 : offset));
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw new CommandFailure("the data is not base64");
        }
    }
}
