package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.TemplateArgument;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code std::function} of libc++: the function or closure that it holds. Of its two layouts, the
 * one with a policy tells the type by the function that calls it, the one with virtual functions by
 * its vtable.
 */
final class CppFunction implements ValueView {
    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<AvailableValue> holder = context.member(raw, "__f_");
        if (holder.isEmpty()) {
            return Optional.empty();
        }
        return context.member(holder.get(), "__policy_").isPresent()
                ? withPolicy(holder.get(), context)
                : withVtable(holder.get(), context);
    }

    private static Optional<ViewedValue> withPolicy(AvailableValue holder, ViewContext context) {
        OptionalLong isNull = context.number(holder, "__policy_", "__is_null");
        OptionalLong clone = context.number(holder, "__policy_", "__clone");
        Optional<AvailableValue> buffer = context.member(holder, "__buf_");
        Optional<AvailableValue> invoker =
                context.member(holder, "__func_")
                        .or(() -> context.member(holder, "__invoker_", "__call_"));
        if (isNull.isEmpty() || clone.isEmpty() || buffer.isEmpty() || invoker.isEmpty()) {
            return Optional.empty();
        }
        if (isNull.getAsLong() != 0) {
            return Optional.of(ViewedValue.leaf("empty"));
        }
        // Only what is on the heap needs a function to copy it.
        OptionalLong at =
                clone.getAsLong() == 0
                        ? CppNames.address(buffer.get())
                        : context.number(buffer.get(), "__large");
        Optional<Type> type =
                context.templateArguments(context.number(invoker.get()).orElse(0)).stream()
                        .findFirst()
                        .map(TemplateArgument::type)
                        .map(found -> found.get());
        return type.isEmpty() || at.isEmpty()
                ? Optional.empty()
                : Optional.of(view(context, context.at("target", type.get(), at.getAsLong())));
    }

    private static Optional<ViewedValue> withVtable(AvailableValue holder, ViewContext context) {
        Optional<AvailableValue> pointer = context.member(holder, "__f_");
        OptionalLong address =
                pointer.isEmpty() ? OptionalLong.empty() : context.number(pointer.get());
        if (address.isEmpty()) {
            return Optional.empty();
        }
        if (address.getAsLong() == 0) {
            return Optional.of(ViewedValue.leaf("empty"));
        }
        return pointer.get().dereference() instanceof Answer.Known<Value>(AvailableValue whole)
                ? context.member(whole, "__func_")
                        .or(() -> context.member(whole, "__f_"))
                        .map(callable -> view(context, callable))
                : Optional.empty();
    }

    private static boolean isWrapper(AvailableValue value) {
        return CppNames.isStandard(
                value, "__function::__default_alloc_func", "__function::__alloc_func");
    }

    /** The callable without the pair with an allocator that older versions put it into. */
    private static ViewedValue view(ViewContext context, AvailableValue wrapped) {
        AvailableValue callable =
                context.member(wrapped, "__f_", "__value_")
                        .or(() -> context.member(wrapped, "__f_"))
                        .filter(_ -> isWrapper(wrapped))
                        .orElse(wrapped);
        AvailableValue shown = callable.named("target");
        String type = shown.plainType() instanceof CompositeType ? shown.typeName() + " " : "";
        return ViewedValue.pointer(
                nesting ->
                        type.isEmpty() && nesting.depth() == 0
                                ? shown.summary()
                                : type + nesting.of(shown),
                shown);
    }
}
