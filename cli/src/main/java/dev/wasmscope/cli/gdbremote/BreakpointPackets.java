package dev.wasmscope.cli.gdbremote;

import dev.wasmscope.cli.gdbremote.Watchpoints.Watchpoint;
import dev.wasmscope.session.DataAccess;
import java.util.function.Consumer;

/** Sets and removes breakpoints and watchpoints. */
final class BreakpointPackets {
    /** What LLDB is told of watchpoints; there may be any number of them. */
    private static final int SOME = 64;

    private final Breakpoints breakpoints;
    private final Watchpoints watchpoints;

    BreakpointPackets(Breakpoints breakpoints, Watchpoints watchpoints) {
        this.breakpoints = breakpoints;
        this.watchpoints = watchpoints;
    }

    void addTo(PacketTable packets) {
        // Software and hardware breakpoints are the same here.
        pair(packets, '0', breakpoints::add, breakpoints::remove);
        pair(packets, '1', breakpoints::add, breakpoints::remove);
        watch(packets, '2', DataAccess.WRITE);
        watch(packets, '3', DataAccess.READ);
        watch(packets, '4', DataAccess.READ_WRITE);
        packets.on("qWatchpointSupportInfo:", _ -> "num:" + SOME + ";");
    }

    private static void pair(
            PacketTable packets, char kind, Consumer<Long> set, Consumer<Long> remove) {
        packets.on("Z" + kind + ",", rest -> done(set, Fields.of(rest, ",").number(0)));
        packets.on("z" + kind + ",", rest -> done(remove, Fields.of(rest, ",").number(0)));
    }

    private void watch(PacketTable packets, char kind, DataAccess access) {
        packets.on("Z" + kind + ",", rest -> done(watchpoints::add, watchpoint(access, rest)));
        packets.on("z" + kind + ",", rest -> done(watchpoints::remove, watchpoint(access, rest)));
    }

    private static Watchpoint watchpoint(DataAccess access, String rest) {
        Fields fields = Fields.of(rest, ",;");
        return new Watchpoint(access, fields.number(0), fields.number(1));
    }

    private static <T> String done(Consumer<T> what, T with) {
        what.accept(with);
        return "OK";
    }

    /** Removes all: the client is gone. */
    void clear() {
        breakpoints.clear();
        watchpoints.clear();
    }
}
