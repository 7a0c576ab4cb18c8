package dev.wasmscope.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.wasmscope.testing.ModuleRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

class ArchitectureTest extends ModuleRules {
    private static final String ENGINE = "dev.wasmscope.engine.";

    /** The parts of the engine, and which other parts each may use. */
    private enum Part {
        MODULE("it is the vocabulary of all others"),
        BINARY("it only turns bytes into a module", MODULE),
        TEXT("it only prints what was decoded", MODULE, BINARY),
        VALIDATE("it judges a decoded module and knows nothing of running it", MODULE, BINARY),
        PROBE("instrumentation is written against it without the engine's insides", MODULE),
        LOWER(
                "it makes code from a validated function and does not run it",
                MODULE,
                BINARY,
                VALIDATE),
        // The loop calls host functions, and a host function reaches the memory of its caller: one
        // layer in two parts.
        EXEC(
                "control and everything above it drive the loop, never the reverse",
                MODULE,
                BINARY,
                VALIDATE,
                LOWER,
                PROBE) {
            @Override
            boolean mayUse(Part other) {
                return other == HOST || super.mayUse(other);
            }
        },
        HOST("a host function sees its caller and nothing of who drives it", MODULE, EXEC),
        WASI("it is host functions and nothing more, like any embedder's", MODULE, EXEC, HOST),
        CONTROL(
                "it knows pcs and frames, not what a host function does",
                MODULE,
                BINARY,
                VALIDATE,
                LOWER,
                PROBE,
                EXEC,
                HOST),
        COREDUMP(
                "it writes and restores what a stop shows and runs nothing",
                MODULE,
                BINARY,
                VALIDATE,
                EXEC,
                CONTROL);

        private final String reason;
        private final Set<Part> used;

        Part(String reason, Part... used) {
            this.reason = reason;
            this.used = Set.of(used);
        }

        boolean mayUse(Part other) {
            return other == this || used.contains(other);
        }

        String packages() {
            return ENGINE + name().toLowerCase(Locale.ROOT) + "..";
        }

        ArchRule rule() {
            String[] forbidden =
                    Arrays.stream(values())
                            .filter(other -> !mayUse(other))
                            .map(Part::packages)
                            .toArray(String[]::new);
            return noClasses()
                    .that()
                    .resideInAPackage(packages())
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .because(reason)
                    .allowEmptyShould(true);
        }
    }

    @Override
    protected Map<String, String> longMethods() {
        return Map.of(
                "dev.wasmscope.engine.module.Opcode.<clinit>",
                "runs once; one table of all instructions is worth one interpreted pass");
    }

    @Override
    protected List<ArchRule> rules() {
        List<ArchRule> rules =
                new ArrayList<>(Arrays.stream(Part.values()).map(Part::rule).toList());
        rules.add(
                noClasses()
                        .that()
                        .resideInAPackage("dev.wasmscope.engine..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("dev.wasmscope.dwarf..", "dev.wasmscope.session..")
                        .because(
                                "only the session joins running a guest with its debug information")
                        .allowEmptyShould(true));
        rules.add(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
                        .because("the engine runs without a desktop")
                        .allowEmptyShould(true));
        return rules;
    }
}
