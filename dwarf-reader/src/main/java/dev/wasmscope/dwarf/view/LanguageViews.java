package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Presentation;
import dev.wasmscope.dwarf.value.Presenter;
import dev.wasmscope.dwarf.view.cpp.CppViews;
import dev.wasmscope.dwarf.view.rust.RustViews;
import dev.wasmscope.dwarf.view.zig.ZigViews;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses the view of a value: the first that recognises its type. */
public final class LanguageViews implements Presenter {
    private final List<ValueView> views;

    /** Asks these views in order. */
    public LanguageViews(List<ValueView> views) {
        this.views = List.copyOf(views);
    }

    /** The views of all languages. */
    public static LanguageViews standard() {
        return new LanguageViews(
                Stream.of(List.<ValueView>of(new CppViews()), RustViews.ALL, ZigViews.ALL)
                        .flatMap(List::stream)
                        .toList());
    }

    @Override
    public Optional<? extends Presentation> of(AvailableValue raw) {
        if (!mayHaveView(raw.plainType())) {
            return Optional.empty();
        }
        ViewContext context = new ViewContext(raw.context());
        for (ValueView view : views) {
            Optional<ViewedValue> viewed = view.of(raw, context);
            if (viewed.isPresent()) {
                return viewed;
            }
        }
        return Optional.empty();
    }

    /** Most numbers and pointers have none, whatever the language. */
    private static boolean mayHaveView(Type type) {
        return switch (type) {
            case CompositeType composite -> !composite.isIncomplete();
            case PointerType pointer ->
                    pointer.language() == Language.RUST || pointer.language() == Language.ZIG;
            case ArrayType array -> array.language() == Language.RUST;
            case EnumerationType enumeration -> enumeration.language() == Language.RUST;
            case BaseType base -> base.size() == 0 || base.encoding() == BaseType.Encoding.UTF;
            default -> false;
        };
    }
}
