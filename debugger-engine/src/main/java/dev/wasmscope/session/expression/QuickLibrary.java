package dev.wasmscope.session.expression;

import dev.wasmscope.session.expression.Quick.Number;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What {@link LibraryMethods} answers of texts and of elements in a row, in conditions. */
final class QuickLibrary {
    private final LiveNumbers live;
    private final ScalarTypes types;
    private final QuickOperators operators;
    private final QuickObjects objects;
    private final QuickContainers containers;

    QuickLibrary(
            LiveNumbers live,
            ScalarTypes types,
            QuickOperators operators,
            QuickObjects objects,
            QuickContainers containers) {
        this.live = live;
        this.types = types;
        this.operators = operators;
        this.objects = objects;
        this.containers = containers;
    }

    /** The answer; null if the object is of no such class, or the method no such question. */
    @Nullable Quick call(Quick.Object object, String method, List<Quick> arguments) {
        if (arguments.isEmpty()) {
            return call(object, method);
        }
        Number index = objects.number(arguments.getFirst());
        return arguments.size() == 1 && method.equals("at") && index != null && !index.isPointer()
                ? containers.element(object, index.code())
                : null;
    }

    private @Nullable Quick call(Quick.Object object, String method) {
        LongSupplier characters = QuickTexts.length(object, live);
        LongSupplier length = characters == null ? containers.count(object) : characters;
        if (length == null) {
            return null;
        }
        return switch (method) {
            case "size", "length", "len" -> new Number(types.size(), length);
            case "empty", "is_empty" -> operators.bool(() -> length.getAsLong() == 0 ? 1 : 0);
            case "front", "first" -> containers.element(object, () -> 0);
            case "back", "last" -> containers.element(object, () -> length.getAsLong() - 1);
            default -> null;
        };
    }
}
