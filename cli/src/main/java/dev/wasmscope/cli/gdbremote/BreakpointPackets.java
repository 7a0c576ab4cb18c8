package dev.wasmscope.cli.gdbremote;

/** Sets and removes breakpoints. */
final class BreakpointPackets {
    private final Breakpoints breakpoints;

    BreakpointPackets(Breakpoints breakpoints) {
        this.breakpoints = breakpoints;
    }

    void addTo(PacketTable packets) {
        // Software and hardware breakpoints are the same here.
        packets.on("Z0,", rest -> add(Fields.of(rest, ",")));
        packets.on("Z1,", rest -> add(Fields.of(rest, ",")));
        packets.on("z0,", rest -> remove(Fields.of(rest, ",")));
        packets.on("z1,", rest -> remove(Fields.of(rest, ",")));
    }

    private String add(Fields fields) {
        breakpoints.add(fields.number(0));
        return "OK";
    }

    private String remove(Fields fields) {
        breakpoints.remove(fields.number(0));
        return "OK";
    }
}
