package dev.wasmscope.engine.spec;

/**
 * An object of the host that scripts pass around by number ({@code ref.extern}, {@code ref.host}).
 */
record HostReference(String number) {}
