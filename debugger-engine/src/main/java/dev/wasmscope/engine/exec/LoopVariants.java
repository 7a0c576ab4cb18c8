package dev.wasmscope.engine.exec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * The variants of the interpreter loop. The plain one is the ordinary class {@link
 * InterpreterLoop}; the others are the same class file defined again as a hidden class whose class
 * data names the variant, so that each has its own constants and its own compiled code.
 */
final class LoopVariants {
    private LoopVariants() {}

    // Holders, so that a variant is loaded when it is first used and then compiled once for all.

    private static final class Plain {
        static final Loop LOOP = new InterpreterLoop();
    }

    private static final class Step {
        static final Loop LOOP = define(RunMode.STEP);
    }

    private static final class Profile {
        static final Loop LOOP = define(RunMode.PROFILE);
    }

    private static final class Watching {
        static final Loop LOOP = define(RunMode.WATCH);
    }

    private static final class CountingPages {
        static final Loop LOOP = define(RunMode.PAGES);
    }

    private static final class WatchingAndCountingPages {
        static final Loop LOOP = define(RunMode.WATCH_PAGES);
    }

    /** The loop for a mode. It has no state of its own. */
    static Loop loop(RunMode mode) {
        return switch (mode) {
            case PLAIN -> Plain.LOOP;
            case STEP -> Step.LOOP;
            case PROFILE -> Profile.LOOP;
            case WATCH -> Watching.LOOP;
            case PAGES -> CountingPages.LOOP;
            case WATCH_PAGES -> WatchingAndCountingPages.LOOP;
        };
    }

    private static Loop define(RunMode mode) {
        try (InputStream in = InterpreterLoop.class.getResourceAsStream("InterpreterLoop.class")) {
            if (in == null) {
                throw new IllegalStateException(
                        "the class file of the interpreter loop is missing");
            }
            byte[] loop = in.readAllBytes();
            MethodHandles.Lookup variant =
                    MethodHandles.lookup()
                            .defineHiddenClassWithClassData(changed(loop, mode), mode, true);
            return (Loop) variant.lookupClass().getDeclaredConstructor().newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "cannot load the " + mode + " variant of the interpreter loop", e);
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
