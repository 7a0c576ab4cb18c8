package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.ProfileAssembler.Place;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.SourceFrame;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.profiles.v1development.Function;
import io.opentelemetry.proto.profiles.v1development.Line;
import io.opentelemetry.proto.profiles.v1development.Location;
import io.opentelemetry.proto.profiles.v1development.ProfilesData;
import io.opentelemetry.proto.profiles.v1development.ProfilesDictionary;
import io.opentelemetry.proto.profiles.v1development.ResourceProfiles;
import io.opentelemetry.proto.profiles.v1development.Sample;
import io.opentelemetry.proto.profiles.v1development.ScopeProfiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads OpenTelemetry's profiles; those of several resources and scopes are added up. */
final class OtlpReader {

    private final ProfilesData data;
    private final ProfilesDictionary dictionary;
    private final ProfileFile file;
    private final ProfileAssembler assembler = new ProfileAssembler();
    private final Map<Integer, Place> places = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable Measure weight;

    OtlpReader(ProfilesData data, ProfileFile file) {
        this.data = data;
        this.dictionary = data.getDictionary();
        this.file = file;
    }

    Profile read() throws ProfileFileException {
        String guest = file.name();
        for (ResourceProfiles resource : data.getResourceProfilesList()) {
            for (KeyValue attribute : resource.getResource().getAttributesList()) {
                if (attribute.getKey().equals("service.name")) {
                    guest = attribute.getValue().getStringValue();
                }
            }
            for (ScopeProfiles scope : resource.getScopeProfilesList()) {
                for (var profile : scope.getProfilesList()) {
                    add(profile);
                }
            }
        }
        if (weight == null) {
            throw file.wrong("no OpenTelemetry profile: it has no sample type that is known");
        }
        return assembler.profile(
                new ProfileInfo(guest, ForeignMeasure.kind(weight), notes), weight);
    }

    private void add(io.opentelemetry.proto.profiles.v1development.Profile profile)
            throws ProfileFileException {
        String type = text(profile.getSampleType().getTypeStrindex());
        Optional<ForeignMeasure> measure =
                ForeignMeasure.of(type, text(profile.getSampleType().getUnitStrindex()));
        if (measure.isEmpty()) {
            notes.add("left out: values of " + type);
            return;
        }
        weight = weight == null ? measure.get().measure() : weight;
        for (Sample sample : profile.getSamplesList()) {
            add(sample, measure.get());
        }
    }

    /** A sample without values stands for one at each of its times. */
    private void add(Sample sample, ForeignMeasure measure) throws ProfileFileException {
        List<Place> stack = new ArrayList<>();
        int number = index(sample.getStackIndex(), dictionary.getStackTableCount(), "stack");
        for (int location : dictionary.getStackTable(number).getLocationIndicesList()) {
            stack.addFirst(place(location));
        }
        long value = sample.getValuesCount() == 0 ? sample.getTimestampsUnixNanoCount() : 0;
        for (long one : sample.getValuesList()) {
            value += one;
        }
        if (!stack.isEmpty()) {
            assembler.add(
                    assembler.rowOf(stack),
                    stack.getLast(),
                    measure.measure(),
                    measure.value(value));
        }
    }

    private Place place(int number) throws ProfileFileException {
        Place known = places.get(number);
        if (known != null) {
            return known;
        }
        Location location =
                dictionary.getLocationTable(
                        index(number, dictionary.getLocationTableCount(), "location"));
        boolean host =
                location.getMappingIndex() != 0
                        && text(mappingFile(location)).equals(PprofFormat.HOST_MAPPING);
        List<SourceFrame> frames = new ArrayList<>();
        FunctionLabel label = FunctionLabel.named("0x" + Long.toHexString(location.getAddress()));
        for (Line line : location.getLinesList()) {
            Function function =
                    dictionary.getFunctionTable(
                            index(
                                    line.getFunctionIndex(),
                                    dictionary.getFunctionTableCount(),
                                    "function"));
            String name = text(function.getNameStrindex());
            label =
                    new FunctionLabel(
                            name.isEmpty() ? label.name() : name,
                            Optional.of(text(function.getFilenameStrindex()))
                                    .filter(source -> !source.isEmpty()),
                            Math.clamp(function.getStartLine(), 0, Integer.MAX_VALUE),
                            host);
            frames.add(
                    new SourceFrame(
                            label.name(),
                            label.source(),
                            Math.clamp(line.getLine(), 0, Integer.MAX_VALUE),
                            Math.clamp(line.getColumn(), 0, Integer.MAX_VALUE)));
        }
        Place place = assembler.place(assembler.function(label), location.getAddress(), frames);
        places.put(number, place);
        return place;
    }

    private int mappingFile(Location location) throws ProfileFileException {
        int number =
                index(location.getMappingIndex(), dictionary.getMappingTableCount(), "mapping");
        return dictionary.getMappingTable(number).getFilenameStrindex();
    }

    private String text(int number) throws ProfileFileException {
        return dictionary.getStringTable(index(number, dictionary.getStringTableCount(), "string"));
    }

    private int index(int value, int size, String what) throws ProfileFileException {
        if (value < 0 || value >= size) {
            throw file.wrong("names " + what + " " + value + ", but the dictionary has " + size);
        }
        return value;
    }
}
