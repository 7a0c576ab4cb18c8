package dev.wasmscope.profiler;

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
                                "dev.wasmscope.profiler..",
                                "dev.wasmscope.engine.probe..",
                                "dev.wasmscope.engine.module..",
                                "java..",
                                "org.jspecify..",
                                "tools.jackson..")
                        .because(
                                "a profile is made from probe events and the module; names come from a function that"
                                        + " the caller passes in, so a recorded profile needs no session")
                        .allowEmptyShould(true));
    }
}
