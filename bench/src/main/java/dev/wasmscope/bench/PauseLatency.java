package dev.wasmscope.bench;

import dev.wasmscope.session.CallKeeping;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.StdinSource;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a busy guest takes to pause, from the request to the stop that a front end gets. The
 * first request of each guest comes while its code is still cold.
 *
 * <p>Arguments: folder of the guests, pauses of each guest, names of guests (all).
 */
final class PauseLatency {
    private static final List<String> GUESTS =
            List.of(
                    "spin",
                    "tight",
                    "recurse",
                    "fill",
                    "copy",
                    "random",
                    "time",
                    "input",
                    "sleep",
                    "write",
                    "read",
                    "straight");

    private final Path guests;
    private final int times;
    private final Path folder;

    private PauseLatency(Path guests, int times, Path folder) {
        this.guests = guests;
        this.times = times;
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("pause");
        PauseLatency latency =
                new PauseLatency(Path.of(args[0]), Integer.parseInt(args[1]), folder);
        List<String> names = args.length > 2 ? List.of(args).subList(2, args.length) : GUESTS;
        System.out.printf("%-10s %8s %8s %8s%n", "ms", "first", "median", "worst");
        for (String name : names) {
            latency.measure(name);
        }
        Files.deleteIfExists(folder.resolve("large"));
        Files.deleteIfExists(folder.resolve("straight.wasm"));
        Files.delete(folder);
    }

    private void measure(String name) throws Exception {
        Path wasm = name.equals("straight") ? straight() : guests.resolve("busy.wasm");
        LaunchConfig config =
                LaunchConfig.of(wasm)
                        .withInvoke(name)
                        .withStdin(new StdinSource.Fed())
                        .withCallKeeping(CallKeeping.NONE)
                        .withPreopens(List.of(new DirMapping(folder, "/", DirAccess.READ_WRITE)));
        List<Double> taken = new ArrayList<>();
        try (DebugSession session = DebugSession.open(config)) {
            CompletableFuture<Stop> running = session.run();
            for (int i = 0; i < times; i++) {
                Thread.sleep(ThreadLocalRandom.current().nextInt(20, 300));
                if (running.isDone() || session.state() != SessionState.RUNNING) {
                    throw new IllegalStateException(name + " ended: " + running.get().reason());
                }
                long start = System.nanoTime();
                Stop stop = session.pause().get();
                taken.add((System.nanoTime() - start) / 1e6);
                if (!(stop.reason() instanceof StopReason.Paused)) {
                    throw new IllegalStateException(name + ": " + stop.reason());
                }
                running = session.continueRun();
            }
            double first = taken.getFirst();
            Collections.sort(taken);
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %8.1f %8.1f %8.1f%n",
                    name,
                    first,
                    taken.get(taken.size() / 2),
                    taken.getLast());
            session.kill().get();
        }
    }

    /** A function of 10 MB without a single branch but the one back to its start. */
    private Path straight() throws IOException {
        byte[] piece = {0x20, 0, 0x41, 1, 0x6a, 0x21, 0}; // local 0 + 1
        byte[] code = new byte[7 * 1_500_000];
        for (int i = 0; i < code.length; i++) {
            code[i] = piece[i % piece.length];
        }
        byte[] start = {1, 1, 0x7f, 0x03, 0x40};
        byte[] end = {0x0c, 0, 0x0b, 0x0b};
        WasmFile file = new WasmFile();
        file.section(1, new byte[] {1, 0x60, 0, 0});
        file.section(3, new byte[] {1, 0});
        byte[] export = {1, 8, 's', 't', 'r', 'a', 'i', 'g', 'h', 't', 0, 0};
        file.section(7, export);
        file.section(10, WasmFile.sized(start, code, end));
        return Files.write(folder.resolve("straight.wasm"), file.bytes());
    }

    /** Just enough of the binary format. */
    private static final class WasmFile {
        private byte[] bytes = {0, 'a', 's', 'm', 1, 0, 0, 0};

        void section(int id, byte[] contents) {
            bytes = join(bytes, new byte[] {(byte) id}, length(contents.length), contents);
        }

        byte[] bytes() {
            return bytes;
        }

        /** A code section's contents with one function. */
        static byte[] sized(byte[]... parts) {
            byte[] body = join(parts);
            return join(new byte[] {1}, length(body.length), body);
        }

        private static byte[] length(int value) {
            byte[] leb = new byte[5];
            for (int i = 0; i < 5; i++) {
                leb[i] = (byte) (value >>> 7 * i & 0x7f | (i < 4 ? 0x80 : 0));
            }
            return leb;
        }

        private static byte[] join(byte[]... parts) {
            byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
            int at = 0;
            for (byte[] part : parts) {
                System.arraycopy(part, 0, all, at, part.length);
                at += part.length;
            }
            return all;
        }
    }
}
