package dev.wasmscope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One engine in a process of its own. Reads {@code MODULE EXPORT SIZE} lines, runs that once and
 * answers {@code RESULT NANOSECONDS}: CPU time of the running thread, so that compilers and
 * collectors on other threads and other processes do not count.
 */
final class Worker {

    private final Engine engine;
    private final Map<String, Engine.Guest> guests = new HashMap<>();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private Worker(Engine engine) {
        this.engine = engine;
    }

    public static void main(String[] args) throws IOException {
        Worker worker = new Worker(Engine.named(args[0]));
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(worker.answer(line.split(" ")));
        }
    }

    private String answer(String[] request) throws IOException {
        Engine.Guest guest = guests.get(request[0]);
        if (guest == null) {
            guest = engine.load(Path.of(request[0]));
            guests.put(request[0], guest);
        }
        long before = threads.getCurrentThreadCpuTime();
        int result = guest.call(request[1], Integer.parseInt(request[2]));
        return result + " " + (threads.getCurrentThreadCpuTime() - before);
    }
}
