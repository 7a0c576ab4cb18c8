package dev.wasmscope.ui.trace.store;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.HostValue;
import dev.wasmscope.engine.host.MemoryRange;
import dev.wasmscope.engine.module.CodeLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Packs what the columns do not hold of a call, and makes the call of both again. */
final class CallCodec {
    private static final int STACKS = 1 << 16;

    private static final int INT = 0;
    private static final int FLAGS = 1;
    private static final int NAME = 2;
    private static final int TEXT = 3;
    private static final int BYTES = 4;
    private static final int PATH = 5;
    private static final int RESOLVED_PATH = 6;
    private static final int ADDRESS = 7;
    private static final int HANDLE = 8;
    private static final int BUFFER = 9;
    private static final int ITEMS = 10;
    private static final int STRUCT = 11;

    private final Pool<List<CodeLocation>> stacks = new Pool<>(STACKS, List.of());

    /** Packs a call whose arguments were decoded before, since that costs. */
    void pack(HostCallEvent call, List<HostArgument> arguments, Packer out) {
        out.number(call.number());
        out.number(call.thread());
        out.text(call.module());
        out.text(call.name());
        out.text(call.result());
        out.text(call.injected().orElse(""));
        out.signed(call.guestInstructionsSinceLast());
        stack(call, out);
        out.number(call.written().size());
        for (MemoryRange range : call.written()) {
            out.number(range.address());
            out.number(range.length());
        }
        arguments(arguments, out);
    }

    private static void arguments(List<HostArgument> arguments, Packer out) {
        out.number(arguments.size());
        for (HostArgument argument : arguments) {
            out.text(argument.name());
            value(argument.value(), out);
        }
    }

    /** The call site and its callers: a number in the pool and one, or 0 and the places. */
    private void stack(HostCallEvent call, Packer out) {
        List<CodeLocation> sites = new ArrayList<>(call.callers().size() + 1);
        call.callSite().ifPresent(sites::add);
        sites.addAll(call.callers());
        int id = stacks.id(sites);
        out.number(id + 1L);
        if (id == Pool.FULL) {
            out.number(sites.size());
            for (CodeLocation site : sites) {
                out.number(site.functionIndex());
                out.number(site.codeOffset());
            }
        }
    }

    private static void value(HostValue value, Packer out) {
        switch (value) {
            case HostValue.Int(long number) -> {
                out.octet(INT);
                out.signed(number);
            }
            case HostValue.Flags(long bits, List<String> names) -> {
                out.octet(FLAGS);
                out.number(bits);
                out.number(names.size());
                names.forEach(out::text);
            }
            case HostValue.Name(long number, String name) -> {
                out.octet(NAME);
                out.signed(number);
                out.text(name);
            }
            case HostValue.Text(String text) -> {
                out.octet(TEXT);
                out.text(text);
            }
            case HostValue.Bytes(byte[] preview, long total) -> {
                out.octet(BYTES);
                out.bytes(preview);
                out.number(total);
            }
            case HostValue.Path(String guest, Optional<String> resolved) -> {
                out.octet(resolved.isPresent() ? RESOLVED_PATH : PATH);
                out.text(guest);
                resolved.ifPresent(out::text);
            }
            case HostValue.Address(long address) -> {
                out.octet(ADDRESS);
                out.number(address);
            }
            case HostValue.Handle(int number, String description) -> {
                out.octet(HANDLE);
                out.signed(number);
                out.text(description);
            }
            case HostValue.Buffer(long address, long length, long moved, byte[] preview) -> {
                out.octet(BUFFER);
                out.number(address);
                out.number(length);
                out.number(moved);
                out.bytes(preview);
            }
            case HostValue.Items(List<HostValue> items, long total) -> {
                out.octet(ITEMS);
                out.number(items.size());
                items.forEach(item -> value(item, out));
                out.number(total);
            }
            case HostValue.Struct(List<HostArgument> fields) -> {
                out.octet(STRUCT);
                arguments(fields, out);
            }
        }
    }

    /** The call whose packed part begins at a place and whose other part is in the columns. */
    HostCallEvent unpack(Unpacker in, Columns columns, int index, long startNanos) {
        long number = in.number();
        int thread = in.count();
        String module = in.text();
        String name = in.text();
        String result = in.text();
        String injected = in.text();
        long since = in.signed();
        List<CodeLocation> sites = stack(in);
        List<MemoryRange> written = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            written.add(new MemoryRange(in.number(), in.number()));
        }
        List<HostArgument> arguments = arguments(in);
        return new HostCallEvent(
                number,
                columns.clock[index],
                thread,
                sites.stream().findFirst(),
                sites.isEmpty() ? sites : sites.subList(1, sites.size()),
                module,
                name,
                arguments,
                result,
                columns.errno[index],
                columns.bytes[index],
                written,
                columns.nanos[index],
                since,
                startNanos,
                injected.isEmpty() ? Optional.empty() : Optional.of(injected));
    }

    private List<CodeLocation> stack(Unpacker in) {
        int id = in.count() - 1;
        if (id != Pool.FULL) {
            return stacks.get(id);
        }
        List<CodeLocation> sites = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            sites.add(new CodeLocation(in.count(), in.number()));
        }
        return sites;
    }

    private static List<HostArgument> arguments(Unpacker in) {
        List<HostArgument> arguments = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            arguments.add(new HostArgument(in.text(), value(in)));
        }
        return arguments;
    }

    private static HostValue value(Unpacker in) {
        int kind = in.octet();
        return switch (kind) {
            case INT -> new HostValue.Int(in.signed());
            case FLAGS -> {
                long bits = in.number();
                List<String> names = new ArrayList<>();
                for (int left = in.count(); left > 0; left--) {
                    names.add(in.text());
                }
                yield new HostValue.Flags(bits, names);
            }
            case NAME -> new HostValue.Name(in.signed(), in.text());
            case TEXT -> new HostValue.Text(in.text());
            case BYTES -> new HostValue.Bytes(in.bytes(), in.number());
            case PATH -> new HostValue.Path(in.text(), Optional.empty());
            case RESOLVED_PATH -> new HostValue.Path(in.text(), Optional.of(in.text()));
            case ADDRESS -> new HostValue.Address(in.number());
            case HANDLE -> new HostValue.Handle((int) in.signed(), in.text());
            case BUFFER -> new HostValue.Buffer(in.number(), in.number(), in.number(), in.bytes());
            case ITEMS -> {
                List<HostValue> items = new ArrayList<>();
                for (int left = in.count(); left > 0; left--) {
                    items.add(value(in));
                }
                yield new HostValue.Items(items, in.number());
            }
            case STRUCT -> new HostValue.Struct(arguments(in));
            default -> throw new IllegalStateException("a packed call holds a value " + kind);
        };
    }
}
