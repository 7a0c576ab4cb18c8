package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.ProfileAssembler.Place;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads callgrind's format: costs by function, line and instruction. The format has calls but no
 * paths, so every function stands at the top, with how often it was called.
 */
final class CallgrindReader {

    private static final Pattern NAME = Pattern.compile("\\((\\d+)\\)(?: (.*))?");
    private static final String UNKNOWN = "???";

    private record Function(String object, String file, String name) {}

    private final ProfileFile file;
    private final ProfileAssembler assembler = new ProfileAssembler();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Map<String, String>> compressed = new HashMap<>();
    private final Map<Function, Long> calls = new LinkedHashMap<>();
    private final Map<Function, Long> declared = new HashMap<>();
    private final Map<Function, Map<SourceFrame, long[]>> costs = new LinkedHashMap<>();
    private final Map<String, Long> lastPosition = new HashMap<>();
    private List<String> positions = List.of("line");
    private List<@Nullable ForeignMeasure> events = List.of();
    private String guest;
    private String object = "";
    private String home = UNKNOWN;
    private String current = UNKNOWN;
    private String function = UNKNOWN;
    private String calledObject = "";
    private String calledFile = "";
    private String calledFunction = "";
    private boolean afterCalls;
    private int lineNumber;

    CallgrindReader(ProfileFile file) {
        this.file = file;
        this.guest = file.name();
    }

    Profile read() throws ProfileFileException {
        for (String line : file.text().lines().toList()) {
            lineNumber++;
            read(line.strip());
        }
        if (events.isEmpty()) {
            throw file.wrong("no file of callgrind: it has no line 'events:'");
        }
        costs.forEach(this::addFunction);
        calls.keySet().stream().filter(f -> !costs.containsKey(f)).forEach(this::addCalls);
        Measure weight =
                events.stream()
                        .filter(event -> event != null)
                        .map(event -> event.measure())
                        .findFirst()
                        .orElse(Measure.SAMPLES);
        notes.addFirst("callgrind's format keeps no paths: every function stands at the top");
        return assembler.profile(
                new ProfileInfo(guest, ForeignMeasure.kind(weight), notes), weight);
    }

    private void read(String line) throws ProfileFileException {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        char first = line.charAt(0);
        if (Character.isDigit(first) || first == '+' || first == '-' || first == '*') {
            readCosts(line);
            return;
        }
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        if (equals > 0 && (colon < 0 || equals < colon)) {
            readName(line.substring(0, equals), line.substring(equals + 1));
        } else if (colon > 0) {
            readHead(line.substring(0, colon), line.substring(colon + 1).strip());
        } else {
            throw wrong("is neither a name, a cost nor a header");
        }
    }

    private void readHead(String key, String value) {
        switch (key) {
            case "cmd" -> guest = value.isEmpty() ? guest : value;
            case "positions" -> positions = List.of(value.split("\\s+"));
            case "events" -> {
                events = new ArrayList<>();
                for (String event : value.split("\\s+")) {
                    events.add(measure(event));
                }
            }
            case "desc" -> {
                if (value.startsWith("Note: ")) {
                    notes.add(value.substring(6));
                }
            }
            default -> {}
        }
    }

    private @Nullable ForeignMeasure measure(String event) {
        for (Measure measure : Measure.values()) {
            if (CallgrindFormat.event(measure).equals(event)) {
                return new ForeignMeasure(measure, 1);
            }
        }
        notes.add("left out: event " + event);
        return null;
    }

    private void readName(String key, String value) throws ProfileFileException {
        switch (key) {
            case "ob" -> object = name("ob", value);
            case "fl" -> {
                home = name("fl", value);
                current = home;
            }
            case "fi", "fe" -> current = name("fl", value);
            case "fn" -> {
                function = name("fn", value);
                current = home;
            }
            case "cob" -> calledObject = name("ob", value);
            case "cfi", "cfl" -> calledFile = name("fl", value);
            case "cfn" -> calledFunction = name("fn", value);
            case "calls" -> readCalls(value);
            default -> {} // jumps and what newer versions add
        }
    }

    private String name(String kind, String value) throws ProfileFileException {
        Matcher matcher = NAME.matcher(value);
        if (!matcher.matches()) {
            return value;
        }
        Map<String, String> names = compressed.computeIfAbsent(kind, _ -> new HashMap<>());
        String number = matcher.group(1);
        if (matcher.group(2) != null) {
            names.put(number, matcher.group(2));
        }
        String name = names.get(number);
        if (name == null) {
            throw wrong("uses the name (" + number + "), which was not given before");
        }
        return name;
    }

    private void readCalls(String value) throws ProfileFileException {
        String[] words = value.split("\\s+");
        Function callee =
                new Function(
                        calledObject.isEmpty() ? object : calledObject,
                        calledFile.isEmpty() ? current : calledFile,
                        calledFunction);
        calls.merge(callee, number(words[0]), Long::sum);
        if (words.length > positions.size()) {
            int at = 1 + Math.max(positions.indexOf("line"), 0);
            if (Character.isDigit(words[at].charAt(0))) {
                declared.putIfAbsent(callee, number(words[at]));
            }
        }
        calledObject = "";
        calledFile = "";
        afterCalls = true;
    }

    private void readCosts(String line) throws ProfileFileException {
        String[] words = line.split("\\s+");
        if (words.length < positions.size()) {
            throw wrong("has fewer words than positions");
        }
        long address = 0;
        long at = 0;
        for (int i = 0; i < positions.size(); i++) {
            long value = position(positions.get(i), words[i]);
            if (positions.get(i).equals("line")) {
                at = value;
            } else {
                address = value;
            }
        }
        if (afterCalls) {
            afterCalls = false; // what the call cost with its callees
            return;
        }
        // The column is the address: it keeps places of one line apart until they are added.
        SourceFrame place =
                new SourceFrame(
                        function,
                        Optional.of(current),
                        Math.clamp(at, 0, Integer.MAX_VALUE),
                        Math.clamp(address, 0, Integer.MAX_VALUE));
        long[] sums =
                costs.computeIfAbsent(
                                new Function(object, home, function), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(place, _ -> new long[events.size()]);
        for (int i = 0; i < events.size() && positions.size() + i < words.length; i++) {
            sums[i] += number(words[positions.size() + i]);
        }
    }

    /** A position: a number, or how far it is from the last one of its kind. */
    private long position(String kind, String word) throws ProfileFileException {
        long last = lastPosition.getOrDefault(kind, 0L);
        long value =
                switch (word.charAt(0)) {
                    case '*' -> last;
                    case '+' -> last + number(word.substring(1));
                    case '-' -> last - number(word.substring(1));
                    default -> number(word);
                };
        lastPosition.put(kind, value);
        return value;
    }

    private long number(String word) throws ProfileFileException {
        try {
            return word.startsWith("0x")
                    ? Long.parseLong(word, 2, word.length(), 16)
                    : Long.parseLong(word);
        } catch (NumberFormatException _) {
            throw wrong("has '" + word + "' where a number belongs");
        }
    }

    private ProfileFileException wrong(String what) {
        return file.wrong("line " + lineNumber + " " + what);
    }

    private FunctionLabel label(Function key) {
        return new FunctionLabel(
                key.name().isEmpty() ? UNKNOWN : key.name(),
                Optional.of(key.file()).filter(name -> !name.equals(UNKNOWN) && !name.isEmpty()),
                Math.clamp(declared.getOrDefault(key, 0L), 0, Integer.MAX_VALUE),
                key.object().equals(StackTable.HOST.name()));
    }

    private void addFunction(Function key, Map<SourceFrame, long[]> places) {
        FunctionLabel label = label(key);
        int number = assembler.function(label);
        int row = assembler.outermost(number);
        places.forEach(
                (at, sums) -> {
                    List<SourceFrame> chain = chain(at, label);
                    // A file without addresses has 0 everywhere: lines alone tell places apart.
                    Place place =
                            at.column() == 0 && at.line() == label.line()
                                    ? assembler.whole(number)
                                    : assembler.place(number, at.column(), chain);
                    for (int i = 0; i < sums.length; i++) {
                        ForeignMeasure event = events.get(i);
                        if (event != null && sums[i] != 0) {
                            assembler.add(row, place, event.measure(), sums[i]);
                        }
                    }
                });
        addCalls(key);
    }

    private void addCalls(Function key) {
        int number = assembler.function(label(key));
        assembler.add(
                assembler.outermost(number),
                assembler.whole(number),
                Measure.CALLS,
                calls.getOrDefault(key, 0L));
    }

    /** Code from another file was put in here; the format does not say under which name. */
    private static List<SourceFrame> chain(SourceFrame at, FunctionLabel label) {
        Optional<String> home = label.source();
        SourceFrame place =
                new SourceFrame(
                        label.name(),
                        at.file().filter(name -> !name.equals(UNKNOWN)),
                        at.line(),
                        0);
        return at.file().equals(home) || home.isEmpty()
                ? List.of(place)
                : Arrays.asList(
                        new SourceFrame("(inlined)", place.file(), place.line(), 0),
                        new SourceFrame(label.name(), home, 0, 0));
    }
}
