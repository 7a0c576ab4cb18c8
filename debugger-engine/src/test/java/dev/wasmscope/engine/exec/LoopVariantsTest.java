package dev.wasmscope.engine.exec;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LoopVariantsTest {
    /** HotSpot compiles no method that is longer. */
    private static final int MOST = 8_000;

    @Test
    void theLoopStaysShortEnoughToBeCompiledWithAllThatIsPutIn() throws IOException {
        byte[] loop;
        try (InputStream in = InterpreterLoop.class.getResourceAsStream("InterpreterLoop.class")) {
            loop = Objects.requireNonNull(in).readAllBytes();
        }
        assertCompiles("watched and counted", CountedBranches.addTo(WatchedAccesses.addTo(loop)));
        assertCompiles("with pages and counted", CountedBranches.addTo(PageCounting.addTo(loop)));
    }

    private static void assertCompiles(String variant, byte[] loop) {
        int length =
                ClassFile.of().parse(loop).methods().stream()
                        .filter(method -> method.methodName().equalsString("run"))
                        .flatMap(method -> method.code().stream())
                        .mapToInt(code -> ((CodeAttribute) code).codeLength())
                        .max()
                        .orElseThrow();
        assertTrue(length < MOST, variant + ": " + length + " bytes of bytecode");
    }

    @Test
    void aVariantIsLoadedOnce() {
        for (RunMode mode : RunMode.values()) {
            assertSame(LoopVariants.loop(mode, true), LoopVariants.loop(mode, true));
            assertNotSame(LoopVariants.loop(mode, false), LoopVariants.loop(mode, true));
        }
    }
}
