package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DataAccess;
import dev.wasmscope.session.DataBreakpoints;
import dev.wasmscope.session.DataTarget;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.debug.DataBreakpoint;
import org.eclipse.lsp4j.debug.DataBreakpointAccessType;
import org.eclipse.lsp4j.debug.DataBreakpointInfoArguments;
import org.eclipse.lsp4j.debug.DataBreakpointInfoResponse;
import org.eclipse.lsp4j.debug.SetDataBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetDataBreakpointsResponse;

/**
 * Breakpoints on data. What can be found again in another run has an id that says what it is; a
 * variable of a frame has a number.
 */
final class DataRequests {
    private static final Object GROUP = "data";
    private static final Pattern BYTES = Pattern.compile("(\\d+):0x([0-9a-f]+),(\\d{1,5})");
    private static final String STATIC = "static ";

    private final Target target;
    private final ChangeRequests changes;
    private final BreakpointRequests breakpoints;
    private final Map<String, DataTarget> ofFrames = new LinkedHashMap<>();

    DataRequests(Target target, ChangeRequests changes, BreakpointRequests breakpoints) {
        this.target = target;
        this.changes = changes;
        this.breakpoints = breakpoints;
    }

    DataBreakpointInfoResponse info(DataBreakpointInfoArguments arguments) {
        DataBreakpointInfoResponse response = new DataBreakpointInfoResponse();
        try {
            DataTarget found = find(arguments);
            response.setDataId(id(found));
            response.setDescription(found.text());
            response.setAccessTypes(DataBreakpointAccessType.values());
            response.setCanPersist(!ofFrames.containsValue(found));
        } catch (CommandFailure e) {
            response.setDescription(Errors.text(e));
        }
        return response;
    }

    private DataTarget find(DataBreakpointInfoArguments arguments) {
        Optional<Integer> length = Optional.ofNullable(arguments.getBytes());
        if (Boolean.TRUE.equals(arguments.getAsAddress())) {
            Addresses.InMemory at = Addresses.memory(arguments.getName());
            return bytes(at.memory(), at.address(), length.orElse(1));
        }
        int frame;
        String expression;
        Integer list = arguments.getVariablesReference();
        if (list != null && list > 0) {
            Values opened = target.values().get(list);
            frame = opened.frame();
            expression = changes.expression(opened, arguments.getName());
        } else {
            frame = target.isStopped() ? target.frameIndex(arguments.getFrameId()) : 0;
            expression = arguments.getName();
        }
        DataBreakpoints data = target.session().dataBreakpoints();
        if (length.isEmpty()) {
            return target.ask(data.target(frame, expression));
        }
        return target.ask(data.location(frame, expression))
                        instanceof DataTarget.Bytes(int memory, long address, int _)
                ? bytes(memory, address, length.get())
                : target.ask(data.target(frame, expression));
    }

    private static DataTarget bytes(int memory, long address, int length) {
        if (length < 1 || length > DataTarget.MAX_LENGTH) {
            throw new CommandFailure(
                    "1 to " + DataTarget.MAX_LENGTH + " bytes can be watched, not " + length);
        }
        return new DataTarget.Bytes(memory, address, length);
    }

    private String id(DataTarget found) {
        return switch (found) {
            case DataTarget.Bytes(int memory, long address, int length) ->
                    memory + ":" + Addresses.text(address) + "," + length;
            case DataTarget.Expression(String text, var activation) when activation.isEmpty() ->
                    STATIC + text;
            case DataTarget.Expression _ -> {
                String id = "frame " + (ofFrames.size() + 1);
                ofFrames.put(id, found);
                yield id;
            }
        };
    }

    SetDataBreakpointsResponse set(SetDataBreakpointsArguments arguments) {
        SetDataBreakpointsResponse response = new SetDataBreakpointsResponse();
        response.setBreakpoints(
                breakpoints.replace(
                        GROUP, Arrays.asList(arguments.getBreakpoints()), this::meaning));
        return response;
    }

    private BreakpointRequests.Wanted meaning(DataBreakpoint wanted) {
        return new BreakpointRequests.Wanted(
                new BreakpointSpec.Data(byId(wanted.getDataId()), access(wanted)),
                BreakpointRequests.options(wanted.getCondition(), wanted.getHitCondition()));
    }

    private DataTarget byId(String id) {
        DataTarget known = ofFrames.get(id);
        if (known != null) {
            return known;
        }
        Matcher bytes = BYTES.matcher(id);
        if (bytes.matches()) {
            Addresses.InMemory at = Addresses.memory(bytes.group(1) + ":0x" + bytes.group(2));
            return bytes(at.memory(), at.address(), Integer.parseInt(bytes.group(3)));
        }
        if (id.startsWith(STATIC)) {
            return new DataTarget.Expression(id.substring(STATIC.length()), Optional.empty());
        }
        throw new CommandFailure("'" + id + "' is of another run");
    }

    /** Clients call writing {@code break on value change}. */
    private static DataAccess access(DataBreakpoint wanted) {
        DataBreakpointAccessType type = wanted.getAccessType();
        return switch (type == null ? DataBreakpointAccessType.WRITE : type) {
            case READ -> DataAccess.READ;
            case WRITE -> DataAccess.CHANGE;
            case READ_WRITE -> DataAccess.READ_WRITE;
        };
    }
}
