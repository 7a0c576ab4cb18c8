package dev.wasmscope.engine.module;

/** A table type (core specification 2.3.16). */
public record TableType(AddressType addressType, Limits limits, RefType elementType) {

    @Override
    public String toString() {
        String address = addressType == AddressType.I64 ? "i64 " : "";
        return address + limits + " " + elementType;
    }
}
