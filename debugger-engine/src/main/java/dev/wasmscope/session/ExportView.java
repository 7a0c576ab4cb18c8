package dev.wasmscope.session;

/**
 * What the module offers.
 *
 * @param kind {@code func}, {@code table}, {@code memory}, {@code global} or {@code tag}
 * @param index in the index space of its kind
 */
public record ExportView(String name, String kind, int index, String type) {}
