package dev.wasmscope.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules that every module keeps, checked on its compiled classes; a module's own test extends
 * this and adds what it may depend on.
 */
public abstract class ModuleRules {
    /**
     * HotSpot leaves a method of more than 8,000 bytes to its interpreter for ever; this leaves
     * room for a last edit.
     */
    private static final int METHOD_LIMIT = 7_500;

    /** The module's architecture rules, each with its reason in a {@code because}. */
    protected abstract List<ArchRule> rules();

    /**
     * Methods that may be longer than {@value #METHOD_LIMIT} bytes of bytecode.
     *
     * @return the reason by {@code package.Class.method}
     */
    protected Map<String, String> longMethods() {
        return Map.of();
    }

    /** A call of, or a method reference to, any method of that name. */
    protected static DescribedPredicate<JavaAccess<?>> method(Class<?> owner, String name) {
        return DescribedPredicate.describe(
                owner.getSimpleName() + "." + name,
                access ->
                        access.getTargetOwner().getName().equals(owner.getName())
                                && access.getName().equals(name));
    }

    @TestFactory
    Stream<DynamicTest> architecture() {
        JavaClasses classes = new ClassFileImporter().importPath(compiledClasses());
        ArchRule noStaticState =
                fields().that()
                        .areStatic()
                        .and()
                        .areDeclaredInClassesThat()
                        .resideOutsideOfPackage("..grammar..") // generated
                        .should()
                        .beFinal()
                        .because("two sessions in one process must not see each other's state")
                        .allowEmptyShould(true);
        return Stream.concat(rules().stream(), Stream.of(noStaticState))
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.getDescription(), () -> rule.check(classes)));
    }

    @Test
    void noMethodIsTooLongForTheCompiler() {
        Map<String, Integer> found =
                CompiledClasses.methodsLongerThan(METHOD_LIMIT, compiledClasses());
        assertEquals(
                new TreeMap<>(longMethods()).keySet(),
                found.keySet(),
                () ->
                        "methods of more than "
                                + METHOD_LIMIT
                                + " bytes of bytecode "
                                + found
                                + ": HotSpot never compiles them over 8,000. Split them; or list them, with the"
                                + " reason, in longMethods() of "
                                + getClass().getSimpleName()
                                + ", which must list no other");
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        assertEquals(
                List.of(),
                CompiledClasses.packagesNotNullMarked(compiledClasses()),
                "packages without a package-info.java annotated @NullMarked");
    }

    @Test
    void everyTestIsInAClassThatTheBuildRuns() {
        assertEquals(
                List.of(),
                CompiledClasses.testsNotNamedTest(testClasses()),
                "classes with tests whose name does not end in Test: not run");
    }

    /** The folder of the module's own classes, next to the folder of its tests. */
    private Path compiledClasses() {
        return testClasses().resolveSibling("classes");
    }

    private Path testClasses() {
        try {
            return Path.of(getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
