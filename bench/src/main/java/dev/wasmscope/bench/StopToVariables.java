package dev.wasmscope.bench;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.UnknownImports;
import dev.wasmscope.session.Variable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * From a stop at a breakpoint to the stack and the variables of its top frame, as a view asks for
 * them: 50 rows, all variables, and the members of the first five.
 */
final class StopToVariables {
    private static final int ROWS = 50;
    private static final int OPENED = 5;
    private static final int CHILDREN = 20;

    private record Measured(String function, long nanos, int rows, int variables) {}

    private StopToVariables() {}

    /**
     * Runs a module from stop to stop and prints what the stops cost.
     *
     * @param args the module, the export to call, how many stops, then functions to stop in
     */
    public static void main(String[] args) throws Exception {
        LaunchConfig config =
                LaunchConfig.of(Path.of(args[0]))
                        .withUnknownImports(UnknownImports.ZERO)
                        .withInvoke(args[1])
                        .withArgs(List.of("0", "0"));
        try (DebugSession session = DebugSession.open(config)) {
            for (int i = 3; i < args.length; i++) {
                session.addFunctionBreakpoint(args[i]);
            }
            List<Measured> all = new ArrayList<>();
            Stop stop = session.run().get();
            for (int i = Integer.parseInt(args[2]); i > 0 && !stop.ended(); i--) {
                all.add(measure(session, stop));
                stop = session.continueRun().get();
            }
            print(all);
        }
    }

    private static Measured measure(DebugSession session, Stop stop) throws Exception {
        long began = System.nanoTime();
        List<SymbolisedFrame> rows = session.frames(0, ROWS).get();
        List<Variable> variables = session.variables(0).get();
        for (Variable variable : variables.stream().limit(OPENED).toList()) {
            if (variable.hasChildren()) {
                session.children(variable, 0, CHILDREN).get();
            }
        }
        long took = System.nanoTime() - began;
        String function = stop.top().map(SymbolisedFrame::function).orElse("?");
        return new Measured(function, took, rows.size(), variables.size());
    }

    private static void print(List<Measured> all) {
        LongUnaryOperator percent =
                p ->
                        all.stream()
                                .mapToLong(Measured::nanos)
                                .sorted()
                                .skip(Math.min(all.size() - 1, all.size() * p / 100))
                                .findFirst()
                                .orElse(0);
        System.out.printf(
                "%d stops: first %.1f ms, median %.2f ms, 95th percentile %.2f ms%n",
                all.size(),
                all.getFirst().nanos() / 1e6,
                percent.applyAsLong(50) / 1e6,
                percent.applyAsLong(95) / 1e6);
        all.stream()
                .sorted(Comparator.comparingLong(Measured::nanos).reversed())
                .limit(8)
                .forEach(
                        m ->
                                System.out.printf(
                                        "  %8.2f ms  %s, %d rows, %d variables%n",
                                        m.nanos() / 1e6, m.function(), m.rows(), m.variables()));
    }
}
