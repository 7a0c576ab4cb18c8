package dev.wasmscope.ui.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.profiler.analyse.Timeline;
import dev.wasmscope.profiler.model.Marks;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.testing.FakeProfiles;
import dev.wasmscope.ui.theme.Palette;
import dev.wasmscope.ui.theme.TextSize;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.ui.Layer;
import org.junit.jupiter.api.Test;

class MomentsTest {
    @Test
    void marksAndPartsStandOnBothAxes() {
        Profile profile = FakeProfiles.marked(FakeProfiles.sampled());
        Moments clock = Moments.of(profile, Timeline.Axis.CLOCK);
        assertEquals(
                List.of(new Moments.Mark(70, "loading"), new Moments.Mark(350, "phase(2)")),
                clock.marks());
        assertEquals(List.of(new Moments.Part(70, 140)), clock.parts());
        Moments time = Moments.of(profile, Timeline.Axis.TIME);
        assertEquals(List.of(100L, 500L), time.marks().stream().map(Moments.Mark::at).toList());
        // Ten nanoseconds and seven instructions a sample.
        assertEquals(List.of(new Moments.Part(100, 200)), time.parts());
    }

    @Test
    void aProfileWithoutSamplesHasThemToo() {
        ChartData data =
                ChartData.of(FakeProfiles.marked(FakeProfiles.counted()), Optional.empty());
        assertTrue(data.timeline(), "marks are over time");
        assertTrue(data.end() > 350);
        assertTrue(Moments.of(FakeProfiles.counted(), Timeline.Axis.CLOCK).none());
    }

    @Test
    void ofVeryManySomeAreDrawn() {
        List<Marks.Mark> many =
                IntStream.range(0, 100_000)
                        .mapToObj(i -> new Marks.Mark(i, i, "turn", OptionalLong.empty(), ""))
                        .toList();
        Moments moments =
                Moments.of(FakeProfiles.counted().with(new Marks(many)), Timeline.Axis.CLOCK);
        assertEquals(Moments.MOST, moments.marks().size());
        assertEquals(99_750, moments.end());
    }

    @Test
    void everyChartHasTheMarks() {
        ChartData data =
                ChartData.of(FakeProfiles.marked(FakeProfiles.sampled()), Optional.empty());
        JFreeChart chart =
                new ChartMaker(new ChartLook(Palette.DARK, TextSize.of(Palette.mono(11), 11)))
                        .timeline(data);
        CombinedDomainXYPlot all = (CombinedDomainXYPlot) chart.getPlot();
        assertEquals(2, all.getSubplots().size(), "a band with names, and the thread");
        List<Integer> drawn =
                all.getSubplots().stream()
                        .map(plot -> plot.getDomainMarkers(Layer.FOREGROUND).size())
                        .toList();
        assertEquals(List.of(3, 2), drawn, "two marks and a part; two marks");
    }
}
