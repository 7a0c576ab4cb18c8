package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.Variable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can follow the text in front of the cursor of the terminal debugger: commands, topics,
 * functions and source files for places, variables and members for expressions, files on disk.
 */
final class Completion {
    private static final int LIMIT = 200;
    private static final Set<String> PLACES =
            Set.of("break", "tbreak", "until", "advance", "list", "disassemble", "rbreak", "jump");
    private static final Set<String> FILES =
            Set.of("restore", "dump", "generate-core-file", "save", "source");
    private static final Set<String> TOPICS = Set.of("info");
    private static final Pattern WORD = Pattern.compile("[\\w$~]*$");
    private static final Pattern OPERAND =
            Pattern.compile("((?:[\\w$:\\[\\]()*.]|->)+?)(\\.|->)\\w*$");

    private final Debuggee debuggee;
    private final List<Command> commands;
    private final List<String> topics;

    Completion(Debuggee debuggee, List<Command> commands, List<String> topics) {
        this.debuggee = debuggee;
        this.topics = topics;
        this.commands = commands;
    }

    /**
     * Whole replacements of the last word, sorted.
     *
     * @param line the text in front of the cursor
     */
    List<String> of(String line) {
        String text = line.stripLeading();
        int blank = text.indexOf(' ');
        if (blank < 0) {
            return matching(
                    text, commands.stream().map(command -> command.names().getFirst()).toList());
        }
        String command = fullName(text.substring(0, blank).replaceFirst("/.*", ""));
        String rest = text.substring(blank + 1).stripLeading();
        String word = rest.substring(rest.lastIndexOf(' ') + 1);
        try {
            if (TOPICS.contains(command)) {
                return topics(rest);
            }
            if (FILES.contains(command)) {
                return files(word);
            }
            return PLACES.contains(command) ? places(word) : expressions(word);
        } catch (CommandFailure _) {
            return List.of(); // nothing to offer for what cannot be evaluated
        }
    }

    private String fullName(String name) {
        return commands.stream()
                .filter(command -> command.names().contains(name))
                .findFirst()
                .or(
                        () ->
                                commands.stream()
                                        .filter(c -> c.names().getFirst().startsWith(name))
                                        .findFirst())
                .map(command -> command.names().getFirst())
                .orElse(name);
    }

    private List<String> topics(String typed) {
        return matching(typed, topics);
    }

    private List<String> places(String word) {
        Set<String> all = new TreeSet<>();
        DebugSession session = debuggee.session();
        for (var function : session.module().functions()) {
            if (!function.imported() && all.size() < LIMIT && function.name().startsWith(word)) {
                all.add(function.name());
            }
        }
        for (var source : session.module().sourceFiles()) {
            String file = source.file().substring(source.file().lastIndexOf('/') + 1) + ":";
            if (file.startsWith(word) && all.size() < LIMIT) {
                all.add(file);
            }
        }
        return List.copyOf(all);
    }

    private List<String> expressions(String word) {
        DebugSession session = debuggee.session();
        if (session.state() != SessionState.STOPPED) {
            return List.of();
        }
        Matcher operand = OPERAND.matcher(word);
        if (operand.find()) {
            String head = word.substring(0, operand.end(2));
            String typed = word.substring(operand.end(2));
            return members(operand.group(1)).stream()
                    .filter(name -> name.startsWith(typed))
                    .map(name -> head + name)
                    .toList();
        }
        Matcher last = WORD.matcher(word);
        String typed = last.find() ? last.group() : "";
        String head = word.substring(0, word.length() - typed.length());
        int frame = debuggee.frame().index();
        List<String> names = new ArrayList<>();
        debuggee.ask(session.variables(frame)).forEach(v -> names.add(v.name()));
        debuggee.ask(session.globalVariables(frame)).forEach(v -> names.add(v.name()));
        if (typed.startsWith("$")) {
            names.addAll(List.of("$pc", "$insn", "$mem["));
            registers("$local", debuggee.ask(session.wasmLocals(frame)).size(), names);
            registers("$stack", debuggee.ask(session.operandStack(frame)).size(), names);
            registers("$global", debuggee.ask(session.wasmGlobals()).size(), names);
        }
        return matching(typed, names).stream().map(name -> head + name).toList();
    }

    private static void registers(String prefix, int count, List<String> names) {
        for (int i = 0; i < Math.min(count, LIMIT); i++) {
            names.add(prefix + i);
        }
    }

    private List<String> members(String operand) {
        DebugSession session = debuggee.session();
        Variable variable = debuggee.ask(session.evaluate(debuggee.frame().index(), operand));
        List<Variable> children = debuggee.ask(session.children(variable, 0, LIMIT));
        if (children.size() == 1 && children.getFirst().name().startsWith("*")) {
            children = debuggee.ask(session.children(children.getFirst(), 0, LIMIT));
        }
        return children.stream()
                .map(Variable::name)
                .filter(name -> !name.startsWith("["))
                .sorted()
                .toList();
    }

    private static List<String> files(String word) {
        int slash = word.lastIndexOf('/');
        String folder = slash < 0 ? "" : word.substring(0, slash + 1);
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(Path.of(folder.isEmpty() ? "." : folder))) {
            for (Path entry : entries) {
                String end = Files.isDirectory(entry) ? "/" : "";
                names.add(folder + entry.getFileName() + end);
            }
        } catch (IOException | java.nio.file.InvalidPathException _) {
            return List.of();
        }
        return matching(word, names);
    }

    private static List<String> matching(String typed, List<String> names) {
        return names.stream()
                .filter(name -> name.startsWith(typed))
                .distinct()
                .sorted()
                .limit(LIMIT)
                .toList();
    }
}
