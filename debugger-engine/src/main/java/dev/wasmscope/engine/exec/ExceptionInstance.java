package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.Names;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An exception of a guest (core specification 4.2, "Exception Instances"). Two are the same only if
 * they are the same object.
 *
 * @see Value.Ref
 */
public final class ExceptionInstance {
    private final TagInstance tag;
    private final List<Value> values;
    private final Instance instance;
    private final CodeLocation location;

    ExceptionInstance(
            TagInstance tag, List<Value> values, Instance instance, CodeLocation location) {
        this.tag = tag;
        this.values = List.copyOf(values);
        this.instance = instance;
        this.location = location;
    }

    /** Its tag. */
    public TagInstance tag() {
        return tag;
    }

    /** The values that it carries, of the types of the tag's parameters. */
    public List<Value> values() {
        return values;
    }

    /** The instance whose code threw it. */
    public Instance instance() {
        return instance;
    }

    /** The instruction that threw it first. */
    public CodeLocation location() {
        return location;
    }

    /** Tag and values, for people. */
    public String describe() {
        int index = Arrays.asList(instance.tags).indexOf(tag);
        String name = instance.module().names().name(Names.Kind.TAG, index);
        return "tag %d%s (%s)"
                .formatted(
                        index,
                        name == null ? "" : " " + name,
                        values.stream()
                                .map(ExceptionInstance::text)
                                .collect(Collectors.joining(", ")));
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.I32(int number) -> "i32 " + number;
            case Value.I64(long number) -> "i64 " + number;
            default -> value.toString();
        };
    }

    @Override
    public String toString() {
        return "exception, " + describe();
    }
}
