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

/** Chooses the view of a value: the first that recognises its type. */
public final class LanguageViews implements Presenter {
    private final List<ValueView> cpp;
    private final List<ValueView> rust;
    private final List<ValueView> zig;

    /** Asks the views of the language that a value's type is of, in order. */
    private LanguageViews(List<ValueView> cpp, List<ValueView> rust, List<ValueView> zig) {
        this.cpp = cpp;
        this.rust = rust;
        this.zig = zig;
    }

    /** The views of all languages. */
    public static LanguageViews standard() {
        return new LanguageViews(List.of(new CppViews()), RustViews.ALL, ZigViews.ALL);
    }

    @Override
    public Optional<? extends Presentation> of(AvailableValue raw) {
        ViewContext context = new ViewContext(raw.context());
        for (ValueView view : views(raw.plainType())) {
            Optional<ViewedValue> viewed = view.of(raw, context);
            if (viewed.isPresent()) {
                return viewed;
            }
        }
        return Optional.empty();
    }

    /** Most numbers and pointers have none, whatever the language. */
    private List<ValueView> views(Type type) {
        return switch (type) {
            case CompositeType composite when composite.isIncomplete() -> List.of();
            case CompositeType composite -> of(composite.language());
            case PointerType pointer -> notCpp(pointer.language());
            case ArrayType array when array.language() == Language.RUST -> rust;
            case EnumerationType enumeration when enumeration.language() == Language.RUST -> rust;
            case BaseType base when base.size() == 0 || base.encoding() == BaseType.Encoding.UTF ->
                    rust;
            default -> List.of();
        };
    }

    private List<ValueView> of(Language language) {
        return language == Language.CPP ? cpp : notCpp(language);
    }

    private List<ValueView> notCpp(Language language) {
        return switch (language) {
            case RUST -> rust;
            case ZIG -> zig;
            default -> List.of();
        };
    }
}
