package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code std::any} of libc++: its handler's class tells the type that it holds. */
final class CppAny implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        OptionalLong handler = CppNames.either(raw, context, "__h_", "__h");
        Optional<AvailableValue> storage =
                context.member(raw, "__s_").or(() -> context.member(raw, "__s"));
        if (handler.isEmpty() || storage.isEmpty()) {
            return Optional.empty();
        }
        if (handler.getAsLong() == 0) {
            return Optional.of(ViewedValue.leaf("no value"));
        }
        Optional<CompositeType> owner =
                context.classOfMethod(handler.getAsLong())
                        .filter(CompositeType.class::isInstance)
                        .map(CompositeType.class::cast);
        String name = owner.map(CompositeType::qualifiedName).orElse("");
        if (!name.contains("__any_imp::_")) {
            return Optional.of(
                    ViewedValue.invalid(
                            raw, "std::any", "its handler is entry " + handler.getAsLong()));
        }
        Optional<Type> held = owner.flatMap(type -> CppNames.argument(type, 0));
        OptionalLong at =
                name.contains("__any_imp::_SmallHandler")
                        ? CppNames.address(storage.get())
                        : context.number(storage.get(), "__ptr");
        return held.isPresent() && at.isPresent()
                ? Optional.of(held(context.at("*" + raw.name(), held.get(), at.getAsLong())))
                : Optional.empty();
    }

    /** One deeper, since what it holds may hold another one. */
    private static ViewedValue held(AvailableValue value) {
        return ViewedValue.pointer(nesting -> nesting.of(value), value);
    }
}
