package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.wasi.types.FlagNames;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One parameter, named as in the witx.
 *
 * @param name the witx name
 * @param type what it means
 */
record Param(String name, ParamType type) {
    static Param fd(String name) {
        return new Param(name, new ParamType.Fd());
    }

    static Param u32(String name) {
        return new Param(name, new ParamType.Numeric(NumType.I32));
    }

    static Param u64(String name) {
        return new Param(name, new ParamType.Numeric(NumType.I64));
    }

    static Param s64(String name) {
        return new Param(name, new ParamType.Signed());
    }

    static Param entries(String name) {
        return new Param(name, new ParamType.Entries());
    }

    static Param strings(String name) {
        return new Param(name, new ParamType.Strings());
    }

    static Param subscriptions(String name, int countAt) {
        return new Param(name, new ParamType.Subscriptions(countAt));
    }

    static Param events(String name, int countAt) {
        return new Param(name, new ParamType.Events(countAt));
    }

    static Param flags(String name, FlagNames names) {
        return new Param(name, new ParamType.Flags(NumType.I32, names));
    }

    static Param flags64(String name, FlagNames names) {
        return new Param(name, new ParamType.Flags(NumType.I64, names));
    }

    static Param choice(String name, IntFunction<Optional<String>> names) {
        return new Param(name, new ParamType.Choice(names));
    }

    static Param pointer(String name) {
        return new Param(name, new ParamType.Pointer());
    }

    static Param path(String name, int directoryAt) {
        return new Param(name, new ParamType.Path(directoryAt));
    }

    static Param text(String name) {
        return new Param(name, new ParamType.Text());
    }

    static Param outBuffer(String name) {
        return new Param(name, new ParamType.OutBuffer());
    }

    static Param iovecs(String name) {
        return new Param(name, new ParamType.Buffers(true));
    }

    static Param ciovecs(String name) {
        return new Param(name, new ParamType.Buffers(false));
    }

    static Param result(String name, ResultType type) {
        return new Param(name, new ParamType.Result(type));
    }
}
