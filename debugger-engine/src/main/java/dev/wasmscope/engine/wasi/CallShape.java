package dev.wasmscope.engine.wasi;

import java.util.List;
import java.util.stream.IntStream;

/** What has to be kept of the calls of one function, worked out once. */
final class CallShape {
    /** The function's parameters. */
    final List<Param> params;

    private final ParamType[] types;
    private final int[] cores;

    /** Parameters of which something is kept before the call. */
    final int[] before;

    /** Parameters of which something is kept after a call that succeeded. */
    final int[] after;

    /** Core parameters. */
    final int coreCount;

    CallShape(List<Param> params) {
        this.params = params;
        this.types = params.stream().map(Param::type).toArray(ParamType[]::new);
        this.cores = new int[types.length];
        int core = 0;
        for (int i = 0; i < types.length; i++) {
            cores[i] = core;
            core += types[i].coreCount();
        }
        this.coreCount = core;
        this.before = IntStream.range(0, types.length).filter(i -> keptBefore(types[i])).toArray();
        this.after = IntStream.range(0, types.length).filter(i -> keptAfter(types[i])).toArray();
    }

    /** Parameters that are addresses at which the function puts a result. */
    IntStream results() {
        return IntStream.range(0, types.length).filter(i -> types[i] instanceof ParamType.Result);
    }

    ParamType type(int param) {
        return types[param];
    }

    /** The first core parameter of a parameter. */
    int core(int param) {
        return cores[param];
    }

    private static boolean keptBefore(ParamType type) {
        return switch (type) {
            case ParamType.Fd _,
                    ParamType.Path _,
                    ParamType.Text _,
                    ParamType.Buffers _,
                    ParamType.Subscriptions _ ->
                    true;
            default -> false;
        };
    }

    private static boolean keptAfter(ParamType type) {
        return type.filledByHost() || type instanceof ParamType.Buffers(boolean filled) && filled;
    }
}
