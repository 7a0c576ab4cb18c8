package dev.wasmscope.engine.host.trace;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.HostValue;
import dev.wasmscope.engine.host.trace.DescriptorUse.Origin;
import dev.wasmscope.engine.module.CodeLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a guest did with each file and each descriptor, put together from its calls alone: feed it
 * every event in order. Not thread-safe.
 */
public final class FileSummary {
    /** Functions whose moved bytes go to the guest, and those whose bytes come from it. */
    private static final Map<String, Boolean> INPUT =
            Map.of(
                    "fd_read", true,
                    "fd_pread", true,
                    "fd_readdir", true,
                    "sock_recv", true,
                    "fd_write", false,
                    "fd_pwrite", false,
                    "sock_send", false);

    private final Map<Integer, Tally> open = new HashMap<>();
    private final List<Tally> descriptors = new ArrayList<>();
    private final TreeMap<String, FileTally> files = new TreeMap<>();

    /** Sums of calls. */
    private static class Counts {
        long calls;
        long errors;
        long read;
        long written;
        long nanos;

        void count(HostCallEvent event) {
            calls++;
            errors += event.failed() ? 1 : 0;
            nanos += event.hostNanos();
            Boolean input = INPUT.get(event.name());
            if (input != null) {
                read += input ? event.bytesMoved() : 0;
                written += input ? 0 : event.bytesMoved();
            }
        }
    }

    /** A descriptor. */
    private static final class Tally extends Counts {
        private int fd;
        private final String name;
        private final Origin origin;
        private final long openedBy;
        private final List<CodeLocation> openedAt;
        private long closedBy;

        private Tally(
                int fd, String name, Origin origin, long openedBy, List<CodeLocation> openedAt) {
            this.fd = fd;
            this.name = name;
            this.origin = origin;
            this.openedBy = openedBy;
            this.openedAt = openedAt;
        }

        private DescriptorUse use() {
            return new DescriptorUse(
                    fd, name, origin, openedBy, openedAt, calls, errors, read, written, nanos,
                    closedBy);
        }
    }

    /** A file. */
    private static final class FileTally extends Counts {
        private final List<Tally> descriptors = new ArrayList<>();
        private String host = "";
    }

    /** Takes note of the next call. */
    public void add(HostCallEvent event) {
        if (CallGroup.of(event.name()) == CallGroup.CLOCK) {
            return; // nothing to decode
        }
        String folder = "";
        List<FileTally> counted = new ArrayList<>(2);
        for (HostArgument argument : event.arguments()) {
            switch (argument.value()) {
                case HostValue.Handle(int fd, String description) -> {
                    folder = description;
                    if (gives(event, argument)) {
                        opened(event, fd, description);
                    } else {
                        used(event, fd, description, counted);
                    }
                }
                case HostValue.Path(String path, var resolved) -> {
                    FileTally file = file(CallPaths.join(folder, path));
                    resolved.ifPresent(host -> file.host = host);
                    count(event, file, counted);
                }
                default -> {}
            }
        }
        if (!event.failed()) {
            closeOrMove(event);
        }
    }

    /** Whether the argument is the descriptor that the call returned. */
    private static boolean gives(HostCallEvent event, HostArgument argument) {
        return switch (event.name()) {
            case "path_open" -> argument.name().equals("opened_fd");
            case "sock_accept" -> argument.name().equals("connection");
            default -> false;
        };
    }

    private void opened(HostCallEvent event, int fd, String name) {
        List<CodeLocation> sites = new ArrayList<>();
        event.callSite().ifPresent(sites::add);
        sites.addAll(event.callers());
        Origin origin = event.name().equals("path_open") ? Origin.OPENED : Origin.ACCEPTED;
        register(new Tally(fd, name, origin, event.number(), sites));
    }

    private Tally register(Tally tally) {
        open.put(tally.fd, tally);
        descriptors.add(tally);
        file(tally.name).descriptors.add(tally);
        return tally;
    }

    private FileTally file(String name) {
        return files.computeIfAbsent(name, _ -> new FileTally());
    }

    private void used(HostCallEvent event, int fd, String name, List<FileTally> counted) {
        Tally tally = open.get(fd);
        if (tally == null && name.isEmpty()) {
            return; // the guest made the number up
        }
        if (tally == null) {
            tally = register(new Tally(fd, name, originOf(fd, name), 0, List.of()));
        }
        tally.count(event);
        count(event, file(tally.name), counted);
    }

    /** A file counts a call once, however often the call names it. */
    private static void count(HostCallEvent event, FileTally file, List<FileTally> counted) {
        if (!counted.contains(file)) {
            file.count(event);
            counted.add(file);
        }
    }

    private static Origin originOf(int fd, String name) {
        boolean stream = fd <= 2 && (name.startsWith("std") || name.isEmpty());
        return stream ? Origin.STANDARD_STREAM : Origin.PREOPENED;
    }

    private void closeOrMove(HostCallEvent event) {
        if (event.name().equals("fd_close") && !event.arguments().isEmpty()) {
            close(event, handle(event, 0));
        } else if (event.name().equals("fd_renumber") && event.arguments().size() > 1) {
            int from = handle(event, 0);
            int to = handle(event, 1);
            Tally moved = open.remove(from);
            if (moved != null && from != to) {
                close(event, to);
                moved.fd = to;
            }
            if (moved != null) {
                open.put(to, moved);
            }
        }
    }

    private static int handle(HostCallEvent event, int index) {
        return event.arguments().get(index).value() instanceof HostValue.Handle(int fd, String _)
                ? fd
                : -1;
    }

    private void close(HostCallEvent event, int fd) {
        Tally closed = open.remove(fd);
        if (closed != null) {
            closed.closedBy = event.number();
        }
    }

    /** All descriptors, in the order in which they were opened or first seen. */
    public List<DescriptorUse> descriptors() {
        return descriptors.stream().map(Tally::use).toList();
    }

    /** Descriptors that the guest opened and has not closed, in the order of opening. */
    public List<DescriptorUse> leaks() {
        return descriptors().stream().filter(DescriptorUse::leaked).toList();
    }

    /** All files, folders and streams that a call named, by name. */
    public List<FileUse> files() {
        List<FileUse> uses = new ArrayList<>();
        files.forEach(
                (name, file) ->
                        uses.add(
                                new FileUse(
                                        name,
                                        file.host,
                                        file.descriptors.stream().map(Tally::use).toList(),
                                        file.calls,
                                        file.errors,
                                        file.read,
                                        file.written,
                                        file.nanos)));
        return uses;
    }
}
