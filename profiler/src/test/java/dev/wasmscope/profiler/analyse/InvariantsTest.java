package dev.wasmscope.profiler.analyse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CodeCounts;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SampleKind;
import dev.wasmscope.profiler.model.SampleTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every profile, whatever is in it. */
class InvariantsTest {

    private static final Predicate<FunctionLabel> LIBRARY =
            label -> label.source().orElse("").equals(RandomProfiles.LIBRARY);

    /** Every transform that takes each row to one other row and loses nothing. */
    private static final Map<String, UnaryOperator<Profile>> REARRANGING =
            new LinkedHashMap<>(
                    Map.of(
                            "hide", p -> Transforms.hide(p, LIBRARY),
                            "foldCallSites", Transforms::foldCallSites,
                            "collapseDirectRecursion", Transforms::collapseDirectRecursion,
                            "collapseRecursion", Transforms::collapseRecursion,
                            "expanded", Inlining::expanded,
                            "expanded, hidden", p -> Transforms.hide(Inlining.expanded(p), LIBRARY),
                            "expanded, folded", p -> Transforms.foldInlined(Inlining.expanded(p)),
                            "icicle", p -> Icicle.of(p, List.of(Grouping.values())),
                            "icicle of calls", p -> Icicle.calls(p, Grouping.FILE)));

    @Provide
    Arbitrary<Profile> profiles() {
        return RandomProfiles.any();
    }

    @Provide
    Arbitrary<Profile> sampled() {
        return RandomProfiles.any().filter(p -> p.weight() == Measure.SAMPLES);
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void rearrangingLosesNothingOfAnyMeasure(@ForAll("profiles") Profile profile) {
        REARRANGING.forEach(
                (name, transform) ->
                        assertEquals(totals(profile), totals(transform.apply(profile)), name));
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void piecesOfCodeAndSamplesFollowTheirRows(@ForAll("profiles") Profile profile) {
        REARRANGING.forEach((name, transform) -> requirePieces(name, transform.apply(profile)));
        Pattern pattern = Pattern.compile("lib3");
        requirePieces("keep", Stacks.keep(profile, pattern));
        requirePieces("drop", Stacks.drop(profile, pattern));
        requirePieces("below", Stacks.below(profile, 2));
        requirePieces("merge", Merge.of(profile, profile));
    }

    private static void requirePieces(String name, Profile profile) {
        long[] sums = new long[profile.tree().size()];
        profile.table(CodeCounts.class)
                .ifPresent(
                        pieces -> {
                            for (int i = 0; i < pieces.size(); i++) {
                                sums[pieces.row(i)] += pieces.weight(i);
                            }
                        });
        profile.table(SampleTable.class)
                .ifPresent(
                        samples -> {
                            for (int i = 0; i < samples.size(); i++) {
                                sums[samples.row(i)]++;
                            }
                        });
        assertArrayEquals(profile.tree().selfValues(), sums, name + ": details and rows differ");
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void invertedTwiceIsTheSameAgain(@ForAll("profiles") Profile profile) {
        Profile twice = Inversion.inverted(Inversion.inverted(profile));

        assertEquals(RandomProfiles.weights(profile), RandomProfiles.weights(twice));
        assertEquals(totals(profile), totals(twice));
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void anInvertedTreeCutShortLosesNothing(@ForAll("profiles") Profile profile) {
        Profile cut = Inversion.inverted(profile, 20);

        assertEquals(totals(profile), totals(cut));
        assertEquals(
                selfByName(profile),
                totalsOfOutermost(cut),
                "outermost rows are the functions with their own cost");
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void whatIsKeptAndWhatIsDroppedAreTheWhole(@ForAll("profiles") Profile profile) {
        for (String pattern : List.of("app2", "lib;app", "^;app0", "app4;...;lib1", "lib;$")) {
            StackPattern stack = StackPattern.of(pattern);
            TreeMap<String, Long> sum = RandomProfiles.weights(Stacks.keep(profile, stack));
            RandomProfiles.weights(Stacks.drop(profile, stack))
                    .forEach((path, weight) -> sum.merge(path, weight, Long::sum));
            assertEquals(RandomProfiles.weights(profile), sum, pattern);
        }
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void stackPatternsAgreeWithOneRegularExpressionOverThePath(
            @ForAll("profiles") Profile profile) {
        Map<String, String> oracles =
                Map.of(
                        "app2", ".*;app2(;.*)?",
                        "lib.;app", ".*;lib.;app.(;.*)?",
                        "^;app0;lib", ";app0;lib.(;.*)?",
                        "^;...;lib;$", "(;.*)?;lib.",
                        "app4;...;lib1;$", ".*;app4(;.*)?;lib1",
                        "app;...;lib;app2", ".*;app.(;.*)?;lib.;app2(;.*)?");
        oracles.forEach(
                (pattern, regex) -> {
                    TreeMap<String, Long> expected = RandomProfiles.weights(profile);
                    expected.keySet().removeIf(path -> !path.matches(regex));
                    Profile kept = Stacks.keep(profile, StackPattern.of(pattern));
                    assertEquals(expected, RandomProfiles.weights(kept), pattern);
                });
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void mergingAddsUpInEitherOrder(@ForAll("profiles") Profile a, @ForAll("profiles") Profile b) {
        Assume.that(a.weight() == b.weight());
        Profile merged = Merge.of(a, b);

        assertEquals(RandomProfiles.weights(merged), RandomProfiles.weights(Merge.of(b, a)));
        TreeMap<String, Long> sum = RandomProfiles.weights(a);
        RandomProfiles.weights(b).forEach((path, w) -> sum.merge(path, w, Long::sum));
        assertEquals(sum, RandomProfiles.weights(merged));
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void aProfileDoesNotDifferFromItself(@ForAll("profiles") Profile profile) {
        ProfileDifference difference = ProfileDifference.between(profile, profile);

        for (ProfileDifference.Row row : difference.functions()) {
            assertEquals(ProfileDifference.Change.SAME, row.change(), row.subject().text());
        }
        for (ProfileDifference.Row row : difference.lines()) {
            assertEquals(ProfileDifference.Change.SAME, row.change(), row.subject().text());
        }
        assertTrue(
                Arrays.stream(TreeDifference.between(profile, profile).changes())
                        .allMatch(change -> change == 0));
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void changesOfFunctionsAddUpToTheChangeOfTheRun(
            @ForAll("profiles") Profile a, @ForAll("profiles") Profile b) {
        Assume.that(a.weight() == b.weight());
        ProfileDifference difference = ProfileDifference.between(a, b);

        assertEquals(
                b.total() - b.tree().self(0) - a.total() + a.tree().self(0),
                difference.functions().stream().mapToLong(ProfileDifference.Row::selfChange).sum());
        assertEquals(b.total() - a.total(), TreeDifference.between(a, b).changes()[0]);
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void collapsingTwiceIsCollapsingOnce(@ForAll("profiles") Profile profile) {
        Profile direct = Transforms.collapseDirectRecursion(profile);
        assertEquals(direct, Transforms.collapseDirectRecursion(direct));
        Profile all = Transforms.collapseRecursion(profile);
        assertEquals(all, Transforms.collapseRecursion(all));
        assertTrue(
                Arrays.stream(OuterActivations.of(all.tree(), all.functions().size()))
                        .allMatch(outer -> outer == CallTree.NONE),
                "a function is still below itself");
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void bothSidesOfASandwichHaveTheFunctionsTotal(@ForAll("profiles") Profile profile) {
        FunctionSums sums = FunctionSums.of(profile.tree(), profile.functions().size());
        for (int f = 0; f < profile.functions().size(); f++) {
            Sandwich sandwich = Sandwich.of(profile, f);
            String name = profile.labels().get(f).name();
            assertEquals(sums.total()[f], sandwich.callers().total(), name + " callers");
            assertEquals(sums.total()[f], sandwich.callees().total(), name + " callees");
            assertEquals(sums.self()[f], sandwich.self(), name + " self");
            assertEquals(sums.calls()[f], sandwich.calls(), name + " calls");
        }
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void inlinedFramesFoldInAgain(@ForAll("profiles") Profile profile) {
        Profile expanded = Inlining.expanded(profile);

        assertEquals(profile.tree(), Transforms.foldInlined(expanded).tree());
        assertEquals(expanded, Inlining.expanded(expanded));
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void linesCostTheSameWhetherInlinedCallsAreFramesOrNot(@ForAll("profiles") Profile profile) {
        assertEquals(lines(profile, _ -> true), lines(Inlining.expanded(profile), _ -> true));
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void linesKeepTheirTotalsWhenLibrariesAreHidden(@ForAll("profiles") Profile profile) {
        Predicate<String> shown = RandomProfiles.APP::equals;
        Map<String, Long> before = lineTotals(profile, shown);

        assertEquals(before, lineTotals(Transforms.hide(profile, LIBRARY), shown));
        assertEquals(
                before, lineTotals(Transforms.hide(Inlining.expanded(profile), LIBRARY), shown));
        assertEquals(Map.of(), lineTotals(Transforms.hide(profile, LIBRARY), f -> !shown.test(f)));
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void aLineHasNoMoreThanTheRunAndNoLessThanItsOwn(@ForAll("profiles") Profile profile) {
        LineTable lines = LineTable.of(profile);
        for (int i = 0; i < lines.size(); i++) {
            String where = lines.file(i) + ":" + lines.line(i);
            assertTrue(lines.total(i) <= profile.total(), where);
            assertTrue(lines.self(i) <= lines.total(i), where);
            assertEquals(i, lines.find(lines.file(i), lines.line(i)), where);
        }
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void instructionsAddUpToTheirFunction(@ForAll("profiles") Profile profile) {
        FunctionSums sums = FunctionSums.of(profile.tree(), profile.functions().size());
        for (int f = 0; f < profile.functions().size(); f++) {
            InstructionTable code = InstructionTable.of(profile, f);
            long self = 0;
            for (int i = 0; i < code.size(); i++) {
                self += code.self(i);
                assertEquals(i, code.at(code.start(i)));
            }
            assertEquals(
                    sums.self()[f] - samplesWithoutPlace(profile, f),
                    self,
                    profile.labels().get(f).name());
        }
    }

    private static long samplesWithoutPlace(Profile profile, int function) {
        return profile.table(SampleTable.class).stream()
                .flatMapToInt(
                        samples ->
                                IntStream.range(0, samples.size())
                                        .filter(i -> samples.offset(i) < 0)
                                        .map(samples::row))
                .filter(row -> profile.tree().function(row) == function)
                .count();
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void aRunIsTheSumOfItsParts(@ForAll("sampled") Profile profile) {
        Timeline timeline = Timeline.of(profile, Timeline.Axis.TIME, 7);
        TreeMap<String, Long> sum = new TreeMap<>();
        for (int i = 0; i < timeline.size(); i++) {
            Profile part =
                    TimeRange.of(
                            profile, Timeline.Axis.TIME, timeline.start(i), timeline.start(i + 1));
            assertEquals(timeline.samples(i), part.total(), "bucket " + i);
            requirePieces("part", part);
            RandomProfiles.weights(part).forEach((path, w) -> sum.merge(path, w, Long::sum));
        }
        assertEquals(RandomProfiles.weights(profile), sum);
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void aTimelineHasAllTimeThatSamplesStandFor(@ForAll("sampled") Profile profile) {
        long stoodFor =
                profile.table(SampleTable.class).stream()
                        .flatMapToLong(
                                samples ->
                                        IntStream.range(0, samples.size())
                                                .mapToLong(
                                                        i ->
                                                                Math.min(
                                                                        samples.wall(i),
                                                                        samples.time(i))))
                        .sum();
        for (int buckets : List.of(1, 7, 1000)) {
            Timeline timeline = Timeline.of(profile, Timeline.Axis.TIME, buckets);
            long shown = 0;
            for (int i = 0; i < timeline.size(); i++) {
                for (SampleKind kind : SampleKind.values()) {
                    shown += timeline.wall(i, kind);
                }
            }
            assertEquals(stoodFor, shown, buckets + " buckets");
        }
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void flameGraphsAreAsWideAsTheProfileBothWaysUp(@ForAll("profiles") Profile profile) {
        assertEquals(profile.total(), FlameGraph.of(profile).total());
        assertEquals(profile.total(), FlameGraph.bottomUp(profile).total());
        assertEquals(profile.tree().size(), FlameGraph.byCallSite(profile).size());
    }

    private static Map<Measure, Long> totals(Profile profile) {
        Map<Measure, Long> totals = new TreeMap<>();
        for (Measure measure : profile.measures()) {
            totals.put(measure, Arrays.stream(profile.values(measure).orElseThrow()).sum());
        }
        return totals;
    }

    private static Map<String, Long> selfByName(Profile profile) {
        Map<String, Long> sums = new TreeMap<>();
        for (int row = 1; row < profile.tree().size(); row++) {
            sums.merge(profile.nameOf(row), profile.tree().self(row), Long::sum);
        }
        sums.values().removeIf(self -> self == 0);
        return sums;
    }

    private static Map<String, Long> totalsOfOutermost(Profile profile) {
        Map<String, Long> sums = new TreeMap<>();
        long[] totals = profile.tree().totals();
        for (int row = 1; row < totals.length; row++) {
            if (profile.tree().parent(row) == CallTree.ROOT && totals[row] != 0) {
                sums.merge(profile.nameOf(row), totals[row], Long::sum);
            }
        }
        return sums;
    }

    private static Map<String, Long> lineTotals(Profile profile, Predicate<String> files) {
        Map<String, Long> totals = new TreeMap<>();
        LineTable table = LineTable.of(profile);
        for (int i = 0; i < table.size(); i++) {
            if (files.test(table.file(i)) && table.total(i) != 0) {
                totals.put(table.file(i) + ":" + table.line(i), table.total(i));
            }
        }
        return totals;
    }

    private static String lines(Profile profile, Predicate<String> files) {
        StringBuilder text = new StringBuilder();
        LineTable table = LineTable.of(profile);
        for (int i = 0; i < table.size(); i++) {
            if (files.test(table.file(i))) {
                text.append(
                        "%s:%d self %d total %d calls %d executions %d\n"
                                .formatted(
                                        table.file(i),
                                        table.line(i),
                                        table.self(i),
                                        table.total(i),
                                        table.calls(i),
                                        table.executions(i)));
            }
        }
        return text.toString();
    }
}
