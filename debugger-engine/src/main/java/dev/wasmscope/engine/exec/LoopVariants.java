package dev.wasmscope.engine.exec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The variants of the interpreter loop. The plain one is the ordinary class {@link
 * InterpreterLoop}; the others are the same class file defined again as a hidden class whose class
 * data names the variant, so that each has its own constants and its own compiled code.
 */
final class LoopVariants {
    private LoopVariants() {}

    /** A variant is loaded when it is first used, and then compiled once for all. */
    private static final Map<Variant, Loop> LOADED = new ConcurrentHashMap<>();

    private record Variant(RunMode mode, boolean counting) {}

    /**
     * The loop for a mode. It has no state of its own.
     *
     * @param counting whether it counts branches
     */
    static Loop loop(RunMode mode, boolean counting) {
        return LOADED.computeIfAbsent(new Variant(mode, counting), LoopVariants::define);
    }

    private static Loop define(Variant wanted) {
        if (wanted.mode == RunMode.PLAIN) {
            return new InterpreterLoop();
        }
        try {
            MethodHandles.Lookup variant =
                    MethodHandles.lookup()
                            .defineHiddenClassWithClassData(
                                    classFile(wanted.mode, wanted.counting), wanted.mode, true);
            return (Loop) variant.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "cannot load the " + wanted + " of the interpreter loop", e);
        }
    }

    /** The class file of the loop for a mode. */
    static byte[] classFile(RunMode mode, boolean counting) {
        try (InputStream in = InterpreterLoop.class.getResourceAsStream("InterpreterLoop.class")) {
            if (in == null) {
                throw new IllegalStateException(
                        "the class file of the interpreter loop is missing");
            }
            byte[] changed = changed(in.readAllBytes(), mode);
            return counting ? CountedBranches.addTo(changed) : changed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is watched is handed over before it is counted, so its question comes first. */
    private static byte[] changed(byte[] loop, RunMode mode) {
        return switch (mode) {
            case PLAIN, STEP, PROFILE -> loop;
            case WATCH -> WatchedAccesses.addTo(loop);
            case PAGES -> PageCounting.addTo(loop);
            case WATCH_PAGES -> WatchedAccesses.addTo(PageCounting.addTo(loop));
        };
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
