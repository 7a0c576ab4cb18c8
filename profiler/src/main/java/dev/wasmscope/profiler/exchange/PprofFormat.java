package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.StackTable.Node;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SourceFrame;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * pprof's {@code profile.proto}, packed with gzip. One sample type a measure; a location is a place
 * in code with its lines, inlined functions first; addresses are offsets in the module's code
 * section, 0 where only the function is known. Functions of the host have a mapping of their own.
 *
 * <p>Field numbers are those of {@code perftools.profiles} in google/pprof.
 */
public final class PprofFormat implements ProfileFormat {

    /** The file name of the mapping that functions of the host are in. */
    static final String HOST_MAPPING = "(host)";

    @Override
    public String name() {
        return "pprof";
    }

    @Override
    public String title() {
        return "for go tool pprof, Grafana and most others";
    }

    @Override
    public List<String> extensions() {
        return List.of(".pb.gz", ".pprof", ".pprof.gz", ".pb");
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        GZIPOutputStream packed = new GZIPOutputStream(out, 1 << 16);
        packed.write(new Writer(new StackTable(profile), profile).bytes());
        packed.finish();
    }

    @Override
    public boolean recognises(FileHead head) {
        return PprofReader.looksLike(head.bytes());
    }

    @Override
    public Profile read(ProfileFile file) throws ProfileFileException {
        return new PprofReader(file).read();
    }

    /** A location: a function of the profile and a code offset in it. */
    private record Spot(int function, int offset) {}

    private record SourceFunction(String name, Optional<String> file, int line) {}

    private static final class Writer {
        private final StackTable stacks;
        private final Profile profile;
        private final ProtoOut out = new ProtoOut();
        private final Strings strings = new Strings("");
        private final Map<Spot, Integer> locations = new HashMap<>();
        private final Map<SourceFunction, Integer> functions = new HashMap<>();
        private long highest;

        Writer(StackTable stacks, Profile profile) {
            this.stacks = stacks;
            this.profile = profile;
        }

        byte[] bytes() {
            for (Measure measure : stacks.measures()) {
                out.message(1, type -> valueType(type, measure));
            }
            for (int node = 0; node < stacks.size(); node++) {
                if (stacks.hasValues(node)) {
                    sample(node);
                }
            }
            mapping(1, profile.guest(), highest + 1);
            mapping(2, HOST_MAPPING, 0);
            out.message(11, type -> valueType(type, profile.weight()));
            out.number(12, 1);
            for (String note : profile.info().notes()) {
                out.number(13, strings.number(note));
            }
            out.number(14, strings.number(profile.weight().id()));
            strings.all().forEach(text -> out.text(6, text));
            return out.bytes();
        }

        private void valueType(ProtoOut type, Measure measure) {
            type.number(1, strings.number(measure.id()))
                    .number(2, strings.number(ForeignMeasure.unitName(measure)));
        }

        private void mapping(int id, String file, long limit) {
            out.message(
                    3,
                    mapping ->
                            mapping.number(1, id)
                                    .number(3, limit)
                                    .number(5, strings.number(file))
                                    .truth(7, true)
                                    .truth(8, true)
                                    .truth(9, true)
                                    .truth(10, true));
        }

        private void sample(int node) {
            Deque<Long> stack = new ArrayDeque<>();
            for (int at = node; at >= 0; at = stacks.node(at).caller()) {
                stack.addLast((long) location(at));
            }
            long[] ids = stack.stream().mapToLong(Long::longValue).toArray();
            long[] values = new long[stacks.measures().size()];
            for (int measure = 0; measure < values.length; measure++) {
                values[measure] = stacks.value(node, measure);
            }
            out.message(2, sample -> sample.packed(1, ids).packed(2, values));
        }

        private int location(int number) {
            Node node = stacks.node(number);
            Spot spot = new Spot(stacks.function(number), node.offset());
            Integer known = locations.get(spot);
            return known != null ? known : newLocation(spot);
        }

        private int newLocation(Spot spot) {
            int id = locations.size() + 1;
            locations.put(spot, id);
            FunctionLabel label = stacks.label(spot.function());
            List<SourceFrame> frames = stacks.frames(spot.function(), spot.offset());
            long[] functionIds = new long[frames.size()];
            for (int i = 0; i < functionIds.length; i++) {
                SourceFrame frame = frames.get(i);
                int line = i == functionIds.length - 1 ? label.line() : 0;
                functionIds[i] = function(new SourceFunction(frame.name(), frame.file(), line));
            }
            long address = spot.offset() == CallTree.NONE ? 0 : spot.offset();
            highest = Math.max(highest, address);
            out.message(
                    4,
                    location -> {
                        location.number(1, id).number(2, label.host() ? 2 : 1).number(3, address);
                        for (int i = 0; i < functionIds.length; i++) {
                            long function = functionIds[i];
                            SourceFrame frame = frames.get(i);
                            location.message(
                                    4,
                                    line ->
                                            line.number(1, function)
                                                    .number(2, frame.line())
                                                    .number(3, frame.column()));
                        }
                    });
            return id;
        }

        private int function(SourceFunction function) {
            Integer known = functions.get(function);
            if (known != null) {
                return known;
            }
            int id = functions.size() + 1;
            functions.put(function, id);
            int name = strings.number(function.name());
            out.message(
                    5,
                    message ->
                            message.number(1, id)
                                    .number(2, name)
                                    .number(3, name)
                                    .number(4, strings.number(function.file().orElse("")))
                                    .number(5, function.line()));
            return id;
        }
    }
}
