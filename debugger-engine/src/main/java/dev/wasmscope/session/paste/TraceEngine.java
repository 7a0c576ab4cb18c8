package dev.wasmscope.session.paste;

/** The engines whose stack traces can be read. */
public enum TraceEngine {
    /** V8 and the browsers that write frames as the JavaScript interface asks for. */
    V8("V8"),
    WASMTIME("wasmtime"),
    WASMER("Wasmer"),
    WASMEDGE("WasmEdge"),
    WAMR("WAMR");

    private final String text;

    TraceEngine(String text) {
        this.text = text;
    }

    /** Its name as people write it. */
    public String text() {
        return text;
    }
}
