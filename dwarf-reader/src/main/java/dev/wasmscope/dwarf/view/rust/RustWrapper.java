package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;

/**
 * Types that are nothing but what they wrap: {@code NonZero}, atomics, {@code Wrapping}, {@code
 * ManuallyDrop}, {@code UnsafeCell}, {@code Pin}, {@code BinaryHeap}.
 */
final class RustWrapper implements ValueView {
    private static final String ATOMIC = "core::sync::atomic::";
    private static final String[] NAMES = {
        "NonZero",
        "Atomic",
        "Wrapping",
        "Saturating",
        "ManuallyDrop",
        "MaybeDangling",
        "UnsafeCell",
        "SyncUnsafeCell",
        "Pin",
        "GenFuture",
        "BinaryHeap"
    };

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        return RustTypes.composite(raw)
                .filter(type -> isWrapper(type.qualifiedName(), raw))
                .flatMap(
                        type ->
                                isFlag(type.qualifiedName())
                                        ? flag(raw, context)
                                        : RustTypes.onlyMember(raw, context)
                                                .map(RustReference::to));
    }

    private static boolean isWrapper(String qualified, AvailableValue raw) {
        // up to 1.78 there was one type for each size: NonZeroU32; up to 1.94: AtomicU32
        String name = RustTypes.plainName(qualified);
        return RustTypes.library(raw, NAMES).isPresent()
                || qualified.startsWith("core::num::") && name.startsWith("NonZero")
                || qualified.startsWith("core::num::niche_types::")
                || qualified.startsWith(ATOMIC);
    }

    private static boolean isFlag(String qualified) {
        return qualified.startsWith(ATOMIC)
                && (qualified.endsWith("AtomicBool") || qualified.endsWith("<bool>"));
    }

    /** An {@code AtomicBool} keeps a byte. */
    private static Optional<ViewedValue> flag(AvailableValue raw, ViewContext context) {
        return RustTypes.number(context, raw).stream()
                .mapToObj(bit -> ViewedValue.leaf(bit == 0 ? "false" : "true"))
                .findFirst();
    }
}
