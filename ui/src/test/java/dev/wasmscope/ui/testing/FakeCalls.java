package dev.wasmscope.ui.testing;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.HostValue;
import dev.wasmscope.engine.host.MemoryRange;
import dev.wasmscope.engine.module.CodeLocation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Host calls as a program makes them that copies files: it opens one of seven, reads a line, writes
 * it, closes it, and asks for the time now and then. The same number always gives the same call.
 */
public final class FakeCalls {
    private static final long START = 1_795_000_000_000_000_000L;
    private static final byte[] LINE =
            "The quick brown fox jumps over the lazy dog\n\0\1".getBytes(StandardCharsets.UTF_8);

    private FakeCalls() {}

    /** Call number {@code number}, from 1. */
    public static HostCallEvent call(long number) {
        long file = number / 5 % 7;
        return switch ((int) (number % 5)) {
            case 1 -> open(number, file);
            case 2 -> read(number, file);
            case 3 -> write(number);
            case 4 ->
                    event(
                            number,
                            "fd_close",
                            List.of(new HostArgument("fd", handle(file))),
                            0,
                            0,
                            List.of());
            default ->
                    event(
                            number,
                            "clock_time_get",
                            List.of(
                                    new HostArgument("id", new HostValue.Name(1, "monotonic")),
                                    new HostArgument("precision", new HostValue.Int(1)),
                                    new HostArgument("time", new HostValue.Int(START + number))),
                            0,
                            0,
                            List.of(new MemoryRange(0x1_0fe0, 8)));
        };
    }

    private static HostCallEvent open(long number, long file) {
        boolean missing = file == 6;
        return event(
                number,
                "path_open",
                List.of(
                        new HostArgument("fd", new HostValue.Handle(3, "/data")),
                        new HostArgument(
                                "dirflags", new HostValue.Flags(1, List.of("symlink_follow"))),
                        new HostArgument(
                                "path",
                                new HostValue.Path(
                                        "in" + file + ".txt",
                                        Optional.of("/home/user/data/in" + file + ".txt"))),
                        new HostArgument(
                                "oflags", new HostValue.Flags(9, List.of("creat", "trunc"))),
                        new HostArgument(
                                "opened_fd",
                                missing ? new HostValue.Address(0x1_0fe0) : handle(file))),
                missing ? 44 : 0,
                0,
                missing ? List.of() : List.of(new MemoryRange(0x1_0fe0, 4)));
    }

    private static HostValue.Handle handle(long file) {
        return new HostValue.Handle((int) (4 + file), "/data/in" + file + ".txt");
    }

    private static HostCallEvent read(long number, long file) {
        return event(
                number,
                "fd_read",
                List.of(
                        new HostArgument("fd", handle(file)),
                        new HostArgument(
                                "iovs",
                                new HostValue.Items(
                                        List.of(
                                                new HostValue.Buffer(
                                                        0x1_0fe0, 1024, LINE.length, LINE)),
                                        1)),
                        new HostArgument("nread", new HostValue.Int(LINE.length))),
                0,
                LINE.length,
                List.of(new MemoryRange(0x1_0fe0, LINE.length), new MemoryRange(0x1_1fe0, 4)));
    }

    private static HostCallEvent write(long number) {
        return event(
                number,
                "fd_write",
                List.of(
                        new HostArgument("fd", new HostValue.Handle(1, "stdout")),
                        new HostArgument("iovs", new HostValue.Bytes(LINE, LINE.length)),
                        new HostArgument("nwritten", new HostValue.Int(LINE.length))),
                0,
                LINE.length,
                List.of(new MemoryRange(0x1_1fe0, 4)));
    }

    private static HostCallEvent event(
            long number,
            String name,
            List<HostArgument> arguments,
            int errno,
            long bytes,
            List<MemoryRange> written) {
        return new HostCallEvent(
                number,
                number * 137,
                0,
                Optional.of(new CodeLocation(FakeModule.MAIN, FakeModule.offset(18))),
                List.of(new CodeLocation(FakeModule.WALK, FakeModule.offset(10))),
                "wasi_snapshot_preview1",
                name,
                arguments,
                errno == 0 ? "success" : "noent",
                errno,
                bytes,
                written,
                800 + number % 400,
                137,
                START + number * 2_000,
                number % 1000 == 503 ? Optional.of("delay=1ms") : Optional.empty());
    }
}
