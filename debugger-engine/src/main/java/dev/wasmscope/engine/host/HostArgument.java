package dev.wasmscope.engine.host;

/**
 * One argument of a host call, decoded by the host function for people to read.
 *
 * @param name the parameter's name in the interface's own documents, for example {@code fd}
 * @param value its decoded value
 */
public record HostArgument(String name, HostValue value) {
    /** The usual {@code name=value} form of a system-call trace. */
    @Override
    public String toString() {
        return name + "=" + value;
    }
}
