package dev.wasmscope.cli.gdbremote;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.text.Json;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.WasmValue;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The one thread: why it stands, its frames, its registers and what wasm has in their place. */
final class ThreadPackets {
    /** Bytes of the types that are no references. */
    private static int size(WasmValue value) {
        return switch (value.type()) {
            case "i32", "f32" -> 4;
            case "i64", "f64" -> 8;
            case "v128" -> 16;
            default ->
                    throw new CommandFailure(
                            "a value of type " + value.type() + " is not made of bytes");
        };
    }

    private final Target target;
    private final Breakpoints breakpoints;
    private final Watchpoints watchpoints;
    private final CallStack stack;

    ThreadPackets(Target target, Breakpoints breakpoints, Watchpoints watchpoints) {
        this.target = target;
        this.watchpoints = watchpoints;
        this.breakpoints = breakpoints;
        this.stack = new CallStack(target, breakpoints);
    }

    void addTo(PacketTable packets) {
        packets.on("qC", _ -> "QC" + Target.ID);
        packets.on("qfThreadInfo", _ -> "m" + Target.ID);
        packets.on("qsThreadInfo", _ -> "l");
        packets.on("H", _ -> "OK");
        packets.on("T", this::isAlive);
        packets.on("?", _ -> present());
        packets.on("qThreadStopInfo", _ -> present());
        packets.on("jThreadsInfo", _ -> json());
        packets.on("qRegisterInfo", ThreadPackets::description);
        packets.on("p", this::register);
        packets.on("P", this::write);
        packets.on("g", _ -> pc());
        packets.on("qWasmCallStack:", _ -> callStack());
        packets.on("qWasmLocal:", rest -> value(rest, target.session()::wasmLocals));
        packets.on("qWasmStackValue:", rest -> value(rest, target.session()::operandStack));
        packets.on("qWasmGlobal:", rest -> value(rest, _ -> target.session().wasmGlobals()));
    }

    /** The packet for a stop. */
    String reply(Stop stop) {
        return StopReply.end(stop.reason())
                .orElseGet(() -> why(stop).packet(breakpoints.pc(stop), programName()));
    }

    private StopReply why(Stop stop) {
        return watchpoints
                .hit(stop)
                .map(watchpoint -> StopReply.atWatchpoint(watchpoint.address()))
                .orElseGet(
                        () ->
                                breakpoints.isHit(stop)
                                        ? StopReply.atBreakpoint()
                                        : StopReply.of(stop.reason()));
    }

    private String programName() {
        return String.valueOf(target.session().config().wasm().getFileName());
    }

    private String present() {
        return target.session()
                .lastStop()
                .map(this::reply)
                .orElseThrow(() -> new CommandFailure("the program is running"));
    }

    private String isAlive(String rest) {
        if (Hex.parseNumber(rest) != Target.ID) {
            throw new CommandFailure("there is no thread " + rest);
        }
        return "OK";
    }

    private String json() {
        Stop stop = target.stop();
        StopReply reply = why(stop);
        ObjectNode thread = Json.object();
        thread.put("tid", Target.ID);
        thread.put("name", programName());
        thread.put("signal", reply.signal());
        thread.put("reason", reply.reason());
        if (!reply.description().isEmpty()) {
            thread.put("description", reply.description());
        }
        thread.putObject("registers").put("0", Hex.littleEndian(breakpoints.pc(stop)));
        return "[" + thread + "]";
    }

    /** The program counter is the only register that wasm has for a debugger. */
    private static String description(String rest) {
        return switch (rest) {
            case "0" ->
                    "name:pc;alt-name:pc;bitsize:64;offset:0;encoding:uint;format:hex;"
                            + "set:General Purpose Registers;gcc:16;dwarf:16;generic:pc;";
            default -> throw new CommandFailure("there is no register " + rest);
        };
    }

    private String register(String rest) {
        Fields fields = Fields.of(rest, ";");
        if (fields.number(0) != 0) {
            throw new CommandFailure("there is no register " + fields.text(0));
        }
        return pc();
    }

    /** Lets the innermost function go on elsewhere, where wasm allows it. */
    private String write(String rest) {
        Fields fields = Fields.of(rest, "=;");
        if (fields.number(0) != 0) {
            throw new CommandFailure("there is no register " + fields.text(0));
        }
        byte[] bytes = Hex.parseBytes(fields.text(1));
        if (bytes.length != Long.BYTES) {
            throw new MalformedPacketException("the register has " + Long.BYTES + " bytes");
        }
        long address = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        Target.ask(target.session().changes().jump(target.location(address)));
        return "OK";
    }

    private String pc() {
        return Hex.littleEndian(breakpoints.pc(target.stop()));
    }

    private String callStack() {
        return stack.addresses().stream().map(Hex::littleEndian).collect(Collectors.joining());
    }

    private String value(String rest, IntFunction<CompletableFuture<List<WasmValue>>> ofRow) {
        Fields fields = Fields.of(rest, ";");
        int row = stack.row(fields.decimal(0));
        int index = fields.decimal(1);
        List<WasmValue> values = Target.ask(ofRow.apply(row));
        if (index < 0 || index >= values.size()) {
            throw new CommandFailure("there is none of index " + index);
        }
        WasmValue value = values.get(index);
        BigInteger bits =
                new BigInteger(value.hex().isEmpty() ? "0" : value.hex().substring(2), 16);
        return Hex.littleEndian(bits, size(value));
    }
}
