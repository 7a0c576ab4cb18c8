package dev.wasmscope.ui.module;

import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.SourcePosition;

/**
 * A function with what describes it.
 *
 * @param debugBytes of debug information about it; 0 while that is not known
 * @param group where it comes from: a folder, a crate, a namespace
 */
public record FunctionRow(FunctionView function, long debugBytes, String group) {
    /** The file and line where it begins; empty if that is not recorded. */
    public String place() {
        return function.position().map(SourcePosition::shortText).orElse("");
    }

    /** The same with its debug information. */
    FunctionRow withDebugBytes(long bytes) {
        return new FunctionRow(function, bytes, group);
    }
}
