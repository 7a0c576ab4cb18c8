package dev.wasmscope.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks find what they look for, in classes made for it. */
class CompiledClassesTest {
    @TempDir Path folder;

    @Test
    void findsOnlyMethodsOverTheLimit() throws IOException {
        writeClass("a.Short", 99);
        writeClass("a.Long", 100);
        assertEquals(Map.of("a.Long.run", 101), CompiledClasses.methodsLongerThan(100, folder));
    }

    @Test
    void findsPackagesWithoutTheirInfo() throws IOException {
        writeClass("a.b.Some", 1);
        assertEquals(List.of("a.b"), CompiledClasses.packagesNotNullMarked(folder));
    }

    @Test
    void findsTestsThatTheBuildOverlooks() throws IOException {
        writeTestClass("a.SomeTest");
        writeTestClass("a.SomeTest$Inner");
        writeTestClass("a.SomeProperties");
        assertEquals(List.of("a.SomeProperties"), CompiledClasses.testsNotNamedTest(folder));
    }

    private void writeTestClass(String name) throws IOException {
        Annotation test = Annotation.of(Test.class.describeConstable().orElseThrow());
        write(
                name,
                ClassFile.of()
                        .build(
                                ClassDesc.of(name),
                                type ->
                                        type.withMethod(
                                                "test",
                                                ConstantDescs.MTD_void,
                                                0,
                                                method ->
                                                        method.with(
                                                                RuntimeVisibleAnnotationsAttribute
                                                                        .of(test)))));
    }

    /** A class with one method of that many nops and a return. */
    private void writeClass(String name, int nops) throws IOException {
        byte[] bytes =
                ClassFile.of()
                        .build(
                                ClassDesc.of(name),
                                type ->
                                        type.withMethodBody(
                                                "run",
                                                ConstantDescs.MTD_void,
                                                ClassFile.ACC_STATIC,
                                                code -> {
                                                    for (int i = 0; i < nops; i++) {
                                                        code.nop();
                                                    }
                                                    code.return_();
                                                }));
        write(name, bytes);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name.replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
