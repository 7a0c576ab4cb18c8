package dev.wasmscope.samples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import dev.wasmscope.testing.ModuleRules;
import java.util.List;

class ArchitectureTest extends ModuleRules {
    @Override
    protected List<ArchRule> rules() {
        return List.of(
                classes()
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "dev.wasmscope.samples..",
                                "java..",
                                "org.jspecify..",
                                "tools.jackson..")
                        .because("the samples are data that the engine's own tests use too")
                        .allowEmptyShould(true));
    }
}
