package dev.wasmscope.ui.charts;

import dev.wasmscope.profiler.model.Unit;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeriesCollection;

/** Makes charts of {@link ChartData}. */
final class ChartMaker {
    private static final int LONG_NAMES = 12;

    /** With more marks, their names would lie over one another. */
    private static final int MOST_NAMES = 12;

    private final ChartLook look;

    ChartMaker(ChartLook look) {
        this.look = look;
    }

    /** All that runs along time, one below the other over one axis. */
    JFreeChart timeline(ChartData data) {
        NumberAxis shared =
                look.numbers(
                        ChartData.unit(data.axis()) == Unit.NANOSECONDS ? "time" : "instructions",
                        ChartData.unit(data.axis()));
        shared.setRange(0, data.end());
        CombinedDomainXYPlot all = new CombinedDomainXYPlot(shared);
        all.setGap(6);
        if (!data.moments().none()) {
            all.add(moments(data.moments()), 1);
        }
        data.threads()
                .ifPresent(
                        d -> {
                            XYPlot plot = plot(d, percent(), bars(3));
                            all.add(plot, 3);
                        });
        data.memory()
                .ifPresent(
                        d -> {
                            XYStepRenderer steps = new XYStepRenderer();
                            for (int i = 0; i < d.getSeriesCount(); i++) {
                                boolean live = d.getSeriesKey(i).equals("live blocks");
                                steps.setSeriesPaint(i, look.series(live ? 3 : 0));
                                steps.setSeriesStroke(i, ChartLook.LINE);
                            }
                            all.add(plot(d, look.numbers("memory", Unit.BYTES), steps), 4);
                        });
        data.allocated()
                .ifPresent(d -> all.add(plot(d, look.numbers("blocks", Unit.BYTES), bars(2)), 3));
        List<XYPlot> plots = plots(all);
        for (XYPlot plot : plots.subList(data.moments().none() ? 0 : 1, plots.size())) {
            data.moments().marks().forEach(m -> plot.addDomainMarker(look.moment(m.at(), "")));
        }
        return look.chart(all, plots.stream().anyMatch(p -> p.getDataset().getSeriesCount() > 0));
    }

    private static List<XYPlot> plots(CombinedDomainXYPlot all) {
        return List.copyOf(all.getSubplots());
    }

    /** A band with the names of what was marked, and which parts counted. */
    private XYPlot moments(Moments moments) {
        NumberAxis nothing = look.style(new NumberAxis());
        nothing.setTickLabelsVisible(false);
        nothing.setTickMarksVisible(false);
        XYPlot plot = plot(new XYSeriesCollection(), nothing, new XYStepRenderer());
        plot.setRangeGridlinesVisible(false);
        moments.parts().forEach(p -> plot.addDomainMarker(look.part(p.from(), p.to())));
        boolean named = moments.marks().size() <= MOST_NAMES;
        moments.marks()
                .forEach(m -> plot.addDomainMarker(look.moment(m.at(), named ? m.name() : "")));
        return plot;
    }

    private NumberAxis percent() {
        NumberAxis axis = look.style(new NumberAxis("thread, %"));
        axis.setRange(0, 100);
        return axis;
    }

    private XYPlot plot(XYDataset data, NumberAxis values, XYItemRenderer renderer) {
        XYPlot plot = new XYPlot(data, null, values, renderer);
        look.style(plot);
        return plot;
    }

    private StackedXYBarRenderer bars(int series) {
        StackedXYBarRenderer bars = new StackedXYBarRenderer();
        bars.setBarPainter(new StandardXYBarPainter());
        bars.setShadowVisible(false);
        bars.setDrawBarOutline(false);
        for (int i = 0; i < series; i++) {
            bars.setSeriesPaint(i, look.series(i));
        }
        return bars;
    }

    /** Values with names: names below, or beside where they are long. */
    JFreeChart bars(Bars bars) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        bars.bars().forEach(b -> data.addValue(b.value(), bars.title(), b.name()));
        CategoryAxis names = look.style(new CategoryAxis());
        names.setMaximumCategoryLabelWidthRatio(0.4f);
        names.setLowerMargin(0.01);
        names.setUpperMargin(0.01);
        names.setCategoryMargin(0.18);
        boolean beside = bars.bars().stream().anyMatch(b -> b.name().length() > LONG_NAMES);
        if (!beside && bars.bars().size() > LONG_NAMES) {
            names.setCategoryLabelPositions(CategoryLabelPositions.UP_45);
        }
        BarRenderer renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setMaximumBarWidth(0.08);
        renderer.setSeriesPaint(0, look.series(0));
        NumberAxis values = look.numbers(bars.title(), bars.unit());
        CategoryPlot plot = new CategoryPlot(data, names, values, renderer);
        look.grid(plot);
        plot.setOrientation(beside ? PlotOrientation.HORIZONTAL : PlotOrientation.VERTICAL);
        return look.chart(plot, false);
    }

    /** The chart of a page; empty where there is nothing to draw. */
    Optional<JFreeChart> page(ChartData data, String page) {
        if (page.equals(ChartsView.TIMELINE)) {
            return data.timeline() ? Optional.of(timeline(data)) : Optional.empty();
        }
        return Optional.ofNullable(data.bars().get(page)).map(this::bars);
    }
}
