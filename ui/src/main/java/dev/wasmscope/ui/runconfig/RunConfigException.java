package dev.wasmscope.ui.runconfig;

/** What is wrong with a run configuration or its file: one line that names what and where. */
public final class RunConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    public RunConfigException(String message) {
        super(message);
    }
}
