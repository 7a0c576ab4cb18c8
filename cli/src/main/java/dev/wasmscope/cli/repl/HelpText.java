package dev.wasmscope.cli.repl;

import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** What {@code help} prints: names at the left, what they do at the right, in lines of 100. */
final class HelpText {
    private static final int NAMES = 34;
    private static final int WIDTH = 100;

    private HelpText() {}

    static List<String> lines(List<Command> commands) {
        TextTable table =
                TextTable.forColumns(
                        Help.defaultColorScheme(Ansi.OFF),
                        new Column(NAMES, 0, Overflow.SPAN),
                        new Column(WIDTH - NAMES, 1, Overflow.WRAP));
        for (Command command : commands) {
            table.addRowValues(command.title(), command.help());
        }
        return table.toString().lines().map(String::stripTrailing).toList();
    }
}
