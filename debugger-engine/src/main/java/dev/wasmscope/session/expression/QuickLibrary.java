package dev.wasmscope.session.expression;

import dev.wasmscope.session.expression.Quick.Number;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What {@link LibraryMethods} answers of texts, of elements in a row and of sorted maps, in
 * conditions.
 */
final class QuickLibrary {
    private final LiveNumbers live;
    private final ScalarTypes types;
    private final QuickOperators operators;
    private final QuickContainers containers;
    private final QuickEntries entries;

    QuickLibrary(
            LiveNumbers live,
            ScalarTypes types,
            QuickOperators operators,
            QuickContainers containers,
            QuickEntries entries) {
        this.live = live;
        this.types = types;
        this.operators = operators;
        this.containers = containers;
        this.entries = entries;
    }

    /**
     * The answer; null if the object is of no such class, or the method no such question.
     *
     * @param number translates an argument that is a number
     */
    @Nullable Quick call(
            Quick.Object object,
            String method,
            List<Node> arguments,
            Function<Node, @Nullable Number> number) {
        if (arguments.isEmpty()) {
            return call(object, method);
        }
        if (arguments.size() > 1) {
            return null;
        }
        return switch (method) {
            case "at" -> element(object, arguments.getFirst(), number);
            case "contains", "contains_key" -> {
                LongSupplier contains = entries.contains(object, arguments.getFirst());
                yield contains == null ? null : operators.bool(contains);
            }
            default -> null;
        };
    }

    private @Nullable Quick element(
            Quick.Object object, Node at, Function<Node, @Nullable Number> number) {
        Quick entry = entries.element(object, at);
        if (entry != null) {
            return entry;
        }
        Number index = number.apply(at);
        return index != null && !index.isPointer()
                ? containers.element(object, index.code())
                : null;
    }

    private @Nullable Quick call(Quick.Object object, String method) {
        LongSupplier length = length(object);
        if (length == null) {
            return null;
        }
        return switch (method) {
            case "size", "length", "len" -> new Number(types.size(), length);
            case "empty", "is_empty" -> operators.bool(() -> length.getAsLong() == 0 ? 1 : 0);
            case "front", "first" -> end(object, () -> 0, true);
            case "back", "last" -> end(object, () -> length.getAsLong() - 1, false);
            default -> null;
        };
    }

    private @Nullable Quick end(Quick.Object object, LongSupplier index, boolean isFirst) {
        Quick listed = containers.end(object, isFirst);
        return listed == null ? containers.element(object, index) : listed;
    }

    private @Nullable LongSupplier length(Quick.Object object) {
        LongSupplier characters = QuickTexts.length(object, live);
        LongSupplier sorted = characters == null ? entries.count(object) : characters;
        return sorted == null ? containers.count(object) : sorted;
    }
}
