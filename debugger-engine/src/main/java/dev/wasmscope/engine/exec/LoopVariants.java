package dev.wasmscope.engine.exec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variants of the interpreter loop. The plain one is the ordinary class {@link
 * InterpreterLoop}; the others are the same class file defined again as a hidden class whose class
 * data names the variant, so that each has its own constants and its own compiled code.
 */
final class LoopVariants {
    private final Map<RunMode, Loop> loops = new EnumMap<>(RunMode.class);

    /** The loop for a mode, loaded on first use. */
    Loop loop(RunMode mode) {
        return loops.computeIfAbsent(mode, LoopVariants::define);
    }

    private static Loop define(RunMode mode) {
        if (mode == RunMode.PLAIN) {
            return new InterpreterLoop();
        }
        try (InputStream in = InterpreterLoop.class.getResourceAsStream("InterpreterLoop.class")) {
            if (in == null) {
                throw new IllegalStateException(
                        "the class file of the interpreter loop is missing");
            }
            MethodHandles.Lookup variant =
                    MethodHandles.lookup()
                            .defineHiddenClassWithClassData(in.readAllBytes(), mode, true);
            return (Loop) variant.lookupClass().getDeclaredConstructor().newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "cannot load the " + mode + " variant of the interpreter loop", e);
        }
    }

    /** The variant that the class of {@code lookup} is. */
    static RunMode current(MethodHandles.Lookup lookup) {
        try {
            @Nullable RunMode mode = MethodHandles.classData(lookup, "_", RunMode.class);
            return mode == null ? RunMode.PLAIN : mode;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
