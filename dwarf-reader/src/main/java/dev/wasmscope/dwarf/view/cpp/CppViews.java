package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The views of the C++ library by the names of the classes in {@code std} that they are for. Asked
 * often: every value that is read may be of such a class.
 */
public final class CppViews implements ValueView {
    private static final Map<String, List<ValueView>> ALL = byName();

    private static Map<String, List<ValueView>> byName() {
        Map<String, List<ValueView>> views = new HashMap<>();
        views.put("basic_string", List.of(new CppString()));
        views.put("basic_string_view", List.of(new CppStringView()));
        views.put("vector", List.of(new CppBitVector(), new CppVector()));
        views.put("array", List.of(new CppArray()));
        views.put("span", List.of(new CppSpan()));
        views.put("initializer_list", List.of(new CppSpan()));
        views.put("deque", List.of(new CppDeque()));
        views.put("list", List.of(new CppList()));
        views.put("forward_list", List.of(new CppForwardList()));
        views.put("map", List.of(CppTree.maps()));
        views.put("multimap", List.of(CppTree.maps()));
        views.put("set", List.of(CppTree.sets()));
        views.put("multiset", List.of(CppTree.sets()));
        views.put("unordered_map", List.of(CppHashTable.maps()));
        views.put("unordered_multimap", List.of(CppHashTable.maps()));
        views.put("unordered_set", List.of(CppHashTable.sets()));
        views.put("unordered_multiset", List.of(CppHashTable.sets()));
        views.put("pair", List.of(new CppPair()));
        views.put("tuple", List.of(new CppTuple()));
        views.put("optional", List.of(new CppOptional()));
        views.put("variant", List.of(new CppVariant()));
        views.put("any", List.of(new CppAny()));
        views.put("unique_ptr", List.of(new CppUniquePointer()));
        views.put("shared_ptr", List.of(new CppSharedPointer()));
        views.put("weak_ptr", List.of(new CppSharedPointer()));
        views.put("function", List.of(new CppFunction()));
        views.put("chrono::duration", List.of(CppDuration.spans()));
        views.put("chrono::time_point", List.of(CppDuration.moments()));
        views.put("atomic", List.of(new CppAtomic()));
        views.put("atomic_flag", List.of(new CppAtomic()));
        views.put("complex", List.of(new CppComplex()));
        return Map.copyOf(views);
    }

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        List<ValueView> views =
                raw.plainType() instanceof CompositeType type
                        ? CppNames.standard(type).map(ALL::get).orElse(List.of())
                        : List.of();
        for (ValueView view : views) {
            Optional<ViewedValue> viewed = view.of(raw, context);
            if (viewed.isPresent()) {
                return viewed;
            }
        }
        return Optional.empty();
    }
}
