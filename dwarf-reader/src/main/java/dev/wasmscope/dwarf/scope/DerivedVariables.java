package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.Tag;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Member;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.TemplateArgument;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.UnavailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.value.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names in scope of a function that no entry of their own describes. */
final class DerivedVariables {
    private static final String THIS = "this";

    private final Program program;

    DerivedVariables(Program program) {
        this.program = program;
    }

    /**
     * What a C++ closure captured, and the values of template parameters.
     *
     * @param function the function, or the inlined call of it
     * @param listed the variables that it declares
     */
    List<Variable> of(Die function, List<Variable> listed) {
        List<Variable> derived = new ArrayList<>();
        listed.stream()
                .filter(variable -> variable.name().equals(THIS) && variable.isArtificial())
                .findFirst()
                .ifPresent(closure -> addCaptured(closure, derived));
        try {
            addTemplateValues(function, derived);
        } catch (DwarfException e) {
            program.problems().add(e);
        }
        return derived;
    }

    /** A closure is an object of a class without a name, whose members are what it captured. */
    private static void addCaptured(Variable closure, List<Variable> derived) {
        if (!(closure.type().stripped() instanceof PointerType pointer)
                || !(pointer.target().get().stripped() instanceof CompositeType type)
                || !isClosure(type)) {
            return;
        }
        for (Member member : type.parts().members()) {
            if (!member.name().isEmpty() && !member.name().equals(THIS) && !member.isStatic()) {
                derived.add(captured(closure, member.name(), member.type().get()));
            }
        }
    }

    private static boolean isClosure(CompositeType type) {
        String name = type.qualifiedName();
        return name.isEmpty() || name.contains("(lambda") || name.contains("$_");
    }

    private static Variable captured(Variable closure, String name, Type type) {
        return new DerivedVariable(
                name,
                VariableKind.CAPTURED,
                type,
                closure.die(),
                (frame, pc) -> {
                    Value object = closure.read(frame, pc);
                    String reason =
                            object instanceof UnavailableValue missing
                                    ? missing.reason()
                                    : "its closure cannot be read";
                    return object.child(name)
                            .orElseGet(() -> new UnavailableValue(name, type, reason));
                },
                "captured");
    }

    private void addTemplateValues(Die function, List<Variable> derived) {
        Die declaration = EntryNames.declaration(function);
        addTemplateValues(function, declaration, derived);
        Die scope = program.unitOf(declaration).index().scope(declaration.offset());
        if (scope != null && Tag.isComposite(scope.tag())) {
            addTemplateValues(scope, null, derived);
        }
    }

    private void addTemplateValues(Die owner, @Nullable Die fallback, List<Variable> derived) {
        List<TemplateArgument> arguments = program.types().templateArguments(owner);
        if (arguments.isEmpty() && fallback != null) {
            arguments = program.types().templateArguments(fallback);
        }
        for (TemplateArgument argument : arguments) {
            Long value = argument.value();
            if (value != null && !argument.name().isEmpty()) {
                derived.add(templateValue(owner, argument, value));
            }
        }
    }

    private Variable templateValue(Die owner, TemplateArgument argument, long value) {
        Type type = argument.type().get();
        byte[] bytes = new byte[Math.clamp(type.byteSize().orElse(8), 1, 8)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (value >> (8 * i));
        }
        return new DerivedVariable(
                argument.name(),
                VariableKind.CONSTANT,
                type,
                owner.offset(),
                (frame, _) -> Values.computed(argument.name(), type, bytes, program.context(frame)),
                "constant");
    }
}
