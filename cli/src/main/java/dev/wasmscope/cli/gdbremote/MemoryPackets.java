package dev.wasmscope.cli.gdbremote;

import dev.wasmscope.cli.CommandFailure;
import java.nio.charset.StandardCharsets;

/** Reads and writes linear memory, and reads the module's file. */
final class MemoryPackets {
    /** Of one answer; clients ask again for the rest. */
    private static final int MOST = 64 << 10;

    private static final long WHOLE_SPACE = 1L << 62;

    private final Target target;

    MemoryPackets(Target target) {
        this.target = target;
    }

    void addTo(PacketTable packets) {
        packets.on("m", rest -> Hex.bytes(read(Fields.of(rest, ","))));
        packets.on("x", this::binary);
        packets.on("M", rest -> write(rest, Hex.parseBytes(behindColon(rest))));
        packets.on(
                "X", rest -> write(rest, behindColon(rest).getBytes(StandardCharsets.ISO_8859_1)));
        packets.on("qMemoryRegionInfo:", this::region);
    }

    /** Bytes as they are; reading none of them asks whether this is understood. */
    private String binary(String rest) {
        Fields fields = Fields.of(rest, ",");
        return fields.number(1) == 0 ? "OK" : new String(read(fields), StandardCharsets.ISO_8859_1);
    }

    private byte[] read(Fields fields) {
        int length = fields.length(1, MOST);
        byte[] bytes =
                switch (target.decode(fields.number(0))) {
                    case WasmAddress.InMemory(int memory, long offset) ->
                            Target.ask(target.session().readMemory(memory, offset, length));
                    case WasmAddress.InFile(long offset) ->
                            target.session().module().bytes(offset, length);
                    case WasmAddress.Nowhere() -> new byte[0];
                };
        if (bytes.length == 0) {
            throw new CommandFailure("there is nothing at 0x" + fields.text(0));
        }
        return bytes;
    }

    private static String behindColon(String rest) {
        int colon = rest.indexOf(':');
        if (colon < 0) {
            throw new MalformedPacketException("no bytes to write");
        }
        return rest.substring(colon + 1);
    }

    private String write(String rest, byte[] bytes) {
        Fields fields = Fields.of(rest, ",:");
        if (fields.number(1) != bytes.length) {
            throw new MalformedPacketException(
                    "0x%s bytes were to be written, %d came"
                            .formatted(fields.text(1), bytes.length));
        }
        if (!(target.decode(fields.number(0))
                instanceof WasmAddress.InMemory(int memory, long offset))) {
            throw new CommandFailure("only linear memory can be written");
        }
        Target.ask(target.session().writeMemory(memory, offset, bytes));
        return "OK";
    }

    /** What lies around an address: a memory, the module's file, or nothing up to the next. */
    private String region(String rest) {
        return switch (target.decode(Hex.parseNumber(rest))) {
            case WasmAddress.InMemory(int memory, long offset) -> memoryRegion(memory, offset);
            case WasmAddress.InFile(long offset) -> {
                long size = target.session().module().size();
                yield offset < size
                        ? region(WasmAddress.MODULE, size, "rx", "module")
                        : hole(WasmAddress.MODULE + size, WHOLE_SPACE - size);
            }
            case WasmAddress.Nowhere() -> hole(WASM_END, -WASM_END);
        };
    }

    /** Behind the addresses of memories and modules. */
    private static final long WASM_END = 1L << 63;

    private String memoryRegion(int memory, long offset) {
        long size = Target.ask(target.session().memorySize(memory));
        long start = new WasmAddress.InMemory(memory, 0).encoded();
        if (offset < size) {
            return region(start, size, "rw", "memory " + memory);
        }
        long next = new WasmAddress.InMemory(memory + 1, 0).encoded();
        boolean last = Target.ask(target.session().memorySize(memory + 1)) == 0;
        return hole(start + size, (last ? WHOLE_SPACE : next) - start - size);
    }

    private static String region(long start, long size, String permissions, String name) {
        return "start:%x;size:%x;permissions:%s;name:%s;"
                .formatted(start, size, permissions, Hex.text(name));
    }

    private static String hole(long start, long size) {
        return "start:%x;size:%x;".formatted(start, size);
    }
}
