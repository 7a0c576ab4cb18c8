package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.Export;
import dev.wasmscope.engine.module.ExternKind;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.session.EntryPointException;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a launch calls: {@code _start} of a command, or the function that the user named, of a
 * reactor after its {@code _initialize}.
 */
final class EntryPoint {
    private static final String COMMAND = "_start";
    private static final String REACTOR = "_initialize";

    /** Exports that a message lists at most. */
    private static final int LISTED = 20;

    private final LaunchConfig config;
    private final Module module;

    EntryPoint(LaunchConfig config, Module module) {
        this.config = config;
        this.module = module;
    }

    /**
     * A function to call.
     *
     * @param name of the export
     * @param arguments as it takes them
     */
    record Call(String name, List<Value> arguments) {}

    /**
     * The calls of the run, in order; at least one.
     *
     * @throws SessionException if there is nothing to call, or the arguments do not fit
     */
    List<Call> calls() throws SessionException {
        String name = config.invoke().orElse(COMMAND);
        FuncType type = typeOf(name).orElseThrow(() -> missing(name));
        List<Call> calls = new ArrayList<>();
        boolean initialised =
                typeOf(REACTOR)
                        .filter(t -> t.params().isEmpty() && t.results().isEmpty())
                        .isPresent();
        if (initialised && config.invoke().isPresent() && !name.equals(REACTOR)) {
            calls.add(new Call(REACTOR, List.of()));
        }
        calls.add(new Call(name, arguments(name, type)));
        return calls;
    }

    private List<Value> arguments(String name, FuncType type) throws SessionException {
        if (config.invoke().isEmpty() && type.params().isEmpty()) {
            return List.of();
        }
        try {
            return new ArgumentReader(name, type)
                    .read(config.invoke().isEmpty() ? List.of() : config.args());
        } catch (SessionException e) {
            throw new EntryPointException(config.wasm() + ": " + e.getMessage(), callables());
        }
    }

    private Optional<FuncType> typeOf(String name) {
        return module.export(name, ExternKind.FUNCTION).map(this::typeOf);
    }

    private FuncType typeOf(Export export) {
        return module.funcType(module.functions().get(export.index()).typeIndex());
    }

    private SessionException missing(String name) {
        List<Export> functions = functions();
        String what;
        if (config.invoke().isPresent()) {
            what = "exports no function " + name + suggestion(name, functions);
        } else if (typeOf(REACTOR).isPresent()) {
            what = "is a reactor, which has no " + COMMAND + ": name a function to call";
        } else {
            what = "exports no function " + COMMAND + ": name a function to call";
        }
        return new EntryPointException(
                config.wasm() + ": " + what + listing(functions), callables());
    }

    private List<Export> functions() {
        return module.exports().stream()
                .filter(export -> export.kind() == ExternKind.FUNCTION)
                .toList();
    }

    private List<EntryPointException.Callable> callables() {
        return functions().stream()
                .map(
                        export -> {
                            FuncType type = typeOf(export);
                            return new EntryPointException.Callable(
                                    export.name(), TypeText.of(type), type.params().size());
                        })
                .toList();
    }

    private String listing(List<Export> functions) {
        if (functions.isEmpty()) {
            return "; it exports no function at all";
        }
        int more = functions.size() - LISTED;
        return functions.stream()
                .limit(LISTED)
                .map(export -> export.name() + " " + TypeText.of(typeOf(export)))
                .collect(
                        Collectors.joining(
                                ", ", "; it exports ", more > 0 ? " and " + more + " more" : ""));
    }

    private static String suggestion(String name, List<Export> functions) {
        return functions.stream()
                .map(Export::name)
                .filter(candidate -> distance(name, candidate) <= 1 + name.length() / 4)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .map(nearest -> ", did you mean " + nearest + "?")
                .orElse("");
    }

    /** How many letters to change, add or leave out; upper and lower case are the same. */
    private static int distance(String a, String b) {
        String from = a.toLowerCase(Locale.ROOT);
        String to = b.toLowerCase(Locale.ROOT);
        if (Math.abs(from.length() - to.length()) > from.length()) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
