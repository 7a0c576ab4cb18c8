package dev.wasmscope.cli.repl;

import java.util.List;

/**
 * A command of the terminal debugger.
 *
 * @param names the full name first, then its short forms
 * @param arguments what follows the name, for help; empty when nothing does
 * @param help one line: what it does
 * @param action what it does; gets the text behind the name, stripped
 * @param usesFiles whether it reads or writes files of this machine that the user names
 */
record Command(
        List<String> names, String arguments, String help, Action action, boolean usesFiles) {

    /** One that leaves the files of this machine alone. */
    Command(List<String> names, String arguments, String help, Action action) {
        this(names, arguments, help, action, false);
    }

    Command {
        names = List.copyOf(names);
    }

    /** The part of a command that acts; failures are thrown and become one line. */
    @FunctionalInterface
    interface Action {
        void run(String arguments);
    }

    /** {@code next, n}: the names as help lists them. */
    String title() {
        return String.join(", ", names) + (arguments.isEmpty() ? "" : " " + arguments);
    }
}
