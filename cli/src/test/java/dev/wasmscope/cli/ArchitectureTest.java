package dev.wasmscope.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.wasmscope.testing.ModuleRules;
import java.util.List;

class ArchitectureTest extends ModuleRules {
    @Override
    protected List<ArchRule> rules() {
        return List.of(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "dev.wasmscope.engine.exec..",
                                "dev.wasmscope.engine.lower..",
                                "dev.wasmscope.engine.control..")
                        .because("commands talk to the session and never reach around it")
                        .allowEmptyShould(true),
                noClasses()
                        .that()
                        .doNotHaveSimpleName("DesktopLauncher")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("javafx..")
                        .because(
                                "a command that opens no window must start without JavaFX, in one class at most")
                        .allowEmptyShould(true),
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName("dev.wasmscope.cli.Main")
                        .should()
                        .accessTargetWhere(method(System.class, "exit"))
                        .because("only main ends the process, so that commands can be tested in it")
                        .allowEmptyShould(true));
    }
}
