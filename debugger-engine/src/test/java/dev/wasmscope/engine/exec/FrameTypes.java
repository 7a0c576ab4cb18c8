package dev.wasmscope.engine.exec;

import java.util.List;
import java.util.stream.Stream;

/** Checks that a stopped frame shows values that are what their types say. */
public final class FrameTypes {
    private FrameTypes() {}

    /** The values that are not; a local that cannot be null may be, until it is set. */
    public static List<String> misfits(FrameView frame) {
        Stream<Value> locals =
                frame.locals().stream()
                        .filter(
                                value ->
                                        !(value instanceof Value.Ref(var _, var object)
                                                && object == null));
        return Stream.concat(locals, frame.operandStack().stream())
                .filter(value -> !fits(frame.instance(), value))
                .map(value -> value + " at " + frame.location())
                .toList();
    }

    private static boolean fits(Instance instance, Value value) {
        return References.fits(value, instance.inStore(value.type()));
    }
}
