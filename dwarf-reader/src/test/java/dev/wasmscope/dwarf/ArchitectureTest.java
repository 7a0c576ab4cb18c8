package dev.wasmscope.dwarf;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import dev.wasmscope.testing.ModuleRules;
import java.util.List;

class ArchitectureTest extends ModuleRules {
    @Override
    protected List<ArchRule> rules() {
        return List.of(
                classes()
                        .that()
                        .resideInAPackage("dev.wasmscope..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "dev.wasmscope.dwarf..",
                                "java..",
                                "org.jspecify..",
                                "tools.jackson..")
                        .because(
                                "the reader is of use without an engine: what it needs of a paused guest it asks for"
                                        + " through an interface of its own")
                        .allowEmptyShould(true));
    }
}
