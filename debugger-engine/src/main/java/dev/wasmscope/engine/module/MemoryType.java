package dev.wasmscope.engine.module;

/**
 * A memory type (core specification 2.3.15); {@code shared} is the threads proposal's flag.
 *
 * @param limits in pages of 64 KiB
 */
public record MemoryType(AddressType addressType, Limits limits, boolean shared) {

    @Override
    public String toString() {
        String address = addressType == AddressType.I64 ? "i64 " : "";
        return address + limits + (shared ? " shared" : "");
    }
}
