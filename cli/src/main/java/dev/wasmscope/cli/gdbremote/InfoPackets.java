package dev.wasmscope.cli.gdbremote;

import java.util.function.Consumer;

/** What the client asks once, when it connects: abilities, the kind of target, the modules. */
final class InfoPackets {
    /** Bytes of the largest packet that the client is told it may send. */
    private static final int PACKET_SIZE = 0x20000;

    /** What LLDB calls the machine that a wasm file is for; it has no other name for 64 bits. */
    private static final String TRIPLE = "wasm32-unknown-unknown-wasm";

    private final Target target;

    InfoPackets(Target target) {
        this.target = target;
    }

    /**
     * Adds them.
     *
     * @param agreed hears of agreements that change how packets are sent
     */
    void addTo(PacketTable packets, Consumer<Agreement> agreed) {
        packets.on(
                "qSupported",
                _ ->
                        "PacketSize=%x;QStartNoAckMode+;qXfer:libraries:read+;vContSupported+"
                                .formatted(PACKET_SIZE));
        packets.on("QStartNoAckMode", _ -> agree(agreed, Agreement.NO_ACKNOWLEDGEMENTS));
        packets.on("QEnableErrorStrings", _ -> agree(agreed, Agreement.ERROR_TEXTS));
        packets.on("QThreadSuffixSupported", _ -> "OK");
        packets.on("QListThreadsInStopReply", _ -> "OK");
        packets.on(
                "qHostInfo",
                _ ->
                        "triple:%s;%swatchpoint_exceptions_received:after;"
                                .formatted(Hex.text(TRIPLE), "endian:little;ptrsize:4;"));
        packets.on(
                "qProcessInfo",
                _ ->
                        "pid:%x;parent-pid:%<x;triple:%s;endian:little;ptrsize:4;"
                                .formatted(Target.ID, Hex.text(TRIPLE)));
        packets.on("qXfer:libraries:read::", this::libraries);
        packets.on("qGetWorkingDir", _ -> Hex.text(System.getProperty("user.dir", "/")));
    }

    /** What client and server agree on. */
    enum Agreement {
        NO_ACKNOWLEDGEMENTS,
        ERROR_TEXTS
    }

    private static String agree(Consumer<Agreement> agreed, Agreement what) {
        agreed.accept(what);
        return "OK";
    }

    /** The list of modules in pieces; a client on this machine reads the file itself. */
    private String libraries(String rest) {
        Fields fields = Fields.of(rest, ",");
        String file = target.session().module().file().toAbsolutePath().normalize().toString();
        String list =
                "<library-list><library name=\"%s\"><section address=\"0x%x\"/></library></library-list>"
                        .formatted(escaped(file), WasmAddress.MODULE);
        int from = fields.length(0, list.length());
        int to = from + fields.length(1, list.length() - from);
        return (to == list.length() ? "l" : "m") + list.substring(from, to);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
