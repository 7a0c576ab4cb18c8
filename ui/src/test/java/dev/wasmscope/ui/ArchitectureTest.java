package dev.wasmscope.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.wasmscope.testing.ModuleRules;
import java.util.List;
import javafx.application.Platform;

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
                                "dev.wasmscope.engine.control..",
                                "dev.wasmscope.dwarf..",
                                "dev.wasmscope.cli..")
                        .because("the desktop talks to the session and never reaches around it")
                        .allowEmptyShould(true),
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName("dev.wasmscope.ui.fx.UiThread")
                        .should()
                        .accessTargetWhere(method(Platform.class, "runLater"))
                        .because(
                                "one gate brings work to the JavaFX thread, reports what it throws"
                                        + " and coalesces it")
                        .allowEmptyShould(true),
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("Model")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.fxmisc..")
                        .because(
                                "a view model never sees a control, so it is tested without a"
                                        + " window")
                        .allowEmptyShould(true));
    }
}
