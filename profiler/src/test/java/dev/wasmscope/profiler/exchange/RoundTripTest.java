package dev.wasmscope.profiler.exchange;

import static dev.wasmscope.profiler.model.Measure.ALLOCATED_BYTES;
import static dev.wasmscope.profiler.model.Measure.CALLS;
import static dev.wasmscope.profiler.model.Measure.INSTRUCTIONS;
import static dev.wasmscope.profiler.model.Measure.SAMPLES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.profiler.analyse.LineTable;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a format carries comes back: names, lines and totals of random profiles. */
class RoundTripTest {

    private static final List<Measure> ALL = List.of(INSTRUCTIONS, ALLOCATED_BYTES, CALLS);

    private static final List<Measure> SAMPLED =
            List.of(Measure.WALL_TIME, SAMPLES, Measure.CPU_TIME);

    @Property(tries = 40)
    void ourOwnFileKeepsEverything(@ForAll long seed) throws IOException {
        Profile profile = RandomProfiles.exact(seed);

        assertEquals(profile, through(new WprofFormat(), profile));
    }

    @Property(tries = 40)
    void pprofKeepsStacksWithLinesAndInlinedFunctions(@ForAll long seed) throws IOException {
        Profile profile = RandomProfiles.exact(seed);
        Profile read = through(new PprofFormat(), profile);

        assertEquals(ProfileText.stacks(profile, ALL), ProfileText.stacks(read, ALL));
        assertEquals(profile.total(), read.total());
        assertEquals(profile.info(), read.info());
        assertEquals(
                ProfileText.lines(profile, INSTRUCTIONS), ProfileText.lines(read, INSTRUCTIONS));
    }

    @Property(tries = 40)
    void speedscopeKeepsPathsOfFunctions(@ForAll long seed) throws IOException {
        Profile profile = RandomProfiles.exact(seed);

        assertEquals(
                ProfileText.paths(profile, ALL),
                ProfileText.paths(through(new SpeedscopeFormat(), profile), ALL));
    }

    @Property(tries = 40)
    void theReportKeepsPathsOfFunctions(@ForAll long seed) throws IOException {
        Profile profile = RandomProfiles.exact(seed);

        assertEquals(
                ProfileText.paths(profile, ALL),
                ProfileText.paths(through(new HtmlFormat(), profile), ALL));
    }

    @Property(tries = 40)
    void callgrindKeepsFunctionsAndLines(@ForAll long seed) throws IOException {
        Profile profile = RandomProfiles.exact(seed);
        Profile read = through(new CallgrindFormat(), profile);

        assertEquals(profile.total(), read.total());
        assertEquals(ProfileText.functions(profile, ALL), ProfileText.functions(read, ALL));
        assertEquals(
                ProfileText.lines(profile, INSTRUCTIONS), ProfileText.lines(read, INSTRUCTIONS));
    }

    @Property(tries = 40)
    void theFirefoxProfilerKeepsStacksWithLinesAndInlinedFunctions(@ForAll long seed)
            throws IOException {
        Profile profile = RandomProfiles.exact(seed);
        Profile read = through(new FirefoxFormat(), profile);

        assertEquals(ProfileText.stacks(profile, ALL), ProfileText.stacks(read, ALL));
        assertEquals(profile.total(), read.total());
    }

    @Property(tries = 40)
    void openTelemetryKeepsStacksWithLinesAndInlinedFunctions(@ForAll long seed)
            throws IOException {
        Profile profile = RandomProfiles.exact(seed);
        Profile read = through(new OtlpFormat(), profile);

        assertEquals(ProfileText.stacks(profile, ALL), ProfileText.stacks(read, ALL));
        assertEquals(profile.total(), read.total());
    }

    @Property(tries = 40)
    void tablesKeepFunctionsAndLines(@ForAll long seed) throws IOException {
        Profile profile = RandomProfiles.exact(seed);
        Profile read = through(CsvFormat.ofFunctions(), profile);
        Profile lines = through(CsvFormat.ofLines(), profile);

        assertEquals(ProfileText.functions(profile, ALL), ProfileText.functions(read, ALL));
        assertEquals(ProfileText.functions(profile, ALL), ProfileText.functions(lines, ALL));
        assertEquals(
                ProfileText.lines(profile, INSTRUCTIONS), ProfileText.lines(lines, INSTRUCTIONS));
    }

    @Property(tries = 40)
    void traceEventsKeepPathsOfFunctions(@ForAll long seed) throws IOException {
        Profile profile = RandomProfiles.exact(seed);

        assertEquals(
                ProfileText.paths(profile, ALL),
                ProfileText.paths(through(new ChromeTraceFormat(), profile), ALL));
    }

    @Property(tries = 40)
    void cpuprofileKeepsPathsOfFunctionsAndTheirLines(@ForAll long seed) throws IOException {
        Profile profile = RandomProfiles.exact(seed);
        Profile read = through(new CpuProfileFormat(), profile);

        assertEquals(
                ProfileText.paths(profile, List.of(INSTRUCTIONS)),
                ProfileText.paths(read, List.of(INSTRUCTIONS)));
        assertEquals(ownLines(profile), ownLines(read));
    }

    /** Lines of functions themselves: the format has no place for inlined ones. */
    private static String ownLines(Profile profile) {
        StackTable stacks = new StackTable(profile);
        java.util.TreeMap<String, Long> lines = new java.util.TreeMap<>();
        for (int node = 0; node < stacks.size(); node++) {
            var at = stacks.frames(node).getLast();
            if (at.line() > 0 && stacks.value(node, 0) != 0) {
                lines.merge(at.file() + ":" + at.line(), stacks.value(node, 0), Long::sum);
            }
        }
        return lines.toString();
    }

    @Property(tries = 40)
    void coverageKeepsLinesAndFunctions(@ForAll long seed) throws IOException {
        Profile profile = RandomProfiles.exact(seed);
        String text = new String(bytes(new LcovFormat(), profile), StandardCharsets.UTF_8);
        Profile read = through(new LcovFormat(), profile);

        assertEquals(text, new String(bytes(new LcovFormat(), read), StandardCharsets.UTF_8));
    }

    @Property(tries = 40)
    void foldedStacksKeepNamesAndTheWeight(@ForAll long seed) throws IOException {
        Profile profile = RandomProfiles.exact(seed);
        Profile read = through(new FoldedFormat(), profile);

        assertEquals(
                ProfileText.paths(named(profile), List.of(INSTRUCTIONS)),
                ProfileText.paths(read, List.of(SAMPLES)));
    }

    @Property(tries = 40)
    void samplesKeepTheirStacksLinesAndTimes(@ForAll long seed) throws IOException {
        Profile profile = RandomProfiles.sampled(seed);
        String stacks = ProfileText.stacks(profile, SAMPLED);

        assertEquals(profile, through(new WprofFormat(), profile));
        assertEquals(stacks, ProfileText.stacks(through(new PprofFormat(), profile), SAMPLED));
        assertEquals(stacks, ProfileText.stacks(through(new OtlpFormat(), profile), SAMPLED));
        Profile firefox = through(new FirefoxFormat(), profile);
        assertEquals(stacks, ProfileText.stacks(firefox, SAMPLED));
        assertEquals(times(profile), times(firefox));
        assertEquals(
                ProfileText.paths(profile, List.of(Measure.WALL_TIME)),
                ProfileText.paths(
                        through(new ChromeTraceFormat(), profile), List.of(Measure.WALL_TIME)));
        assertEquals(
                ProfileText.paths(profile, List.of(Measure.WALL_TIME)),
                ProfileText.paths(
                        through(new CpuProfileFormat(), profile), List.of(Measure.WALL_TIME)));
    }

    /** What a place cost in a file of another tool is no number of executions. */
    @Property(tries = 10)
    void weightsOfOtherToolsAreNoExecutions(@ForAll long seed) throws IOException {
        Profile profile = RandomProfiles.exact(seed);
        for (ProfileFormat format :
                List.of(new PprofFormat(), new FirefoxFormat(), new CallgrindFormat())) {
            Profile read = through(format, profile);
            LineTable lines = LineTable.of(read);
            for (int at = 0; at < lines.size(); at++) {
                assertEquals(0, lines.executions(at), format.name() + ", line " + lines.line(at));
            }
            assertEquals(
                    ProfileText.lines(profile, INSTRUCTIONS),
                    ProfileText.lines(read, INSTRUCTIONS),
                    format.name());
        }
    }

    private static List<String> times(Profile profile) {
        var samples = profile.table(dev.wasmscope.profiler.model.SampleTable.class).orElseThrow();
        return java.util.stream.IntStream.range(0, samples.size())
                .mapToObj(
                        i ->
                                samples.time(i)
                                        + " "
                                        + samples.kind(i)
                                        + " "
                                        + profile.nameOf(samples.row(i)))
                .toList();
    }

    @Property(tries = 40)
    void equalProfilesGiveEqualBytesInEveryFormat(@ForAll long seed) throws IOException {
        for (ProfileFormat format : ProfileFormats.all()) {
            assertArrayEquals(
                    bytes(format, RandomProfiles.exact(seed)),
                    bytes(format, RandomProfiles.exact(seed)),
                    format.name());
        }
    }

    /** The same profile with nothing in its labels but names. */
    private static Profile named(Profile profile) {
        return new Profile(
                profile.info(),
                profile.functions(),
                profile.labels().stream()
                        .map(
                                label ->
                                        dev.wasmscope.profiler.model.FunctionLabel.named(
                                                label.name()))
                        .toList(),
                profile.tree(),
                profile.weight(),
                java.util.Map.of(),
                List.of());
    }

    /** Written and read again, the format told by the content. */
    static Profile through(ProfileFormat format, Profile profile) throws IOException {
        return ProfileFormats.read("file" + format.extensions().getFirst(), bytes(format, profile));
    }

    static byte[] bytes(ProfileFormat format, Profile profile) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(profile, out);
        return out.toByteArray();
    }
}
