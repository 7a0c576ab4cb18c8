package dev.wasmscope.engine.host.record;

import dev.wasmscope.engine.exec.HostFunctionInstance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.host.CallDecoding;
import dev.wasmscope.engine.host.HandleNames;
import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCall;
import dev.wasmscope.engine.host.HostModule;
import dev.wasmscope.engine.host.HostValue;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.Limits;
import dev.wasmscope.engine.module.MemoryType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Says in one line which call was recorded and which one came instead. */
public final class RecordedCallText {
    private final List<HostModule> modules;

    /** Decodes with the functions of these modules. */
    public RecordedCallText(List<HostModule> modules) {
        this.modules = List.copyOf(modules);
    }

    /** The call that was recorded. Its memory is not known, so pointers stay addresses. */
    String recorded(CallEntry entry, HandleNames handles) {
        String arguments =
                modules.stream()
                        .filter(module -> module.name().equals(entry.module()))
                        .flatMap(module -> module.function(entry.name()).stream())
                        .filter(f -> f.type().params().size() == entry.arguments().size())
                        .findFirst()
                        .map(function -> decoded(function, entry))
                        .orElseGet(() -> entry.arguments().toString());
        return line(entry.name(), arguments, entry.text(), entry.clock(), entry.checksum());
    }

    private static String decoded(HostModule.Function function, CallEntry entry) {
        long[] words = entry.arguments().stream().mapToLong(Long::longValue).toArray();
        Limits none = new Limits(0, OptionalLong.of(0));
        Memory empty = new Memory(new MemoryType(AddressType.I32, none, false), 0);
        HostCall call = new HostCall(function.type(), Optional.of(empty), words);
        return text(function.function().decode(call));
    }

    private static String text(CallDecoding decoding) {
        return decoding.known().stream()
                .filter(argument -> !(argument.value() instanceof HostValue.Bytes))
                .map(HostArgument::toString)
                .collect(Collectors.joining(", "));
    }

    /** The call that came. */
    String now(HostFunctionInstance function, HostCall call, InputDigest inputs) {
        return line(
                function.name(),
                text(function.function().decode(call)),
                "",
                call.clock(),
                inputs.checksum());
    }

    private static String line(
            String name, String arguments, String text, long clock, int checksum) {
        String passed = text.isEmpty() ? "" : " with \"" + text + "\"";
        String sum = checksum == 0 ? "" : " (data %08x)".formatted(checksum);
        return "%s(%s)%s at instruction %d%s".formatted(name, arguments, passed, clock, sum);
    }
}
