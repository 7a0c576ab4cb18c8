package dev.wasmscope.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.classfile.ClassFile;
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
        Path file = folder.resolve(name.replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
