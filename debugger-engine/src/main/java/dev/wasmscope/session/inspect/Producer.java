package dev.wasmscope.session.inspect;

/**
 * A tool that took part in making the module (tool conventions, "producers" section).
 *
 * @param field {@code language}, {@code processed-by} or {@code sdk}
 * @param version may be empty
 */
public record Producer(String field, String name, String version) {}
