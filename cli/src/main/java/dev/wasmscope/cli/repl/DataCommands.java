package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.text.HexDump;
import dev.wasmscope.cli.text.MemoryWords;
import dev.wasmscope.cli.text.Table;
import dev.wasmscope.cli.text.VariableText;
import dev.wasmscope.session.CallEffects;
import dev.wasmscope.session.MemoryField;
import dev.wasmscope.session.StateChanges;
import dev.wasmscope.session.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands that look at values and memory. */
final class DataCommands {

    private static final int CHILD_LIMIT = 64;
    private static final int DUMP_LIMIT = 1 << 20;
    private static final Pattern FORMATTED = Pattern.compile("/([rxduotcs])\\s+(.*)");
    private static final Pattern VAR = Pattern.compile("^var(iable)?\\s+");
    private static final int TEXT_LIMIT = 4096;
    private static final Pattern EXAMINE =
            Pattern.compile(
                    "(?:/(?<count>\\d{0,7})(?<letters>[xduotcfsibhwg]{0,2})\\s+)?(?<at>[^/].*)");

    private final Debuggee debuggee;
    private final Printer printer;
    private final PlaceInfo places;

    DataCommands(Debuggee debuggee, Printer printer, PlaceInfo places) {
        this.places = places;
        this.debuggee = debuggee;
        this.printer = printer;
    }

    List<Command> all() {
        return List.of(
                new Command(
                        List.of("print", "p"),
                        "[/FORMAT] EXPRESSION",
                        "show a value in the program's own words: p->a[3] * 2, *p, a[2..5], (int)x; /x /d /u"
                                + " /o /t /c /s: hex, decimal, unsigned, octal, binary, character, text; /r: by its"
                                + " members; of wasm $local0, $stack0, $global0, $mem[16]:u32, $pc, $sp, $insn",
                        this::print),
                new Command(
                        List.of("call"),
                        "EXPRESSION",
                        "as print, but what the functions that it calls do stays; print takes it"
                                + " back",
                        this::call),
                new Command(
                        List.of("set"),
                        "[var] EXPRESSION = EXPRESSION",
                        "change a variable, a member, an element, $local0, $global0, $mem[16]:u8,"
                                + " $table0[1]",
                        this::set),
                new Command(
                        List.of("layout"),
                        "EXPRESSION",
                        "show a variable's memory piece by piece",
                        this::layout),
                new Command(
                        List.of("x"),
                        "[/BYTES|/COUNT FORMAT SIZE] ADDRESS|EXPRESSION",
                        "show memory, of a pointer what it points to: 64 bytes unless told; /8xw:"
                                + " eight numbers; formats x d u o t c f, s for texts, i for instructions at a code"
                                + " offset such as $pc; sizes b h w g",
                        this::examine));
    }

    /** {@code print}. */
    void print(String arguments) {
        Matcher formatted = FORMATTED.matcher(arguments);
        if (arguments.startsWith("/") && !formatted.matches()) {
            throw new CommandFailure("print/FORMAT EXPRESSION: formats x d u o t c s r");
        }
        show(evaluate(formatted.matches() ? formatted(formatted) : arguments));
    }

    /** Formats as gdb writes them, in front; the session takes them behind a comma. */
    private static String formatted(Matcher formatted) {
        String expression = formatted.group(2);
        return switch (formatted.group(1)) {
            case "r" -> "(" + expression + ")[raw]";
            case "t" -> expression + ",b";
            default -> expression + "," + formatted.group(1);
        };
    }

    private void set(String arguments) {
        String assignment = VAR.matcher(arguments).replaceFirst("");
        if (!assignment.contains("=")) {
            throw new CommandFailure("set EXPRESSION = EXPRESSION");
        }
        show(evaluateAndKeep(assignment));
    }

    private void call(String expression) {
        Variable result = evaluateAndKeep(expression);
        if (!result.typeName().equals("void")) {
            show(result);
        }
    }

    /** What functions do that are called stays. */
    private Variable evaluateAndKeep(String expression) {
        Arguments.required("an expression", expression);
        return debuggee.ask(
                debuggee.session()
                        .changes()
                        .evaluate(
                                debuggee.frame().index(),
                                expression,
                                CallEffects.KEEP,
                                StateChanges.CALL_LIMIT));
    }

    private void show(Variable variable) {
        printer.line(VariableText.line(variable));
        printer.facts().value(variable, List.of());
        if (variable.hasChildren()) {
            List<Variable> children =
                    debuggee.ask(debuggee.session().children(variable, 0, CHILD_LIMIT));
            printer.facts().value(variable, children);
            children.forEach(child -> printer.line("  " + VariableText.line(child)));
            if (variable.childCount() > CHILD_LIMIT) {
                printer.line("  … " + (variable.childCount() - CHILD_LIMIT) + " more");
            }
        }
    }

    private void layout(String expression) {
        List<MemoryField> fields =
                debuggee.ask(debuggee.session().memoryLayout(evaluate(expression)));
        if (fields.isEmpty()) {
            throw new CommandFailure("'" + expression + "' is not in memory");
        }
        Table table = new Table("address>", "size>", "type", "name", "value");
        for (MemoryField field : fields) {
            table.row(
                    "0x" + Long.toHexString(field.address()),
                    field.size(),
                    field.typeName(),
                    "  ".repeat(field.depth()) + field.path(),
                    field.value());
        }
        printer.lines(table.lines());
    }

    private void examine(String arguments) {
        Matcher matcher =
                EXAMINE.matcher(Arguments.required("an address or a variable", arguments));
        if (!matcher.matches()) {
            throw new CommandFailure(
                    "x [/BYTES|/COUNT FORMAT SIZE] ADDRESS: formats x d u o t c f s i, sizes b h w g");
        }
        String count = matcher.group("count");
        String letters = matcher.group("letters");
        if (letters != null && letters.contains("i")) {
            places.instructions(
                    new Addresses(debuggee).number(matcher.group("at")),
                    count == null || count.isEmpty() ? 1 : Integer.parseInt(count));
            return;
        }
        long address = address(matcher.group("at"));
        debuggee.stop();
        if (letters == null || letters.isEmpty()) {
            int bytes = count == null || count.isEmpty() ? 64 : Integer.parseInt(count);
            printer.lines(HexDump.lines(address, memory(address, bytes)));
            return;
        }
        int wanted = count == null || count.isEmpty() ? 1 : Integer.parseInt(count);
        if (letters.contains("s")) {
            byte[] bytes = memory(address, TEXT_LIMIT);
            printer.lines(MemoryWords.texts(address, bytes, wanted));
            return;
        }
        Words words = Words.of(letters);
        long length = Math.min((long) wanted * words.size(), DUMP_LIMIT);
        byte[] bytes = memory(address, (int) length);
        int whole = bytes.length - bytes.length % words.size();
        printer.lines(
                MemoryWords.lines(
                        address, Arrays.copyOf(bytes, whole), words.size(), words.format()));
    }

    /** What the letters behind a count mean; sizes are those of gdb where none is given. */
    private record Words(char format, int size) {
        static Words of(String letters) {
            char format = 'x';
            int size = 0;
            for (int i = 0; i < letters.length(); i++) {
                char letter = letters.charAt(i);
                int power = "bhwg".indexOf(letter);
                if (power >= 0) {
                    size = 1 << power;
                } else {
                    format = letter;
                }
            }
            if (format == 'c') {
                return new Words(format, 1);
            }
            return new Words(format, size > 0 ? size : format == 'f' ? 8 : 4);
        }
    }

    /** Fewer bytes than asked for, and a line that says so, where the memory ends. */
    private byte[] memory(long address, int length) {
        int asked = Math.min(length, DUMP_LIMIT);
        byte[] bytes = debuggee.ask(debuggee.session().readMemory(0, address, asked));
        printer.facts().memory(address, bytes);
        if (bytes.length < asked && asked != TEXT_LIMIT) {
            long end = debuggee.ask(debuggee.session().memorySize(0));
            printer.line("memory ends at 0x" + Long.toHexString(end));
        }
        return bytes;
    }

    /** An address, what a pointer points to, or where a variable lies. */
    private long address(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Arguments.address(text);
        }
        Variable variable = evaluate(text);
        boolean pointer = variable.typeName().strip().matches(".*\\*( ?const| ?volatile)*");
        return (pointer ? evaluate("*(" + text + ")") : variable)
                .address()
                .orElseThrow(() -> new CommandFailure("'" + text + "' is not in memory"));
    }

    private Variable evaluate(String expression) {
        Arguments.required("an expression", expression);
        return debuggee.ask(debuggee.session().evaluate(debuggee.frame().index(), expression));
    }
}
