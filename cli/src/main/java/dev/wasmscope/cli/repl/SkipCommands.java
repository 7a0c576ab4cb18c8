package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.JustMyCode;
import dev.wasmscope.session.Stepping;
import java.util.ArrayList;
import java.util.List;

/** {@code skip}: which code steps run through. */
final class SkipCommands {
    private static final String WAYS =
            "file PATTERN, function PATTERN, libraries on|off, nosource on|off, delete [N]";

    private final Debuggee debuggee;
    private final Printer printer;

    SkipCommands(Debuggee debuggee, Printer printer) {
        this.debuggee = debuggee;
        this.printer = printer;
    }

    Command command() {
        return new Command(
                List.of("skip"),
                "[file PATTERN|function PATTERN|libraries on|off|nosource on|off|delete [N]]",
                "say what steps run through; !PATTERN for files that they do not",
                this::skip);
    }

    private Stepping stepping() {
        return debuggee.session().stepping();
    }

    private void skip(String text) {
        String[] words = text.isEmpty() ? new String[] {""} : text.split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        JustMyCode now = stepping().justMyCode();
        JustMyCode then =
                switch (words[0]) {
                    case "" -> now;
                    case "file", "fi" -> now.withFile(rest.isEmpty() ? currentFile() : rest);
                    case "function", "fu" ->
                            now.withFunction(rest.isEmpty() ? debuggee.frame().function() : rest);
                    case "libraries" -> now.withSkipsLibraries(isOn(rest));
                    case "nosource" -> now.withSkipsWithoutSource(isOn(rest));
                    case "delete" -> without(now, rest);
                    default -> throw new CommandFailure("skip what? there are: " + WAYS);
                };
        stepping().setJustMyCode(then);
        list();
    }

    private String currentFile() {
        return debuggee.frame()
                .position()
                .map(position -> position.file())
                .orElseThrow(() -> new CommandFailure("no source here; say skip file PATTERN"));
    }

    private static boolean isOn(String text) {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new CommandFailure("say on or off");
        };
    }

    private static JustMyCode without(JustMyCode now, String number) {
        if (number.isEmpty()) {
            return now.withFiles(List.of()).withFunctions(List.of());
        }
        int files = now.files().size();
        int index = Arguments.number("skip", number) - 1;
        if (index >= files + now.functions().size()) {
            throw new CommandFailure("there is no skip " + number);
        }
        return index < files
                ? now.withFiles(without(now.files(), index))
                : now.withFunctions(without(now.functions(), index - files));
    }

    private static List<String> without(List<String> patterns, int index) {
        List<String> left = new ArrayList<>(patterns);
        left.remove(index);
        return left;
    }

    /** What {@code info skip} shows. */
    void list() {
        JustMyCode now = stepping().justMyCode();
        printer.line("steps run through:");
        printer.line("     functions without source: " + (now.skipsWithoutSource() ? "yes" : "no"));
        printer.line("     libraries: " + (now.skipsLibraries() ? "yes" : "no"));
        int number = 0;
        for (String file : now.files()) {
            boolean own = file.startsWith("!");
            printer.line(
                    "%3d  %s %s"
                            .formatted(
                                    ++number,
                                    own ? "but not files" : "files",
                                    own ? file.substring(1) : file));
        }
        for (String function : now.functions()) {
            printer.line("%3d  functions %s".formatted(++number, function));
        }
    }
}
