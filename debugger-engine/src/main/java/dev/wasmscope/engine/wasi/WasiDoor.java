package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.MemoryAccessException;
import dev.wasmscope.engine.host.CallDecoding;
import dev.wasmscope.engine.host.GuestInputs;
import dev.wasmscope.engine.host.HostCall;
import dev.wasmscope.engine.host.HostExit;
import dev.wasmscope.engine.host.HostFunction;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;

/**
 * What every function has in common: decoding for the log, checks of the result addresses, errors.
 */
final class WasiDoor implements HostFunction {
    private final WasiFunction function;
    private final Abi abi;
    private final CallDescriber describer;
    private final CallShape shape;

    /** Core parameters that are addresses of results, and how many bytes each result has. */
    private final int[] resultAt;

    private final int[] resultSizes;

    WasiDoor(WasiFunction function, Abi abi, CallDescriber describer) {
        this.function = function;
        this.abi = abi;
        this.describer = describer;
        this.shape = new CallShape(function.params());
        this.resultAt = shape.results().map(shape::core).toArray();
        this.resultSizes = shape.results().map(param -> size(shape.type(param), abi)).toArray();
    }

    private static int size(ParamType type, Abi abi) {
        return type instanceof ParamType.Result(ResultType result) ? result.size(abi) : 0;
    }

    @Override
    public void call(HostCall host) throws HostExit, InterruptedException {
        Memory memory = host.memory().orElse(null);
        finish(host, memory == null ? Errno.FAULT : perform(new WasiCall(host, memory, abi)));
    }

    @Override
    public CallDecoding decode(HostCall host) {
        return describer.decode(shape, host);
    }

    @Override
    public boolean fail(HostCall host, String error) {
        Errno errno = Errno.named(error).orElse(null);
        if (errno == null || !function.returns()) {
            return false;
        }
        finish(host, errno);
        return true;
    }

    @Override
    public void inputs(HostCall host, GuestInputs inputs) {
        host.memory().ifPresent(memory -> inputs(host, memory, inputs));
    }

    private void inputs(HostCall host, Memory memory, GuestInputs inputs) {
        int index = 0;
        for (Param param : function.params()) {
            switch (param.type()) {
                case ParamType.Path _, ParamType.Text _ ->
                        inputs.text(memory, host.u32(index), host.u32(index + 1));
                case ParamType.Buffers(boolean filledByHost) when !filledByHost ->
                        IoVectors.forEach(host, memory, index, inputs);
                default -> {}
            }
            index += param.type().coreCount();
        }
    }

    private Errno perform(WasiCall call) throws HostExit, InterruptedException {
        try {
            requireResults(call);
            function.handler().handle(call);
            return Errno.SUCCESS;
        } catch (ErrnoException e) {
            return e.errno();
        } catch (MemoryAccessException e) {
            return Errno.FAULT;
        }
    }

    /**
     * A result that cannot be delivered must not be computed: the call would have had its effect.
     */
    private void requireResults(WasiCall call) throws ErrnoException {
        for (int i = 0; i < resultAt.length; i++) {
            call.requireRange(call.u32(resultAt[i]), resultSizes[i]);
        }
    }

    private static void finish(HostCall host, Errno errno) {
        host.result(errno.code());
        host.outcome(errno.witxName(), errno.code());
    }
}
