package dev.wasmscope.profiler.analyse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.profiler.exchange.ProfileFormats;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.testing.Goldens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every analysis over profiles of real guests, as texts under {@code goldens/analyse}: an optimised
 * and an unoptimised sample, and lua.
 */
class AnalysisGoldenTest {

    private static final String FIB =
            "local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end ";
    private static final String LUA_BEFORE = FIB + "print(fib(12))";
    private static final String LUA_AFTER =
            FIB
                    + "local t = {} for i = 1, 40 do t[i] = (i * 37) % 41 end table.sort(t)"
                    + " print(fib(10), table.concat(t, ','))";

    @TempDir Path folder;

    @Test
    void ledger() throws IOException {
        Profile january = ProfiledGuest.sample(folder.resolve("a"), "ledger", "january");
        Profile december = ProfiledGuest.sample(folder.resolve("b"), "ledger", "december");
        check(
                "ledger",
                analyses("post_account", AnalysisGoldenTest::isLibrary, "post_account;...;printf"),
                december);
        checkPair("ledger", january, december);
    }

    @Test
    void inventory() throws IOException {
        Profile stock = ProfiledGuest.sample(folder, "inventory", "stock");
        check(
                "inventory",
                analyses("Perishable::price", AnalysisGoldenTest::isLibrary, "main;...;price"),
                stock);
    }

    @Test
    void lua() {
        Profile before = ProfiledGuest.lua(LUA_BEFORE);
        Profile after = ProfiledGuest.lua(LUA_AFTER);
        check(
                "lua",
                analyses("luaH_get", AnalysisGoldenTest::isLibrary, "luaV_execute;...;luaH_"),
                after);
        checkPair("lua", before, after);
    }

    /**
     * Samples are never the same twice, so these were taken once: {@code profile --mode sample} of
     * lua with a script that sorts, joins strings and recurses, saved as a profile.
     */
    @Test
    void luaSampled() throws IOException {
        Profile samples;
        try (InputStream file = getClass().getResourceAsStream("lua-samples.wprof")) {
            samples = ProfileFormats.read("lua-samples.wprof", file.readAllBytes());
        }
        Map<String, Function<Profile, String>> all =
                analyses("sort_comp", AnalysisGoldenTest::isLibrary, "auxsort;...;lua_geti");
        all.put("timeline", p -> AnalysisText.timeline(Timeline.of(p, Timeline.Axis.TIME, 40)));
        all.put(
                "timeline-by-clock",
                p -> AnalysisText.timeline(Timeline.of(p, Timeline.Axis.CLOCK, 20)));
        all.put("first-half", p -> AnalysisText.functions(half(p, 0)));
        all.put("second-half", p -> AnalysisText.functions(half(p, 1)));
        all.put("by-cpu-time", p -> AnalysisText.functions(p.weightedBy(Measure.CPU_TIME)));
        check("lua-sampled", all, samples);
        checkPair("lua-sampled", half(samples, 0), half(samples, 1));
    }

    private static Profile half(Profile profile, int number) {
        Timeline halves = Timeline.of(profile, Timeline.Axis.TIME, 2);
        return TimeRange.of(
                profile, Timeline.Axis.TIME, halves.start(number), halves.start(number + 1));
    }

    private static boolean isLibrary(FunctionLabel label) {
        return label.source().map(file -> file.contains("libc")).orElse(!label.host());
    }

    private static Map<String, Function<Profile, String>> analyses(
            String function, Predicate<FunctionLabel> library, String stack) {
        Map<String, Function<Profile, String>> all = new TreeMap<>();
        all.put("call-tree", p -> AnalysisText.tree(Transforms.foldCallSites(p)));
        all.put("call-tree-by-place", AnalysisText::tree);
        all.put("inverted-tree", p -> AnalysisText.tree(Inversion.inverted(p)));
        all.put("flame-top-down", p -> AnalysisText.flame(FlameGraph.of(p)));
        all.put("flame-bottom-up", p -> AnalysisText.flame(FlameGraph.bottomUp(p)));
        all.put("functions", AnalysisText::functions);
        all.put("sandwich", p -> sandwich(p, function));
        all.put("icicle", p -> icicle(p, Grouping.values()));
        all.put("icicle-of-calls", p -> AnalysisText.tree(Icicle.calls(p, Grouping.FILE)));
        all.put("kept-stacks", p -> AnalysisText.tree(Stacks.keep(p, StackPattern.of(stack))));
        all.put("dropped-stacks", p -> AnalysisText.tree(Stacks.drop(p, StackPattern.of(stack))));
        all.put("kept-by-name", p -> AnalysisText.tree(Stacks.keep(p, Pattern.compile(function))));
        all.put("collapsed", p -> AnalysisText.tree(Transforms.collapseRecursion(p)));
        all.put("libraries-hidden", p -> AnalysisText.tree(Transforms.hide(p, library)));
        all.put("inlined-as-frames", p -> AnalysisText.tree(Inlining.expanded(p)));
        all.put("lines", AnalysisText::lines);
        all.put("lines-of-my-code", p -> AnalysisText.lines(Transforms.hide(p, library)));
        all.put("loops", AnalysisText::loops);
        all.put("instructions", p -> AnalysisText.instructions(p, function(p, function)));
        return all;
    }

    private static String sandwich(Profile profile, String function) {
        Sandwich sandwich = Sandwich.of(profile, function(profile, function));
        return "%s: self %d, total %d, calls %d%n%ncallers%n%s%ncallees%n%s"
                .formatted(
                        function,
                        sandwich.self(),
                        sandwich.total(),
                        sandwich.calls(),
                        AnalysisText.tree(sandwich.callers()),
                        AnalysisText.tree(sandwich.callees()));
    }

    private static String icicle(Profile profile, Grouping... levels) {
        Profile icicle = Icicle.of(profile, List.of(levels));
        return AnalysisText.tree(icicle) + "\n" + AnalysisText.flame(FlameGraph.of(icicle));
    }

    private static int function(Profile profile, String name) {
        List<String> names = profile.labels().stream().map(FunctionLabel::name).toList();
        return names.stream()
                .filter(candidate -> candidate.contains(name))
                .findFirst()
                .map(names::indexOf)
                .orElseThrow(() -> new AssertionError("no " + name + " among " + names));
    }

    private void check(
            String guest, Map<String, Function<Profile, String>> analyses, Profile profile) {
        analyses.forEach(
                (name, analysis) ->
                        Goldens.check(
                                "analyse/" + guest + "/" + name + ".txt",
                                clean(analysis.apply(profile))));
    }

    private void checkPair(String guest, Profile before, Profile after) {
        ProfileDifference difference = ProfileDifference.between(before, after);
        Goldens.check(
                "analyse/" + guest + "/difference.txt", clean(AnalysisText.difference(difference)));
        TreeDifference trees = TreeDifference.between(before, after);
        assertEquals(before.total(), trees.before().total());
        Goldens.check(
                "analyse/" + guest + "/flame-before.txt",
                clean(AnalysisText.flame(FlameGraph.of(trees.before()))));
        Goldens.check(
                "analyse/" + guest + "/merged.txt",
                clean(AnalysisText.functions(Merge.of(before, after))));
    }

    private String clean(String text) {
        return text.replace(folder.toAbsolutePath() + "/", "").replace("\r", "");
    }
}
