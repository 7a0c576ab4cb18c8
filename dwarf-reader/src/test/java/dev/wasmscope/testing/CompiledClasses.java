package dev.wasmscope.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the rules ask of a folder of class files. */
final class CompiledClasses {
    /** What a package says of null: it is told everywhere, or, of generated code, nowhere. */
    private static final Set<String> NULL_MARKS =
            Set.of(
                    "Lorg/jspecify/annotations/NullMarked;",
                    "Lorg/jspecify/annotations/NullUnmarked;");

    private static final String PACKAGE_INFO = "package-info";
    private static final Set<String> TESTS =
            Set.of(
                    "Lorg/junit/jupiter/api/Test;",
                    "Lorg/junit/jupiter/api/TestFactory;",
                    "Lorg/junit/jupiter/api/RepeatedTest;",
                    "Lorg/junit/jupiter/params/ParameterizedTest;",
                    "Lnet/jqwik/api/Property;",
                    "Lnet/jqwik/api/Example;");

    private CompiledClasses() {}

    /**
     * Bytes of bytecode by {@code package.Class.method}, of every method with more than {@code
     * limit}.
     */
    static Map<String, Integer> methodsLongerThan(int limit, Path folder) {
        Map<String, Integer> found = new TreeMap<>();
        for (ClassModel model : classes(folder)) {
            for (MethodModel method : model.methods()) {
                int length =
                        method.findAttribute(Attributes.code())
                                .map(code -> code.codeLength())
                                .orElse(0);
                if (length > limit) {
                    found.merge(
                            name(model) + "." + method.methodName().stringValue(),
                            length,
                            Math::max);
                }
            }
        }
        return found;
    }

    /**
     * Names of the packages that hold classes but no {@code package-info} with {@code @NullMarked},
     * or {@code @NullUnmarked} where the code is generated.
     */
    static List<String> packagesNotNullMarked(Path folder) {
        Set<String> all = new TreeSet<>();
        Set<String> marked = new TreeSet<>();
        for (ClassModel model : classes(folder)) {
            String name = name(model);
            String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
            all.add(packageName);
            if (name.endsWith(PACKAGE_INFO) && isNullMarked(model)) {
                marked.add(packageName);
            }
        }
        all.removeAll(marked);
        return List.copyOf(all);
    }

    /** Names of the classes that have tests, can be run, and are not called {@code …Test}. */
    static List<String> testsNotNamedTest(Path folder) {
        return classes(folder).stream()
                .filter(model -> !model.flags().has(AccessFlag.ABSTRACT))
                .filter(model -> model.methods().stream().anyMatch(CompiledClasses::isTest))
                .map(CompiledClasses::name)
                .filter(name -> !name.replaceFirst("\\$.*", "").endsWith("Test"))
                .sorted()
                .toList();
    }

    private static boolean isTest(MethodModel method) {
        return annotations(method).anyMatch(TESTS::contains);
    }

    private static boolean isNullMarked(ClassModel model) {
        return annotations(model).anyMatch(NULL_MARKS::contains);
    }

    private static Stream<String> annotations(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream())
                .map(annotation -> annotation.className().stringValue());
    }

    private static String name(ClassModel model) {
        return model.thisClass().asInternalName().replace('/', '.');
    }

    private static List<ClassModel> classes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(CompiledClasses::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the classes in " + folder, e);
        }
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
