package dev.wasmscope.engine.host;

import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.ValType;
import java.util.ArrayList;
import java.util.List;

/**
 * The words for the arguments of one call in progress, see {@link HostFunction#decode}. It only
 * reads: a call that is answered without the host is decoded like any other.
 */
public interface CallDecoding {
    /**
     * The arguments that mean something before the call, decoded as they were then. Those that the
     * host fills are left out.
     */
    List<HostArgument> known();

    /**
     * All arguments, in order. To be asked once the call has been answered, when its outcome and
     * written ranges are known.
     */
    List<HostArgument> complete();

    /** The plain numbers, which is all that can be said of a function that says no more. */
    static CallDecoding raw(HostCall call) {
        return new CallDecoding() {
            @Override
            public List<HostArgument> known() {
                return rawArguments(call);
            }

            @Override
            public List<HostArgument> complete() {
                return known();
            }
        };
    }

    private static List<HostArgument> rawArguments(HostCall call) {
        List<HostArgument> arguments = new ArrayList<>();
        List<ValType> params = call.functionType().params();
        for (int i = 0; i < params.size(); i++) {
            arguments.add(new HostArgument("arg" + i, raw(params.get(i), call.i64(i))));
        }
        return arguments;
    }

    private static HostValue raw(ValType type, long bits) {
        return switch (type) {
            case NumType.I32 -> new HostValue.Int((int) bits);
            case NumType.I64 -> new HostValue.Int(bits);
            default -> new HostValue.Text(number(type, bits));
        };
    }

    /** A number of a type from its bits, as text. */
    static String number(ValType type, long bits) {
        return switch (type) {
            case NumType.I32 -> Integer.toString((int) bits);
            case NumType.I64 -> Long.toString(bits);
            case NumType.F32 -> Float.toString(Float.intBitsToFloat((int) bits));
            case NumType.F64 -> Double.toString(Double.longBitsToDouble(bits));
            default -> type.toString();
        };
    }
}
