package dev.wasmscope.dwarf.view;

import java.util.List;

/** The views of the C++ library. */
final class CppViews {
    private CppViews() {}

    static List<ValueView> all() {
        return List.of(
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
    }
}
