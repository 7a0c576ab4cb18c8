package dev.wasmscope.engine.exec;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoopVariantsTest {
    /** HotSpot compiles no method that is longer. */
    private static final int MOST = 8_000;

    /** Room for one more edit of the loop. */
    private static final int ROOM = 100;

    @ParameterizedTest
    @EnumSource(RunMode.class)
    void everyVariantIsShortEnoughToBeCompiled(RunMode mode) {
        for (boolean counting : new boolean[] {false, true}) {
            int length = length(LoopVariants.classFile(mode, counting));
            assertTrue(
                    length <= MOST - ROOM,
                    () ->
                            mode
                                    + (counting ? " that counts branches: " : ": ")
                                    + length
                                    + " bytes of bytecode; move something out of InterpreterLoop"
                                    + " or of the transforms");
        }
    }

    private static int length(byte[] loop) {
        return ClassFile.of().parse(loop).methods().stream()
                .filter(method -> method.methodName().equalsString("run"))
                .flatMap(method -> method.code().stream())
                .mapToInt(code -> ((CodeAttribute) code).codeLength())
                .max()
                .orElseThrow();
    }

    @Test
    void aVariantIsLoadedOnce() {
        for (RunMode mode : RunMode.values()) {
            assertSame(LoopVariants.loop(mode, true), LoopVariants.loop(mode, true));
            assertNotSame(LoopVariants.loop(mode, false), LoopVariants.loop(mode, true));
        }
    }
}
