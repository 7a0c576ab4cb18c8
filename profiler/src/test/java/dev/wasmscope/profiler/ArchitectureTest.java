package dev.wasmscope.profiler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
                                "dev.wasmscope.session",
                                "dev.wasmscope.session.memory",
                                "java..",
                                "org.jspecify..",
                                "tools.jackson..",
                                "com.google.protobuf..",
                                "io.opentelemetry.proto..")
                        .because(
                                "a profile is made from probe events and the module; a recorded profile needs no"
                                        + " running guest")
                        .allowEmptyShould(true),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.wasmscope.profiler.symbol..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.wasmscope.session..")
                        .because("names are given to a finished profile in one place, symbol")
                        .allowEmptyShould(true));
    }
}
