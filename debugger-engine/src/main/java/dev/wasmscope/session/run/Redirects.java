package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.type.SubroutineType;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.WasmValue;
import dev.wasmscope.session.call.ReturnValue;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.WasmPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prepares returns that the program does not make itself, and new beginnings of frames. */
final class Redirects {
    private final Symbols symbols;
    private final Queries queries;

    Redirects(Symbols symbols, Queries queries) {
        this.symbols = symbols;
        this.queries = queries;
    }

    /** A frame begins anew. */
    Redirection restart(StopState stop, int frameIndex) throws SessionException {
        SymbolisedFrame row = wholeFrame(stop, frameIndex, "begin anew");
        int depth = row.guestDepth();
        return Redirection.of(
                stop,
                "restarted " + row.function(),
                edits -> edits.restart(depth),
                overwritten(stop, row));
    }

    /** Parameters that the function itself writes: what was passed may be lost. */
    private List<String> overwritten(StopState stop, SymbolisedFrame row) throws SessionException {
        int params = symbols.module().functionType(row.functionIndex()).params().size();
        List<WasmValue> locals = queries.locals(stop, row.index());
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < params; i++) {
            if (symbols.code(row.functionIndex()).writes(i)) {
                WasmValue now = locals.get(i);
                notes.add(
                        "parameter %s may have been overwritten since the call: it begins with %s"
                                .formatted(
                                        now.name().isEmpty()
                                                ? "$local" + i
                                                : now.name() + " ($local" + i + ")",
                                        now.value()));
            }
        }
        return notes;
    }

    private static SymbolisedFrame wholeFrame(StopState stop, int frameIndex, String what)
            throws SessionException {
        SymbolisedFrame row = stop.row(frameIndex);
        if (row.inlined()) {
            throw new SessionException(
                    row.function() + " was inlined: it has no frame of its own that could " + what);
        }
        return row;
    }

    /** A frame returns. */
    Redirection forceReturn(StopState stop, int frameIndex, String value) throws SessionException {
        SymbolisedFrame row = wholeFrame(stop, frameIndex, "return");
        FrameView frame = stop.guestFrame(frameIndex);
        int depth = row.guestDepth();
        Result result = result(stop, row, frame, value);
        Optional<String> refusal =
                Redirection.edits(stop.snapshot()).returnRefusal(depth, result.values());
        if (refusal.isPresent()) {
            throw new SessionException("cannot return: " + refusal.get());
        }
        Memory memory = result.bytes().length == 0 ? null : frame.instance().memory(0);
        return Redirection.of(
                stop,
                "returned from " + row.function(),
                edits -> {
                    if (memory != null) {
                        memory.write(result.address(), result.bytes());
                    }
                    edits.returnFrom(depth, result.values());
                },
                List.of());
    }

    /**
     * What a function returns.
     *
     * @param values wasm's results
     * @param bytes that go to an address in memory besides; often none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Result(List<Value> values, long address, byte[] bytes) {
        static Result of(List<Value> values) {
            return new Result(values, 0, new byte[0]);
        }
    }

    private Result result(StopState stop, SymbolisedFrame row, FrameView frame, String value)
            throws SessionException {
        FuncType wasm = frame.function().type();
        if (!value.isEmpty() && wasm.results().size() == 1 && WasmPath.isWhole(value)) {
            return Result.of(List.of(queries.wasmValue(stop, row.index(), value)));
        }
        ReturnValue wanted = returnValue(row, wasm);
        if (wanted.isNone()) {
            if (!value.isEmpty()) {
                throw new SessionException(row.function() + " returns nothing");
            }
            return Result.of(List.of());
        }
        if (value.isEmpty()) {
            throw new SessionException(
                    "%s returns %s: say what".formatted(row.function(), wanted.type().name()));
        }
        byte[] bytes = queries.converted(stop, row.index(), value, wanted.type());
        return wanted.isInMemory()
                ? new Result(List.of(), resultAddress(row, frame, bytes.length), bytes)
                : Result.of(wanted.results(bytes));
    }

    private ReturnValue returnValue(SymbolisedFrame row, FuncType wasm) throws SessionException {
        int pointerSize = queries.pointerSize();
        Optional<SubroutineType> source =
                symbols.dwarf().functionTypeAt(row.location().codeOffset());
        Optional<ReturnValue> known = source.flatMap(s -> ReturnValue.of(s, wasm, pointerSize));
        if (known.isPresent()) {
            return known.get();
        }
        return ReturnValue.of(wasm)
                .orElseThrow(
                        () ->
                                new SessionException(
                                        "%s returns %s: write it as $local0 or $global0"
                                                .formatted(row.function(), wasm.results())));
    }

    private long resultAddress(SymbolisedFrame row, FrameView frame, int length)
            throws SessionException {
        if (symbols.code(row.functionIndex()).writes(0)) {
            throw new SessionException(
                    "cannot return: where %s puts its result is no longer known, its first"
                                    .formatted(row.function())
                            + " parameter may have been overwritten");
        }
        long address =
                switch (frame.locals().getFirst()) {
                    case Value.I32 v -> Integer.toUnsignedLong(v.value());
                    case Value.I64 v -> v.value();
                    default -> -1;
                };
        if (frame.instance().memories().isEmpty()
                || !frame.instance().memory(0).contains(address, length)) {
            throw new SessionException("cannot return: the place of the result is not in memory");
        }
        return address;
    }
}
