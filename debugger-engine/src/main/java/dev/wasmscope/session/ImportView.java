package dev.wasmscope.session;

/**
 * What the module wants from the host.
 *
 * @param kind {@code func}, {@code table}, {@code memory}, {@code global} or {@code tag}
 * @param type as in WAT
 */
public record ImportView(String module, String name, String kind, String type) {}
