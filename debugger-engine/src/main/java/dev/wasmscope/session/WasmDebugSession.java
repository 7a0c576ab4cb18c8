package dev.wasmscope.session;

/** The session over the engine. */
final class WasmDebugSession {
    private WasmDebugSession() {}

    static DebugSession open(LaunchConfig config) throws SessionException {
        throw new SessionException(config.wasm() + ": the engine is not connected yet");
    }
}
