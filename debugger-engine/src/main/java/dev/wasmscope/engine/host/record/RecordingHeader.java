package dev.wasmscope.engine.host.record;

import dev.wasmscope.engine.host.HandleNames;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a recording says about its run before the first call.
 *
 * @param moduleHash SHA-256 of the module's file, see {@link Fingerprint#ofModule}
 * @param moduleName the file's name, for people
 * @param maxMemoryBytes the limit that {@code memory.grow} saw
 * @param maxTableElements the limit that {@code table.grow} saw
 * @param maxCallDepth how many frames there could be
 * @param invoke the export that was called instead of {@code _start}
 * @param args that export's arguments, as the user wrote them; empty without {@code invoke}
 * @param startNanos when the run began, in nanoseconds since 1970
 * @param handles the descriptors that were open then
 */
public record RecordingHeader(
        String moduleHash,
        String moduleName,
        long maxMemoryBytes,
        int maxTableElements,
        int maxCallDepth,
        Optional<String> invoke,
        List<String> args,
        long startNanos,
        Map<Integer, HandleNames.Name> handles) {
    public RecordingHeader {
        args = List.copyOf(args);
        handles = Collections.unmodifiableMap(new TreeMap<>(handles));
    }

    void write(EntryOutput out) {
        out.text(moduleHash);
        out.text(moduleName);
        out.number(maxMemoryBytes);
        out.number(maxTableElements);
        out.number(maxCallDepth);
        out.number(invoke.isPresent() ? 1 : 0);
        invoke.ifPresent(out::text);
        out.number(args.size());
        args.forEach(out::text);
        out.number(startNanos);
        out.number(handles.size());
        handles.forEach(
                (handle, name) -> {
                    out.number(handle);
                    out.text(name.name());
                    out.text(name.location());
                });
    }

    static RecordingHeader read(EntryInput in) throws RecordingException {
        String hash = in.text();
        String name = in.text();
        long maxMemory = in.number();
        int maxTable = (int) in.number();
        int maxDepth = (int) in.number();
        if (maxMemory < 0 || maxTable < 0 || maxDepth < 1) {
            throw in.damaged("limits below 0");
        }
        Optional<String> invoke = in.number() == 0 ? Optional.empty() : Optional.of(in.text());
        List<String> args = new java.util.ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            args.add(in.text());
        }
        long start = in.number();
        Map<Integer, HandleNames.Name> handles = new TreeMap<>();
        for (int left = in.count(); left > 0; left--) {
            int handle = (int) in.number();
            handles.put(handle, new HandleNames.Name(in.text(), in.text()));
        }
        return new RecordingHeader(
                hash, name, maxMemory, maxTable, maxDepth, invoke, args, start, handles);
    }
}
