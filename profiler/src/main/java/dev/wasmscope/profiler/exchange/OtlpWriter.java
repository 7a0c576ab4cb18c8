package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.StackTable.Node;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.SourceFrame;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.profiles.v1development.Function;
import io.opentelemetry.proto.profiles.v1development.KeyValueAndUnit;
import io.opentelemetry.proto.profiles.v1development.Line;
import io.opentelemetry.proto.profiles.v1development.Link;
import io.opentelemetry.proto.profiles.v1development.Location;
import io.opentelemetry.proto.profiles.v1development.Mapping;
import io.opentelemetry.proto.profiles.v1development.Profile;
import io.opentelemetry.proto.profiles.v1development.ProfilesData;
import io.opentelemetry.proto.profiles.v1development.ProfilesDictionary;
import io.opentelemetry.proto.profiles.v1development.ResourceProfiles;
import io.opentelemetry.proto.profiles.v1development.Sample;
import io.opentelemetry.proto.profiles.v1development.ScopeProfiles;
import io.opentelemetry.proto.profiles.v1development.Stack;
import io.opentelemetry.proto.profiles.v1development.ValueType;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes OpenTelemetry's messages of one profile. The first entry of every table means nothing. */
final class OtlpWriter {

    private record Spot(int function, int offset) {}

    private static final int GUEST_MAPPING = 1;
    private static final int HOST_MAPPING = 2;

    private final dev.wasmscope.profiler.model.Profile profile;
    private final StackTable stacks;
    private final ProfilesDictionary.Builder dictionary = ProfilesDictionary.newBuilder();
    private final Strings strings = new Strings("");
    private final Map<Spot, Integer> locations = new HashMap<>();
    private final Map<Function, Integer> functions = new HashMap<>();
    private final Map<Integer, Integer> stackNumbers = new HashMap<>();

    OtlpWriter(dev.wasmscope.profiler.model.Profile profile) {
        this.profile = profile;
        this.stacks = new StackTable(profile);
        dictionary
                .addMappingTable(Mapping.getDefaultInstance())
                .addMappingTable(mapping(profile.guest()))
                .addMappingTable(mapping(PprofFormat.HOST_MAPPING))
                .addLocationTable(Location.getDefaultInstance())
                .addFunctionTable(Function.getDefaultInstance())
                .addLinkTable(Link.getDefaultInstance())
                .addAttributeTable(KeyValueAndUnit.getDefaultInstance())
                .addStackTable(Stack.getDefaultInstance());
    }

    private Mapping mapping(String file) {
        return Mapping.newBuilder().setFilenameStrindex(strings.number(file)).build();
    }

    ProfilesData data() {
        ScopeProfiles.Builder scope =
                ScopeProfiles.newBuilder()
                        .setScope(InstrumentationScope.newBuilder().setName("wasmscope"));
        for (int measure = 0; measure < stacks.measures().size(); measure++) {
            scope.addProfiles(profile(measure));
        }
        Resource resource =
                Resource.newBuilder()
                        .addAttributes(
                                KeyValue.newBuilder()
                                        .setKey("service.name")
                                        .setValue(
                                                AnyValue.newBuilder()
                                                        .setStringValue(profile.guest())))
                        .build();
        return ProfilesData.newBuilder()
                .addResourceProfiles(
                        ResourceProfiles.newBuilder().setResource(resource).addScopeProfiles(scope))
                .setDictionary(dictionary.addAllStringTable(strings.all()))
                .build();
    }

    private Profile profile(int column) {
        Measure measure = stacks.measures().get(column);
        ValueType type =
                ValueType.newBuilder()
                        .setTypeStrindex(strings.number(measure.id()))
                        .setUnitStrindex(strings.number(ForeignMeasure.unitName(measure)))
                        .build();
        Profile.Builder message =
                Profile.newBuilder().setSampleType(type).setPeriodType(type).setPeriod(1);
        for (int node = 0; node < stacks.size(); node++) {
            long value = stacks.value(node, column);
            if (value != 0) {
                message.addSamples(Sample.newBuilder().setStackIndex(stack(node)).addValues(value));
            }
        }
        return message.build();
    }

    private int stack(int node) {
        Integer known = stackNumbers.get(node);
        if (known != null) {
            return known;
        }
        Stack.Builder stack = Stack.newBuilder();
        for (int at = node; at >= 0; at = stacks.node(at).caller()) {
            stack.addLocationIndices(location(at));
        }
        dictionary.addStackTable(stack);
        int number = dictionary.getStackTableCount() - 1;
        stackNumbers.put(node, number);
        return number;
    }

    private int location(int number) {
        Node node = stacks.node(number);
        return locations.computeIfAbsent(
                new Spot(stacks.function(number), node.offset()), this::newLocation);
    }

    private int newLocation(Spot spot) {
        FunctionLabel label = stacks.label(spot.function());
        List<SourceFrame> frames = stacks.frames(spot.function(), spot.offset());
        Location.Builder location =
                Location.newBuilder()
                        .setMappingIndex(label.host() ? HOST_MAPPING : GUEST_MAPPING)
                        .setAddress(spot.offset() == CallTree.NONE ? 0 : spot.offset());
        for (int i = 0; i < frames.size(); i++) {
            SourceFrame frame = frames.get(i);
            location.addLines(
                    Line.newBuilder()
                            .setFunctionIndex(
                                    function(frame, i == frames.size() - 1 ? label.line() : 0))
                            .setLine(frame.line())
                            .setColumn(frame.column()));
        }
        dictionary.addLocationTable(location);
        return dictionary.getLocationTableCount() - 1;
    }

    private int function(SourceFrame frame, int declared) {
        int name = strings.number(frame.name());
        Function function =
                Function.newBuilder()
                        .setNameStrindex(name)
                        .setSystemNameStrindex(name)
                        .setFilenameStrindex(strings.number(frame.file().orElse("")))
                        .setStartLine(declared)
                        .build();
        return functions.computeIfAbsent(
                function,
                added -> {
                    dictionary.addFunctionTable(added);
                    return dictionary.getFunctionTableCount() - 1;
                });
    }
}
