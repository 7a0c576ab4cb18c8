package dev.wasmscope.bench;

import java.io.IOException;
import java.nio.file.Path;

/** A WebAssembly engine as the comparison uses it. */
interface Engine {

    /** The engine of that name. */
    static Engine named(String name) {
        return switch (name) {
            case "wasmscope" -> new WasmscopeEngine(WasmscopeEngine.Extra.NOTHING);
            case "wasmscope-profile" -> new WasmscopeEngine(WasmscopeEngine.Extra.PROFILE);
            case "wasmscope-paths" -> new WasmscopeEngine(WasmscopeEngine.Extra.PATHS);
            case "wasmscope-counts" -> new WasmscopeEngine(WasmscopeEngine.Extra.COUNTS);
            case "wasmscope-breakpoints" -> new WasmscopeEngine(WasmscopeEngine.Extra.BREAKPOINTS);
            case "wasmscope-watch" -> new WasmscopeEngine(WasmscopeEngine.Extra.WATCH);
            case "wasmscope-watches" -> new WasmscopeEngine(WasmscopeEngine.Extra.WATCHES);
            case "endive" -> new EndiveEngine();
            case "graalwasm" -> new GraalEngine();
            default -> throw new IllegalArgumentException("no engine is called " + name);
        };
    }

    /**
     * Reads and instantiates a module without imports.
     *
     * @throws IOException if the file cannot be read
     */
    Guest load(Path module) throws IOException;

    /** An instance whose exports take and give one {@code i32}. */
    interface Guest {
        int call(String export, int argument);
    }
}
