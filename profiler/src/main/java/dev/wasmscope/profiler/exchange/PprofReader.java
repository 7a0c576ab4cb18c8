package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.ProfileAssembler.Place;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.SourceFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code profile.proto}; see {@link PprofFormat} for the field numbers. */
final class PprofReader {

    private record Function(String name, Optional<String> file, int line) {}

    private final ProfileFile file;
    private final ProfileAssembler assembler = new ProfileAssembler();
    private final List<String> notes = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();
    private final Map<Long, String> mappings = new HashMap<>();
    private final Map<Long, Function> functions = new HashMap<>();
    private final Map<Long, Place> places = new HashMap<>();
    private String guest;

    PprofReader(ProfileFile file) {
        this.file = file;
        this.guest = file.name();
    }

    /** Whether bytes begin like a profile: with a sample type or another field of the message. */
    static boolean looksLike(byte[] head) {
        if (head.length < 4 || head[0] != 0x0a && head[0] != 0x12) {
            return false;
        }
        // A sample type is two small numbers: 08 type 10 unit.
        return head[0] == 0x12 || head[1] <= 12 && (head[2] == 0x08 || head[2] == 0x10);
    }

    Profile read() throws ProfileFileException {
        try {
            return read(new ProtoIn(file.bytes()));
        } catch (ProfileFileException e) {
            throw e;
        } catch (IOException e) {
            throw file.wrong("no profile.proto: " + e.getMessage());
        }
    }

    private Profile read(ProtoIn profile) throws IOException {
        for (byte[] text : profile.parts(6)) {
            strings.add(new String(text, StandardCharsets.UTF_8));
        }
        List<@Nullable ForeignMeasure> types = types(profile);
        readMappings(profile);
        for (ProtoIn function : profile.messages(5)) {
            functions.put(
                    function.number(1),
                    new Function(
                            text(function.number(2), "a function's name"),
                            Optional.of(text(function.number(4), "a file name"))
                                    .filter(name -> !name.isEmpty()),
                            Math.clamp(function.number(5), 0, Integer.MAX_VALUE)));
        }
        for (ProtoIn location : profile.messages(4)) {
            places.put(location.number(1), place(location));
        }
        for (ProtoIn sample : profile.messages(2)) {
            addSample(sample, types);
        }
        for (long comment : profile.numbers(13)) {
            notes.add(text(comment, "a comment"));
        }
        Measure weight = weight(types, text(profile.number(14), "the default sample type"));
        return assembler.profile(
                new ProfileInfo(guest, ForeignMeasure.kind(weight), notes), weight);
    }

    private List<@Nullable ForeignMeasure> types(ProtoIn profile) throws IOException {
        List<@Nullable ForeignMeasure> types = new ArrayList<>();
        Set<Measure> seen = EnumSet.noneOf(Measure.class);
        for (ProtoIn type : profile.messages(1)) {
            String name = text(type.number(1), "a sample type");
            ForeignMeasure measure =
                    ForeignMeasure.of(name, text(type.number(2), "a unit"))
                            .filter(known -> seen.add(known.measure()))
                            .orElse(null);
            if (measure == null) {
                notes.add("left out: values of " + name);
            }
            types.add(measure);
        }
        if (seen.isEmpty()) {
            throw file.wrong("no profile.proto: it has no sample type that is known");
        }
        return types;
    }

    private static Measure weight(List<@Nullable ForeignMeasure> types, String wanted) {
        Measure last = Measure.SAMPLES;
        for (ForeignMeasure type : types) {
            if (type != null) {
                last = type.measure();
                if (last.id().equals(wanted)) {
                    return last;
                }
            }
        }
        return last;
    }

    private void readMappings(ProtoIn profile) throws IOException {
        boolean first = true;
        for (ProtoIn mapping : profile.messages(3)) {
            String name = text(mapping.number(5), "a mapping's file name");
            mappings.put(mapping.number(1), name);
            if (first && !name.isEmpty()) {
                guest = name;
            }
            first = false;
        }
    }

    private Place place(ProtoIn location) throws IOException {
        long address = location.number(3);
        boolean host =
                PprofFormat.HOST_MAPPING.equals(mappings.getOrDefault(location.number(2), ""));
        List<SourceFrame> frames = new ArrayList<>();
        FunctionLabel label = FunctionLabel.named("0x" + Long.toHexString(address));
        for (ProtoIn line : location.messages(4)) {
            Function function = functions.get(line.number(1));
            if (function == null) {
                throw file.wrong(
                        "location "
                                + location.number(1)
                                + " names function "
                                + line.number(1)
                                + ", which is not there");
            }
            String name = function.name().isEmpty() ? label.name() : function.name();
            frames.add(
                    new SourceFrame(
                            name,
                            function.file(),
                            Math.clamp(line.number(2), 0, Integer.MAX_VALUE),
                            Math.clamp(line.number(3), 0, Integer.MAX_VALUE)));
            label = new FunctionLabel(name, function.file(), function.line(), host);
        }
        return assembler.place(assembler.function(label), address, frames);
    }

    private void addSample(ProtoIn sample, List<@Nullable ForeignMeasure> types)
            throws IOException {
        List<Place> stack = new ArrayList<>();
        for (long id : sample.numbers(1)) {
            Place place = places.get(id);
            if (place == null) {
                throw file.wrong("a sample names location " + id + ", which is not there");
            }
            stack.addFirst(place);
        }
        long[] values = sample.numbers(2);
        if (values.length != types.size()) {
            throw file.wrong("a sample has " + values.length + " values, not " + types.size());
        }
        if (stack.isEmpty()) {
            return;
        }
        int row = assembler.rowOf(stack);
        for (int i = 0; i < values.length; i++) {
            ForeignMeasure type = types.get(i);
            if (type != null && values[i] != 0) {
                assembler.add(row, stack.getLast(), type.measure(), type.value(values[i]));
            }
        }
    }

    private String text(long number, String what) throws ProfileFileException {
        if (number < 0 || number >= Math.max(strings.size(), 1)) {
            throw file.wrong(what + " is text " + number + " of " + strings.size());
        }
        return strings.isEmpty() ? "" : strings.get((int) number);
    }
}
