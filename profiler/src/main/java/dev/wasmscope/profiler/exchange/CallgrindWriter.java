package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.CallgrindFormat.Call;
import dev.wasmscope.profiler.exchange.CallgrindFormat.Costs;
import dev.wasmscope.profiler.exchange.CallgrindFormat.Position;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SourceFrame;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes one profile in callgrind's format. */
final class CallgrindWriter {

    private static final String UNKNOWN = "???";

    private static final Comparator<Position> BY_PLACE =
            Comparator.comparingInt(Position::offset)
                    .thenComparing(Position::file)
                    .thenComparingInt(Position::line);

    private static final Comparator<Call> BY_CALL =
            Comparator.comparing(Call::from, BY_PLACE).thenComparingInt(Call::callee);

    private final Profile profile;
    private final StackTable stacks;
    private final List<Measure> events;
    private final Writer out;
    private final Map<Integer, Costs> functions = new TreeMap<>();
    private final Strings files = new Strings();
    private final Set<Integer> named = new HashSet<>();
    private final Set<String> identities = new HashSet<>();

    CallgrindWriter(Profile profile, Writer out) {
        this.profile = profile;
        this.stacks = new StackTable(profile);
        this.events =
                stacks.measures().stream().filter(measure -> measure != Measure.CALLS).toList();
        this.out = out;
    }

    void write() throws IOException {
        collectOwn();
        collectCalls();
        writeHead();
        for (Map.Entry<Integer, Costs> entry : functions.entrySet()) {
            writeFunction(entry.getKey(), entry.getValue());
        }
        long[] totals = new long[events.size()];
        for (int i = 0; i < totals.length; i++) {
            totals[i] = Arrays.stream(StackTable.valuesOf(profile, events.get(i))).sum();
        }
        out.append("\ntotals:").append(text(totals)).append('\n');
    }

    private void writeHead() throws IOException {
        out.append(CallgrindFormat.FIRST_LINE).append("\nversion: 1\ncreator: wasmscope\n");
        out.append("cmd: ").append(clean(profile.guest())).append('\n');
        for (String note : profile.info().notes()) {
            out.append("desc: Note: ").append(clean(note)).append('\n');
        }
        for (Measure event : events) {
            out.append("event: ")
                    .append(CallgrindFormat.event(event))
                    .append(" : ")
                    .append(event.title())
                    .append('\n');
        }
        out.append("positions: instr line\nevents: ")
                .append(
                        events.stream()
                                .map(CallgrindFormat::event)
                                .collect(Collectors.joining(" ")))
                .append('\n');
    }

    private void collectOwn() {
        for (int node = 0; node < stacks.size(); node++) {
            if (stacks.hasValues(node)) {
                long[] own =
                        costs(stacks.function(node))
                                .own()
                                .computeIfAbsent(
                                        position(stacks.function(node), stacks.node(node).offset()),
                                        _ -> new long[events.size()]);
                for (int i = 0; i < own.length; i++) {
                    own[i] += stacks.value(node, stacks.measures().indexOf(events.get(i)));
                }
            }
        }
    }

    private Costs costs(int function) {
        return functions.computeIfAbsent(
                function, _ -> new Costs(new TreeMap<>(BY_PLACE), new TreeMap<>(BY_CALL)));
    }

    private Position position(int function, int offset) {
        FunctionLabel label = stacks.label(function);
        SourceFrame frame = stacks.frames(function, offset).getFirst();
        int line = frame.line() > 0 ? frame.line() : label.line();
        return new Position(offset, frame.file().or(label::source).orElse(UNKNOWN), line);
    }

    /** What nothing of the guest called is called by a function for the host, as (below main). */
    private void collectCalls() {
        CallTree tree = profile.tree();
        List<long[]> inclusive =
                events.stream()
                        .map(event -> InclusiveCalls.of(tree, StackTable.valuesOf(profile, event)))
                        .toList();
        for (int row = 1; row < tree.size(); row++) {
            int parent = tree.parent(row);
            int caller = tree.function(parent);
            Call call = new Call(position(caller, tree.callSite(row)), tree.function(row));
            long[] cost =
                    costs(caller).calls().computeIfAbsent(call, _ -> new long[events.size() + 1]);
            for (int i = 0; i < events.size(); i++) {
                cost[i] += inclusive.get(i)[row];
            }
            cost[events.size()] += tree.calls(row);
        }
    }

    private void writeFunction(int function, Costs costs) throws IOException {
        FunctionLabel label = stacks.label(function);
        String home = label.source().orElse(homeOf(costs));
        out.append("\nob=").append(label.host() ? "(host)" : clean(profile.guest()));
        out.append("\nfl=").append(compressed(files, home));
        out.append("\nfn=").append(number(function)).append('\n');
        String current = home;
        for (Map.Entry<Position, long[]> own : costs.own().entrySet()) {
            if (isZero(own.getValue())) {
                continue;
            }
            current = moveTo(own.getKey().file(), current, home);
            out.append(text(own.getKey())).append(text(own.getValue())).append('\n');
        }
        for (Map.Entry<Call, long[]> call : costs.calls().entrySet()) {
            current = moveTo(call.getKey().from().file(), current, home);
            writeCall(call.getKey(), call.getValue());
        }
    }

    private static String homeOf(Costs costs) {
        return costs.own().keySet().stream().map(Position::file).findFirst().orElse(UNKNOWN);
    }

    /** Says that the next costs lie in another file: {@code fi} goes away, {@code fe} back home. */
    private String moveTo(String file, String current, String home) throws IOException {
        if (!file.equals(current)) {
            out.append(file.equals(home) ? "fe=" : "fi=")
                    .append(compressed(files, file))
                    .append('\n');
        }
        return file;
    }

    private void writeCall(Call call, long[] cost) throws IOException {
        int callee = call.callee();
        FunctionLabel label = stacks.label(callee);
        Costs costs = functions.get(callee);
        String file = label.source().orElse(costs == null ? UNKNOWN : homeOf(costs));
        out.append("cob=").append(label.host() ? "(host)" : clean(profile.guest()));
        out.append("\ncfl=").append(compressed(files, file));
        out.append("\ncfn=").append(number(callee));
        out.append("\ncalls=").append(Long.toString(cost[events.size()]));
        out.append(' ').append(text(new Position(CallTree.NONE, file, label.line()))).append('\n');
        out.append(text(call.from())).append(text(Arrays.copyOf(cost, events.size()))).append('\n');
    }

    /**
     * Readers tell functions apart by these numbers; the name stands at a number's first use. Equal
     * functions of one file get different names.
     */
    private String number(int function) {
        String number = "(" + (function + 2) + ")";
        if (!named.add(function)) {
            return number;
        }
        FunctionLabel label = stacks.label(function);
        String name = clean(label.name());
        boolean first = identities.add(label.source().orElse("") + '\n' + name);
        return number + " " + (first ? name : name + " [" + function + "]");
    }

    private static String compressed(Strings strings, String text) {
        int before = strings.all().size();
        int number = strings.number(clean(text)) + 1;
        return "(" + number + ")" + (strings.all().size() > before ? " " + clean(text) : "");
    }

    private static String text(Position position) {
        return (position.offset() == CallTree.NONE
                        ? "0x0"
                        : "0x" + Integer.toHexString(position.offset()))
                + " "
                + position.line();
    }

    private static String text(long[] values) {
        StringBuilder text = new StringBuilder();
        for (long value : values) {
            text.append(' ').append(value);
        }
        return text.toString();
    }

    private static boolean isZero(long[] values) {
        return Arrays.stream(values).allMatch(value -> value == 0);
    }

    private static String clean(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
