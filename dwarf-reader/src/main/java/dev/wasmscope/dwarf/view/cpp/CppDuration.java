package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.TemplateArgument;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.List;
import java.util.Optional;

/** {@code std::chrono::duration} and {@code time_point}: {@code 1500ms}, {@code 7[2/3]s}. */
final class CppDuration implements ValueView {
    private final boolean isMoment;

    private CppDuration(boolean isMoment) {
        this.isMoment = isMoment;
    }

    /** The view of {@code duration}. */
    static CppDuration spans() {
        return new CppDuration(false);
    }

    /** The view of {@code time_point}. */
    static CppDuration moments() {
        return new CppDuration(true);
    }

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        return isMoment
                ? context.member(raw, "__d_").flatMap(since -> duration(since, context))
                : duration(raw, context);
    }

    private static Optional<ViewedValue> duration(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = CppNames.type(raw);
        Optional<AvailableValue> ticks = context.member(raw, "__rep_");
        Optional<Type> period = type.flatMap(t -> CppNames.argument(t, 1));
        if (ticks.isEmpty()
                || !(ticks.get().plainType() instanceof BaseType)
                || period.isEmpty()
                || !(period.get().stripped() instanceof CompositeType ratio)) {
            return Optional.empty();
        }
        List<TemplateArgument> arguments = ratio.parts().templateArguments();
        Long numerator = arguments.isEmpty() ? null : arguments.getFirst().value();
        Long denominator = arguments.size() < 2 ? Long.valueOf(1) : arguments.get(1).value();
        return numerator == null || denominator == null
                ? Optional.empty()
                : Optional.of(
                        ViewedValue.leaf(ticks.get().summary() + unit(numerator, denominator)));
    }

    /** The suffix that the standard's output operator writes. */
    private static String unit(long numerator, long denominator) {
        String ratio = numerator + "/" + denominator;
        return switch (ratio) {
            case "1/1000000000" -> "ns";
            case "1/1000000" -> "us";
            case "1/1000" -> "ms";
            case "1/1" -> "s";
            case "60/1" -> "min";
            case "3600/1" -> "h";
            case "86400/1" -> "d";
            default -> denominator == 1 ? "[" + numerator + "]s" : "[" + ratio + "]s";
        };
    }
}
