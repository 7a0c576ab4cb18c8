package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.view.ValueView;
import java.util.List;

/** The views of Rust, the particular ones before the general ones. */
public final class RustViews {
    /** All of them. */
    public static final List<ValueView> ALL =
            List.of(
                    new RustString(),
                    new RustVec(),
                    new RustVecDeque(),
                    new RustFatPointer(),
                    new RustDyn(),
                    new RustCString(),
                    new RustRc(),
                    new RustWeak(),
                    new RustCell(),
                    new RustLock(),
                    new RustGuard(),
                    new RustHashMap(),
                    new RustBTree(),
                    new RustLinkedList(),
                    new RustIterator(),
                    new RustTime(),
                    new RustRange(),
                    new RustWrapper(),
                    new RustClosure(),
                    new RustFuture(),
                    new RustEnum(),
                    new RustEnumeration(),
                    new RustStruct(),
                    new RustReference(),
                    new RustArray(),
                    new RustUnit(),
                    new RustChar());

    private RustViews() {}
}
