package dev.wasmscope.session;

import java.nio.file.Path;

/** The session over the engine. */
final class WasmDebugSession {
    private WasmDebugSession() {}

    static DebugSession open(LaunchConfig config) throws SessionException {
        throw new SessionException(config.wasm() + ": the engine is not connected yet");
    }

    static ModuleView readModule(Path wasm, PathMappings paths) throws SessionException {
        throw new SessionException(wasm + ": the engine is not connected yet " + paths);
    }
}
