package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.List;
import java.util.Optional;

/** The views of the C++ library, asked for types in {@code std} only. */
public final class CppViews implements ValueView {
    private static final List<ValueView> ALL =
            List.of(
                    new CppString(),
                    new CppStringView(),
                    new CppBitVector(),
                    new CppVector(),
                    new CppArray(),
                    new CppSpan(),
                    new CppDeque(),
                    new CppList(),
                    new CppForwardList(),
                    CppTree.maps(),
                    CppTree.sets(),
                    CppHashTable.maps(),
                    CppHashTable.sets(),
                    new CppPair(),
                    new CppTuple(),
                    new CppOptional(),
                    new CppVariant(),
                    new CppAny(),
                    new CppUniquePointer(),
                    new CppSharedPointer(),
                    new CppFunction(),
                    new CppDuration(),
                    new CppAtomic(),
                    new CppComplex());

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        if (!(raw.plainType() instanceof CompositeType type)
                || !type.qualifiedName().startsWith("std::")) {
            return Optional.empty();
        }
        for (ValueView view : ALL) {
            Optional<ViewedValue> viewed = view.of(raw, context);
            if (viewed.isPresent()) {
                return viewed;
            }
        }
        return Optional.empty();
    }
}
