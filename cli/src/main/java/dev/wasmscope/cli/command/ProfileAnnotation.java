package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.text.AnnotationText;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SourceText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Costs beside the source and the code, which are read from the module where there is one; a saved
 * profile has positions, but no text.
 */
final class ProfileAnnotation {
    private final @Nullable ModuleView module;
    private final Map<String, List<String>> texts = new HashMap<>();

    /**
     * @param module what was run; null for a profile that was saved before
     */
    ProfileAnnotation(@Nullable ModuleView module) {
        this.module = module;
    }

    /** The lines that cost most. */
    List<String> hottest(Profile profile, int count) {
        return AnnotationText.hottest(profile, count, this::line);
    }

    /**
     * What is meant by a name: a source file, or else a function.
     *
     * @throws CommandFailure if neither is known
     */
    List<String> annotate(Profile profile, String name) {
        List<String> files = AnnotationText.filesNamed(profile, name);
        if (files.size() == 1) {
            List<String> text = text(files.getFirst());
            if (text.isEmpty()) {
                throw new CommandFailure(
                        "--annotate: the text of "
                                + files.getFirst()
                                + " was not found; --map FROM=TO or --source-dir DIR says where it is");
            }
            return AnnotationText.source(profile, files.getFirst(), text);
        }
        if (files.size() > 1) {
            throw new CommandFailure(
                    "--annotate: '" + name + "' could be " + String.join(" or ", files));
        }
        int function =
                function(profile, name)
                        .orElseThrow(
                                () ->
                                        new CommandFailure(
                                                "--annotate: no file and no function '"
                                                        + name
                                                        + "' in this profile"));
        return instructions(profile, function);
    }

    private List<String> instructions(Profile profile, int function) {
        if (module == null
                || !(profile.functions().get(function) instanceof FunctionKey.Code code)
                || code.functionIndex() >= module.functions().size()
                || module.functions().get(code.functionIndex()).imported()) {
            throw new CommandFailure(
                    "--annotate: the code of "
                            + profile.labels().get(function).name()
                            + " is not at hand; run the module, do not open a saved profile");
        }
        return AnnotationText.instructions(
                profile, function, module.disassembly(code.functionIndex()));
    }

    private static OptionalInt function(Profile profile, String name) {
        return IntStream.range(0, profile.labels().size())
                .filter(i -> profile.labels().get(i).name().equals(name))
                .findFirst();
    }

    private String line(String file, int number) {
        List<String> text = text(file);
        return number <= text.size() ? text.get(number - 1) : "";
    }

    private List<String> text(String file) {
        return texts.computeIfAbsent(
                file,
                wanted ->
                        module != null && module.source(wanted) instanceof SourceText.Found found
                                ? found.lines()
                                : List.of());
    }
}
