package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Presentation;
import dev.wasmscope.dwarf.value.Presenter;
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
        return new LanguageViews(Stream.of(CppViews.all()).flatMap(List::stream).toList());
    }

    @Override
    public Optional<? extends Presentation> of(AvailableValue raw) {
        if (!(raw.plainType() instanceof CompositeType type) || type.isIncomplete()) {
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
}
