package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code args_*} and {@code environ_*}. */
final class ArgsFunctions {
    private final List<byte[]> args;
    private final List<byte[]> environ;

    ArgsFunctions(WasiOptions options) {
        this.args = options.args().stream().map(ArgsFunctions::terminated).toList();
        this.environ =
                options.env().entrySet().stream()
                        .map(variable -> terminated(variable.getKey() + "=" + variable.getValue()))
                        .toList();
    }

    List<WasiFunction> functions() {
        return List.of(
                new WasiFunction(
                        "args_get",
                        call -> write(call, args),
                        Param.pointer("argv"),
                        Param.strings("argv_buf")),
                new WasiFunction(
                        "args_sizes_get",
                        call -> sizes(call, args),
                        Param.result("argc", ResultType.U32),
                        Param.result("argv_buf_size", ResultType.U32)),
                new WasiFunction(
                        "environ_get",
                        call -> write(call, environ),
                        Param.pointer("environ"),
                        Param.strings("environ_buf")),
                new WasiFunction(
                        "environ_sizes_get",
                        call -> sizes(call, environ),
                        Param.result("environc", ResultType.U32),
                        Param.result("environ_buf_size", ResultType.U32)));
    }

    private static void write(WasiCall call, List<byte[]> texts) throws ErrnoException {
        long pointers = call.u32(0);
        long buffer = call.u32(1);
        call.requireRange(pointers, 4L * texts.size());
        call.requireRange(buffer, totalLength(texts));
        for (byte[] text : texts) {
            call.writeU32(pointers, (int) buffer);
            call.write(buffer, text, 0, text.length);
            pointers += 4;
            buffer += text.length;
        }
    }

    private static void sizes(WasiCall call, List<byte[]> texts) {
        call.writeU32(call.u32(0), texts.size());
        call.writeU32(call.u32(1), (int) totalLength(texts));
    }

    private static long totalLength(List<byte[]> texts) {
        return texts.stream().mapToLong(text -> text.length).sum();
    }

    private static byte[] terminated(String text) {
        return (text + '\0').getBytes(StandardCharsets.UTF_8);
    }
}
