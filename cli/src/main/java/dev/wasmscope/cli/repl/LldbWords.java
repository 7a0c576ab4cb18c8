package dev.wasmscope.cli.repl;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What users of LLDB type, in the words of this debugger; pure. A few commands of gdb and LLDB have
 * nothing here that does the same: those get a line that says what does what they were wanted for.
 */
final class LldbWords {
    /**
     * A form.
     *
     * @param pattern of a whole line
     * @param meaning the command line here
     */
    private record Form(Pattern pattern, Function<MatchResult, String> meaning) {
        static Form of(String regex, String meaning) {
            return new Form(Pattern.compile(regex), found -> filled(meaning, found));
        }

        /** The meaning with the groups of the form, of which some may not be there. */
        private static String filled(String meaning, MatchResult found) {
            String text = meaning;
            for (int i = 1; i <= found.groupCount(); i++) {
                String part = found.group(i) == null ? "" : found.group(i);
                text = text.replace("$" + i, part);
            }
            return text.strip();
        }
    }

    private static final String BREAKPOINT = "(?:br|bre|brea|breakp|breakpoint) ";
    private static final String SET = BREAKPOINT + "(?:s|se|set) ";
    private static final String WATCHPOINT = "(?:wa|watchpoint) ";
    private static final String THREAD = "(?:th|thread) ";
    private static final String FRAME = "(?:fr|frame) ";
    private static final String MEMORY = "(?:me|mem|memory) ";
    private static final String IMAGE = "(?:im|ima|image|target modules) ";
    private static final String EXPRESSION = "(?:e|expr|expression)";

    /** Not the rest of an expression that begins with a variable of such a name. */
    private static final String OPERAND = " (\\w.*|[(*&$!~\"'-]\\S.*)";

    private static final List<Form> FORMS =
            List.of(
                    new Form(Pattern.compile(SET + "(.*)"), found -> breakpoint(found.group(1))),
                    Form.of(BREAKPOINT + "(?:l|list)(?: .*)?", "info breakpoints"),
                    Form.of(BREAKPOINT + "(?:del|delete)(.*)", "delete$1"),
                    Form.of(BREAKPOINT + "(?:dis|disable)(.*)", "disable$1"),
                    Form.of(BREAKPOINT + "(?:en|enable)(.*)", "enable$1"),
                    Form.of(
                            BREAKPOINT + "(?:mod|modify) -c ['\"]?(.+?)['\"]? (\\d+)",
                            "condition $2 $1"),
                    Form.of(BREAKPOINT + "(?:mod|modify) -i (\\d+) (\\d+)", "ignore $2 $1"),
                    Form.of(WATCHPOINT + "(?:s|set) (?:v|variable) -w read (.+)", "rwatch $1"),
                    Form.of(WATCHPOINT + "(?:s|set) (?:v|variable) -w write (.+)", "watch -w $1"),
                    Form.of(
                            WATCHPOINT + "(?:s|set) (?:v|variable) -w read_write (.+)",
                            "awatch $1"),
                    Form.of(WATCHPOINT + "(?:s|set) (?:v|variable) (.+)", "watch $1"),
                    Form.of(WATCHPOINT + "(?:s|set) (?:e|expression) (?:-- )?(.+)", "watch -l $1"),
                    Form.of(WATCHPOINT + "(?:l|list)", "info watchpoints"),
                    Form.of(WATCHPOINT + "(?:del|delete)(.*)", "delete$1"),
                    Form.of("(?:process launch|pr la)(?: .*)?", "run"),
                    Form.of("(?:process continue|pr c)", "continue"),
                    Form.of("process kill", "kill"),
                    Form.of("(?:process status|pr st)", "info program"),
                    Form.of("process save-core (.+)", "gcore $1"),
                    Form.of(THREAD + "(?:step-over|next)", "next"),
                    Form.of(THREAD + "(?:step-in|step)", "step"),
                    Form.of(THREAD + "(?:step-out|finish)", "finish"),
                    Form.of(THREAD + "(?:step-inst|si)", "stepi"),
                    Form.of(THREAD + "(?:step-inst-over|ni)", "nexti"),
                    Form.of(THREAD + "(?:u|until) (.+)", "until $1"),
                    Form.of(THREAD + "(?:continue|c)", "continue"),
                    Form.of(THREAD + "(?:j|jump) (?:-l|--line) (\\d+)", "jump $1"),
                    Form.of(THREAD + "return(.*)", "return$1"),
                    Form.of(THREAD + "(?:b|bt|backtrace)(?: .*)?", "backtrace"),
                    Form.of(THREAD + "(?:l|list|i|info)", "info program"),
                    Form.of("bt all", "backtrace"),
                    Form.of(FRAME + "(?:v|var|variable)", "info locals"),
                    Form.of(FRAME + "(?:v|var|variable) (.+)", "print $1"),
                    Form.of(FRAME + "(?:s|select) (\\d+)", "frame $1"),
                    Form.of(FRAME + "(?:i|info)", "info frame"),
                    Form.of("(?:v|var)", "info locals"),
                    Form.of("(?:v|var|vo|po|target variable)" + OPERAND, "print $1"),
                    Form.of(EXPRESSION + "(?: --)? ([\\w(*$].*[^=!<>]=[^=].*)", "set $1"),
                    Form.of(EXPRESSION + "(?: --)?" + OPERAND, "call $1"),
                    Form.of(MEMORY + "(?:re|read) -c ?(\\d+) -f ?([xduotcfs]) (.+)", "x/$1$2b $3"),
                    Form.of(MEMORY + "(?:re|read) -c ?(\\d+) (.+)", "x/$1 $2"),
                    Form.of(MEMORY + "(?:re|read) ([^-].*)", "x $1"),
                    Form.of(MEMORY + "find (.+)", "find $1"),
                    Form.of(IMAGE + "(?:lo|lookup) (?:-a|--address) (.+)", "info line *$1"),
                    Form.of(IMAGE + "(?:lo|lookup) (?:-n|--name) (.+)", "info line $1"),
                    Form.of(IMAGE + "(?:lo|lookup) (?:-s|--symbol) (.+)", "info line $1"),
                    Form.of(IMAGE + "(?:lo|lookup) (?:-t|--type) (.+)", "ptype $1"),
                    Form.of(IMAGE + "(?:l|list)", "info sections"),
                    Form.of("(?:type lookup|ty l) (.+)", "ptype $1"),
                    Form.of("(?:re|register) (?:r|read)(?: .*)?", "info wasm"),
                    Form.of("(?:di|disassemble) (?:-n|--name) (.+)", "disassemble $1"),
                    Form.of("(?:di|disassemble) (?:-f|--frame)", "disassemble"),
                    Form.of("(?:source list|so l)", "list"),
                    Form.of("(?:target create|file) .*", "restart-with-file"));

    /** Words of both that nothing here does, and what to type. */
    private static final Map<String, String> INSTEAD =
            Map.ofEntries(
                    Map.entry(
                            "commands",
                            "breakpoints run no commands: 'log N MESSAGE' prints {expressions},"
                                    + " 'condition N EXPRESSION' decides, 'after N M' waits for another"),
                    Map.entry("thread", "a program has one thread: 'bt' shows its stack"),
                    Map.entry("attach", "say 'wasmscope debug FILE', or attach an editor"),
                    Map.entry("detach", "'kill' ends the program, 'quit' leaves"),
                    Map.entry("file", "the module is given at the start: wasmscope debug FILE"),
                    Map.entry(
                            "restart-with-file",
                            "the module is given at the start: wasmscope debug FILE"),
                    Map.entry("tui", "'list' shows source; the desktop: 'wasmscope ui FILE'"),
                    Map.entry("shell", "there is no shell here"),
                    Map.entry("printf", "'print EXPRESSION', or 'dprintf WHERE,MESSAGE'"),
                    Map.entry("handle", "there are no signals; 'catch trap', 'catch throw'"),
                    Map.entry("signal", "there are no signals; 'catch trap', 'catch throw'"),
                    Map.entry(
                            "reverse-step",
                            "no steps back in time: --record FILE, then --replay FILE runs it again"),
                    Map.entry(
                            "record",
                            "start with --record FILE; --replay FILE runs the same again"),
                    Map.entry("process", "'run', 'continue', 'kill'; Ctrl-C pauses"),
                    Map.entry("register", "'info wasm', '$local0', '$global0', '$stack0'"),
                    Map.entry("settings", "settings are options of the command line, see --help"));

    private LldbWords() {}

    /** A line in the words of this debugger; the line itself where it is none of LLDB's. */
    static String translated(String line) {
        for (Form form : FORMS) {
            Matcher found = form.pattern().matcher(line);
            if (found.matches()) {
                return form.meaning().apply(found.toMatchResult());
            }
        }
        return line;
    }

    /** What to type instead of a command that is not there. */
    static Optional<String> instead(String name) {
        return Optional.ofNullable(
                INSTEAD.get(name.startsWith("reverse-") ? "reverse-step" : name));
    }

    private static String breakpoint(String options) {
        String command = option(options, "-o|--one-shot").isPresent() ? "tbreak" : "break";
        Optional<String> file = option(options, "-f|--file");
        Optional<String> line = option(options, "-l|--line");
        Optional<String> column = option(options, "-u|--column");
        String where =
                line.map(
                                number ->
                                        file.map(name -> name + ":").orElse("")
                                                + number
                                                + column.map(c -> ":" + c).orElse(""))
                        .or(() -> option(options, "-n|--name|-F|--fullname|-b|--basename"))
                        .or(() -> option(options, "-r|--func-regex").map(r -> "/" + r + "/"))
                        .or(() -> option(options, "-a|--address").map(a -> "*" + a))
                        .or(() -> option(options, "-E|--language-exception").map(_ -> "throw"))
                        .orElse("");
        if (where.equals("throw")) {
            return "catch throw";
        }
        String condition = option(options, "-c|--condition").map(c -> " if " + c).orElse("");
        return (command + " " + where + condition).strip();
    }

    /** The argument of an option, which may be in quotes. */
    private static Optional<String> option(String options, String names) {
        Matcher found =
                Pattern.compile("(?:^|\\s)(?:" + names + ")[ =](?:\"([^\"]*)\"|'([^']*)'|(\\S+))")
                        .matcher(options);
        return found.find()
                ? Optional.of(
                        found.group(1) != null
                                ? found.group(1)
                                : found.group(2) != null ? found.group(2) : found.group(3))
                : Optional.empty();
    }
}
