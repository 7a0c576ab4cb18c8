package dev.wasmscope.engine.module;

/** A heap type defined by the module: an index into its type section (rec groups flattened). */
public record TypeIndex(int index) implements HeapType {

    @Override
    public String toString() {
        return Integer.toUnsignedString(index);
    }
}
